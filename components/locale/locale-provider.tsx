'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { AdminMessages } from '#lib/messages/admin-en.ts';
import type { Messages } from '#lib/messages/en.ts';
import type { Locale } from '#lib/words/locale.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages & AdminMessages;
  }
}

/** The texts come with the page, in the reader's language only. */
export function LocaleProvider(given: { locale: Locale; messages: Messages; children: ReactNode }) {
  return (
    <IntlProvider locale={given.locale} messages={given.messages} timeZone="UTC">
      {given.children}
    </IntlProvider>
  );
}
