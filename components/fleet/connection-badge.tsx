'use client';

import { useTranslations } from 'use-intl';
import { useConnection } from '#components/live/use-live.ts';

const LOOK = { connecting: 'text-muted', live: 'text-good', lost: 'text-warn' };
const SIGN = { connecting: '○', live: '●', lost: '▲' };

export function ConnectionBadge() {
  const t = useTranslations('connection');
  const connection = useConnection();
  return (
    <p data-connection={connection} className="flex items-center gap-1.5 text-xs text-muted">
      <span aria-hidden="true" className={LOOK[connection]}>
        {SIGN[connection]}
      </span>
      {t(connection)}
    </p>
  );
}
