'use client';

import { PageFailed } from '#components/ui/page-failed.tsx';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return <PageFailed retry={reset} />;
}
