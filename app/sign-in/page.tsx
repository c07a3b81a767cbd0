import { headers } from 'next/headers';
import { SignInPage } from '#components/session/sign-in-page.tsx';
import { ORGANISATION_HEADER, readOrganisation } from '#lib/people/me.ts';
import { returnPath } from '#lib/web/return-path.ts';

type Given = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignIn({ searchParams }: Given) {
  const { to, link, error } = await searchParams;
  return (
    <SignInPage
      to={returnPath(typeof to === 'string' ? to : undefined)}
      reason={link === undefined ? (error === undefined ? undefined : 'organisation') : 'link'}
      organisation={readOrganisation((await headers()).get(ORGANISATION_HEADER))}
    />
  );
}
