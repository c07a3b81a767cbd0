export const LOCALES = ['pt-BR', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_COOKIE = 'gelo-locale';

/** The reader's choice if there is one, else the first of the browser's languages that Gelo speaks, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const exact = LOCALES.find((locale) => locale === chosen);
  if (exact !== undefined) return exact;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.find((p) => p.trim().startsWith('q='));
      return { tag: tag.trim().toLowerCase(), q: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const language = tag.split('-')[0];
    if (language === 'pt') return 'pt-BR';
    if (language === 'en') return 'en';
  }
  return 'en';
}
