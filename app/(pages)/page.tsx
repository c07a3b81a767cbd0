import { Fleet } from '#components/fleet/fleet.tsx';
import { Header } from '#components/fleet/header.tsx';

export default function FleetPage() {
  return (
    <>
      <Header />
      <Fleet />
    </>
  );
}
