import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AdminNav } from '#components/admin/admin-nav.tsx';
import { LocaleProvider } from '#components/locale/locale-provider.tsx';
import { ADMIN_MESSAGES, MESSAGES } from '#lib/messages/choose.ts';
import { chooseLocale, LOCALE_COOKIE } from '#lib/words/locale.ts';

/** Its words come with these pages only. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, (await headers()).get('accept-language'));
  return (
    <LocaleProvider locale={locale} messages={{ ...MESSAGES[locale], ...ADMIN_MESSAGES[locale] }}>
      <AdminNav />
      <main id="content" className="mx-auto max-w-[110rem] px-4 pt-4 pb-28 sm:px-6 sm:pb-12">
        {children}
      </main>
    </LocaleProvider>
  );
}
