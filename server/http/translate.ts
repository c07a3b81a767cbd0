import { createTranslator } from 'use-intl/core';
import { ADMIN_MESSAGES, MESSAGES } from '#lib/messages/choose.ts';
import type { Translate } from '#lib/messages/translate.ts';
import { LOCALES, type Locale } from '#lib/words/locale.ts';

const made = new Map<Locale, Translate>(
  LOCALES.map((locale) => {
    const messages = { ...MESSAGES[locale], ...ADMIN_MESSAGES[locale] };
    return [locale, createTranslator({ locale, messages, timeZone: 'UTC' })];
  }),
);

/** The pages' texts, for what the server itself writes in somebody's language. */
export function translator(locale: Locale): Translate {
  const translate = made.get(locale);
  if (translate === undefined) throw new Error(`there are no texts in ${locale}`);
  return translate;
}
