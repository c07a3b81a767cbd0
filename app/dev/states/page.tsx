import { notFound } from 'next/navigation';
import { States } from '#components/dev/states.tsx';

/** For whoever works on the pages; whoever uses Gelo has no such page. */
export default function StatesPage() {
  // biome-ignore lint/style/noProcessEnv: the build writes it down here; it is no setting.
  if (process.env.NODE_ENV === 'production') notFound();
  return <States />;
}
