'use client';

import { usePathname } from 'next/navigation';
import { FreezerPage } from '#components/freezer/freezer-page.tsx';
import { UnknownFreezer } from '#components/freezer/unknown-freezer.tsx';
import { useKnown } from '#components/freezer/use-known.ts';
import { freezerOfAddress, freezerPart } from '#lib/freezer/address.ts';

/** UI9: nobody had heard of it when this was asked for; its first reading brings the page. */
export function NoSuchFreezer() {
  const part = freezerPart(usePathname()) ?? '';
  const id = freezerOfAddress(part);
  const known = useKnown(id ?? '');
  const appeared = known === 'seen' || known === 'recorded';
  return appeared ? <FreezerPage part={part} /> : <UnknownFreezer id={id} />;
}
