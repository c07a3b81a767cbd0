import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { FreezerPage } from '#components/freezer/freezer-page.tsx';
import { FREEZER_HEADER } from '#lib/freezer/address.ts';

export default async function OneFreezerPage({ params }: { params: Promise<{ id: string }> }) {
  if ((await headers()).get(FREEZER_HEADER) === 'unknown') notFound();
  return <FreezerPage part={(await params).id} />;
}
