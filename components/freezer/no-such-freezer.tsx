'use client';

import { usePathname } from 'next/navigation';
import { FreezerPage } from '#components/freezer/freezer-page.tsx';
import { UnknownFreezer } from '#components/freezer/unknown-freezer.tsx';
import { useFreezer } from '#components/live/use-live.ts';
import { freezerOfAddress, freezerPart } from '#lib/freezer-address.ts';

/** UI9: nobody has heard of it; its first reading brings the page. */
export function NoSuchFreezer() {
  const part = freezerPart(usePathname()) ?? '';
  const id = freezerOfAddress(part);
  const appeared = useFreezer(id ?? '') !== undefined;
  return appeared ? <FreezerPage part={part} /> : <UnknownFreezer id={id} />;
}
