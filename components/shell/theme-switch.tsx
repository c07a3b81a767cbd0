'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { keepInCookie } from '#components/ui/cookie.ts';
import { Icon } from '#components/ui/icon.tsx';
import { THEME_COOKIE, THEMES, type Theme } from '#lib/words/theme.ts';

const ICONS = { system: 'contrast', light: 'sun', dark: 'moon' } as const;

/** One button that goes round: as the system, light, dark. */
export function ThemeSwitch({ chosen }: { chosen: Theme }) {
  const t = useTranslations('theme');
  const [theme, setTheme] = useState(chosen);
  const choose = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    keepInCookie(THEME_COOKIE, next);
    document.documentElement.dataset['theme'] = next;
    setTheme(next);
  };
  const label = `${t('label')}: ${t(theme)}`;
  return (
    <button
      type="button"
      onClick={choose}
      title={label}
      aria-label={label}
      className="grid size-9 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink"
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
