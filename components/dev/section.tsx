'use client';

import { type ReactNode, useState } from 'react';
import { GivenLive, type Live } from '#components/live/live-provider.tsx';

/** One kind of thing on the page of states. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line py-6">
      <h2 className="mb-4 text-lg font-semibold">{title}</h2>
      <div className="flex flex-col gap-6">{children}</div>
    </section>
  );
}

/** Something real, as it is where this is known. */
export function State(given: { name: string; live: () => Live; children: ReactNode }) {
  const [live] = useState(given.live);
  return (
    <div>
      <p className="mb-2 font-mono text-xs text-muted">{given.name}</p>
      <GivenLive live={live}>{given.children}</GivenLive>
    </div>
  );
}
