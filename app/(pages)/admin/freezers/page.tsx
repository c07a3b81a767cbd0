import { FreezersAdmin } from '#components/admin/freezers/freezers-admin.tsx';

export default function FreezersPage() {
  return <FreezersAdmin />;
}
