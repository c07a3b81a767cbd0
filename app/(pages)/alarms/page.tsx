import { Alarms } from '#components/alarms/alarms.tsx';

export default function AlarmsPage() {
  return <Alarms />;
}
