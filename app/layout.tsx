import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { LiveProvider } from '#components/live/live-provider.tsx';
import { LocaleProvider } from '#components/locale/locale-provider.tsx';
import { chooseLocale, LOCALE_COOKIE } from '#lib/locale.ts';
import './globals.css';

export const metadata: Metadata = {
  title: 'Gelo',
  description: 'Freezer temperatures live from Apache Kafka',
  icons: '/icon.svg',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131b23' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, (await headers()).get('accept-language'));
  return (
    <html lang={locale}>
      <body className="min-h-dvh font-sans antialiased">
        <LocaleProvider locale={locale}>
          <LiveProvider>{children}</LiveProvider>
        </LocaleProvider>
      </body>
    </html>
  );
}
