'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useSessionChanges } from '#components/live/use-live.ts';
import { onSignInWanted, signedIn } from '#components/session/signals.ts';
import { fetched } from '#components/ui/fetched.tsx';

const SignInDialog = fetched(() =>
  import('#components/session/sign-in-dialog.tsx').then((file) => file.SignInDialog),
);

/** WH3, WH15: shows the page anew when one may do something else, and asks who it is where that is wanted. */
export function SessionWatch() {
  const router = useRouter();
  const changes = useSessionChanges();
  const [asking, setAsking] = useState(false);
  useEffect(() => onSignInWanted(() => setAsking(true)), []);
  useEffect(() => {
    // What was typed stays: the page is made anew around it.
    if (changes > 0) router.refresh();
  }, [changes, router]);
  if (!asking) return null;
  return (
    <SignInDialog
      close={() => setAsking(false)}
      onDone={() => {
        setAsking(false);
        signedIn();
        router.refresh();
      }}
    />
  );
}
