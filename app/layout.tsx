import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Alerting } from '#components/alerting/alerting.tsx';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { LocaleProvider } from '#components/locale/locale-provider.tsx';
import { MeProvider } from '#components/session/me.tsx';
import { SessionWatch } from '#components/session/session-watch.tsx';
import { Installed } from '#components/shell/installed.tsx';
import { MESSAGES } from '#lib/messages/choose.ts';
import { ME_HEADER, ORGANISATION_HEADER, readMe, readOrganisation } from '#lib/people/me.ts';
import { chooseLocale, LOCALE_COOKIE } from '#lib/words/locale.ts';
import { chooseTheme, THEME_COOKIE } from '#lib/words/theme.ts';
import './globals.css';

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
  const asked = await headers();
  const locale = chooseLocale(chosen, asked.get('accept-language'));
  const theme = chooseTheme(kept.get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} data-theme={theme}>
      <body className="min-h-dvh font-sans antialiased">
        <LocaleProvider locale={locale} messages={MESSAGES[locale]}>
          <MeProvider
            me={readMe(asked.get(ME_HEADER))}
            organisation={readOrganisation(asked.get(ORGANISATION_HEADER))}
          >
            <LiveProvider>
              <Installed />
              <SessionWatch />
              <Alerting>{children}</Alerting>
            </LiveProvider>
          </MeProvider>
        </LocaleProvider>
      </body>
    </html>
  );
}
