'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Locale } from '#lib/locale.ts';
import { en, type Messages } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

const MESSAGES: Record<Locale, Messages> = { en, 'pt-BR': ptBr };

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <IntlProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
