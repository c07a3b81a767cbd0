'use client';

import { PageFailed } from '#components/ui/page-failed.tsx';

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return <PageFailed error={error} retry={reset} />;
}
