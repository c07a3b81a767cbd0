'use client';

import { useTranslations } from 'use-intl';
import { showWish } from '#components/alarms/show-wish.ts';
import { useConnection, useSurroundings } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { Sign } from '#components/ui/sign.tsx';
import { type AlarmWish, NO_WISH } from '#lib/alarm/wish.ts';
import { PART_NAMES } from '#lib/health/parts.ts';

/** Nothing to show: because of the filters, because all is well, or because Gelo cannot see. */
export function NoAlarms({ wish, hidden }: { wish: AlarmWish; hidden: boolean }) {
  const t = useTranslations('alarms');
  const parts = useSurroundings()?.parts;
  const connection = useConnection();
  if (hidden) {
    return (
      <div className="flex flex-col items-center gap-4 py-16 text-sm text-muted">
        <p>{t('hidden')}</p>
        <Button look="quiet" onClick={() => showWish({ ...NO_WISH, over: wish.over })}>
          {t('showAll')}
        </Button>
      </div>
    );
  }
  const sure = connection === 'live' && PART_NAMES.every((name) => parts?.[name].status === 'up');
  return (
    <div className="flex flex-col items-center gap-1 py-16 text-center" data-none={sure}>
      <p className="flex items-center gap-2 font-medium">
        <Sign shape={sure ? 'dot' : 'ring'} className={sure ? 'text-good' : 'text-muted'} />
        {sure ? t('none') : t('noneKnown')}
      </p>
      <p className="text-sm text-balance text-muted">{sure ? t('noneText') : t('noneKnownText')}</p>
    </div>
  );
}
