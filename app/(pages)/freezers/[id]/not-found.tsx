import { NoSuchFreezer } from '#components/freezer/no-such-freezer.tsx';

export default function NoSuchFreezerPage() {
  return <NoSuchFreezer />;
}
