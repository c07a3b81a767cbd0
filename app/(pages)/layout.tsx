import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Header } from '#components/shell/header.tsx';
import { Notices } from '#components/shell/notices.tsx';
import { chooseTheme, THEME_COOKIE } from '#lib/words/theme.ts';

/** Every page but the wall, which has no controls. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  const theme = chooseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <Header theme={theme} />
      <Notices />
      {children}
    </>
  );
}
