import { DeliveryAdmin } from '#components/admin/delivery/delivery-admin.tsx';

export default function DeliveryPage() {
  return <DeliveryAdmin />;
}
