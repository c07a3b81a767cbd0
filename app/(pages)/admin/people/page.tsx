import { PeopleAdmin } from '#components/admin/people/people-admin.tsx';

export default function PeoplePage() {
  return <PeopleAdmin />;
}
