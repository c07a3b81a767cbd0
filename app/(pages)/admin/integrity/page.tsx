import { IntegrityAdmin } from '#components/admin/integrity/integrity-admin.tsx';

export default function IntegrityPage() {
  return <IntegrityAdmin />;
}
