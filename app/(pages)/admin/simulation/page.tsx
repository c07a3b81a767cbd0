import { SimulationAdmin } from '#components/admin/simulation/simulation-admin.tsx';

export default function SimulationPage() {
  return <SimulationAdmin />;
}
