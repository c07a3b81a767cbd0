import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Alerting } from '#components/alerting/alerting.tsx';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { LocaleProvider } from '#components/locale/locale-provider.tsx';
import { Installed } from '#components/shell/installed.tsx';
import { chooseLocale, LOCALE_COOKIE, type Locale } from '#lib/locale.ts';
import { en, type Messages } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { chooseTheme, THEME_COOKIE } from '#lib/theme.ts';
import './globals.css';

const MESSAGES: Record<Locale, Messages> = { en, 'pt-BR': ptBr };

export const metadata: Metadata = {
  title: 'Gelo',
  description: 'Freezer temperatures live from Apache Kafka',
  icons: { icon: '/icon.svg', apple: '/apple-touch-icon.png' },
};

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131b23' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const chosen = kept.get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, (await headers()).get('accept-language'));
  const theme = chooseTheme(kept.get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} data-theme={theme}>
      <body className="min-h-dvh font-sans antialiased">
        <LocaleProvider locale={locale} messages={MESSAGES[locale]}>
          <LiveProvider>
            <Installed />
            <Alerting>{children}</Alerting>
          </LiveProvider>
        </LocaleProvider>
      </body>
    </html>
  );
}
