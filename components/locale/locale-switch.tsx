'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { LOCALE_COOKIE, LOCALES, type Locale } from '#lib/locale.ts';

const SHORT: Record<Locale, string> = { 'pt-BR': 'PT', en: 'EN' };
const YEAR_S = 365 * 24 * 3600;

/** The choice is kept in a cookie, so that the server renders the next page in it at once. */
export function LocaleSwitch() {
  const t = useTranslations('locale');
  const current = useLocale();
  const router = useRouter();
  const choose = (locale: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore exists on secure pages only, not on http://192.168.…
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_S}; samesite=lax`;
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
          className="cursor-pointer rounded-full px-2.5 py-1.5 text-muted aria-pressed:bg-line aria-pressed:text-ink"
        >
          {SHORT[locale]}
          <span className="sr-only"> – {t(locale)}</span>
        </button>
      ))}
    </fieldset>
  );
}
