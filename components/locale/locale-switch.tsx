'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { keepInCookie } from '#components/ui/cookie.ts';
import { LOCALE_COOKIE, LOCALES, type Locale } from '#lib/words/locale.ts';

const SHORT: Record<Locale, string> = { 'pt-BR': 'PT', en: 'EN' };

/** The choice is kept in a cookie, so that the server renders the next page in it at once. */
export function LocaleSwitch() {
  const t = useTranslations('locale');
  const current = useLocale();
  const router = useRouter();
  const choose = (locale: Locale) => {
    keepInCookie(LOCALE_COOKIE, locale);
    router.refresh();
  };
  return (
    <fieldset className="flex rounded-full border border-line p-0.5 text-xs">
      <legend className="sr-only">{t('label')}</legend>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
          className="min-h-8 cursor-pointer rounded-full px-2 text-muted aria-pressed:bg-line aria-pressed:text-ink"
        >
          {SHORT[locale]}
          <span className="sr-only"> – {t(locale)}</span>
        </button>
      ))}
    </fieldset>
  );
}
