export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = 'gelo-theme';

/** UI5: the reader's choice; anything else is the system's. */
export function chooseTheme(chosen: string | undefined): Theme {
  return THEMES.find((theme) => theme === chosen) ?? 'system';
}
