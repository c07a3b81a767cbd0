import { Fleet } from '#components/fleet/fleet.tsx';

export default function FleetPage() {
  return <Fleet />;
}
