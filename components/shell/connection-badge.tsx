'use client';

import { useTranslations } from 'use-intl';
import { useConnection } from '#components/live/use-live.ts';
import { Sign } from '#components/ui/sign.tsx';

const LOOK = { connecting: 'text-muted', live: 'text-good', lost: 'text-warn' };
const SHAPE = { connecting: 'ring', live: 'dot', lost: 'triangle' } as const;

export function ConnectionBadge() {
  const t = useTranslations('connection');
  const connection = useConnection();
  return (
    <p data-connection={connection} className="flex items-center gap-1.5 text-xs text-muted">
      <Sign shape={SHAPE[connection]} className={LOOK[connection]} />
      {t(connection)}
    </p>
  );
}
