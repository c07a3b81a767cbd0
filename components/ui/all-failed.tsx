'use client';

import { useSyncExternalStore } from 'react';
import { IntlProvider } from 'use-intl';
import { PageFailed } from '#components/ui/page-failed.tsx';
import { problem as en } from '#lib/messages/en/problem.ts';
import { problem as ptBr } from '#lib/messages/pt-br/problem.ts';
import { chooseLocale, type Locale } from '#lib/words/locale.ts';

const PROBLEM = { en, 'pt-BR': ptBr };

/** By the browser's wish: what knew of the reader's choice is what failed. */
export function useBrowserLocale(): Locale {
  return useSyncExternalStore<Locale>(never, readLocale, () => 'en');
}

/** UI9: when even what all pages stand in has failed. */
export function AllFailed(given: { locale: Locale; error: unknown; retry: () => void }) {
  const { locale, error, retry } = given;
  return (
    <IntlProvider locale={locale} messages={{ problem: PROBLEM[locale] }} timeZone="UTC">
      <PageFailed error={error} retry={retry} />
    </IntlProvider>
  );
}

function readLocale(): Locale {
  return chooseLocale(undefined, navigator.language);
}

function never(): () => void {
  return () => undefined;
}
