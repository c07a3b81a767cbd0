import { JournalAdmin } from '#components/admin/journal/journal-admin.tsx';

export default function JournalPage() {
  return <JournalAdmin />;
}
