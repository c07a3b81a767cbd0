import { Wall } from '#components/wall/wall.tsx';

export default function WallPage() {
  return <Wall />;
}
