'use client';

import { AllFailed, useBrowserLocale } from '#components/ui/all-failed.tsx';
import './globals.css';

export default function GlobalErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  const locale = useBrowserLocale();
  return (
    <html lang={locale}>
      <body className="min-h-dvh font-sans antialiased">
        <title>Gelo</title>
        <AllFailed locale={locale} error={error} retry={reset} />
      </body>
    </html>
  );
}
