'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useLive } from '#components/live/live-provider.tsx';
import { useAbsence, useSurroundings, useTimely, useUpgraded } from '#components/live/use-live.ts';
import { SessionNotices } from '#components/session/session-notices.tsx';
import { Faults } from '#components/shell/faults.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { exactMoment } from '#lib/time/moment.ts';

/** What is wrong, in words, and nothing while all is well. */
export function Notices() {
  return (
    <div className="mx-auto w-full max-w-[110rem] px-4 sm:px-6 print:hidden">
      <div className="flex flex-col gap-2 pt-4 empty:pt-0" role="status">
        <SessionNotices />
        <Faults line={(words) => <Notice tone="warn">{words}</Notice>} />
        <Missed />
        <Upgraded />
      </div>
      <RejectCount />
    </div>
  );
}

/** CN3: what the page did not see while it was away. */
function Missed() {
  const t = useTranslations('connection');
  const locale = useLocale();
  const { store } = useLive();
  const absence = useAbsence();
  const words = useTimely((now) => {
    if (absence === undefined) return undefined;
    const { from, to, raised } = absence;
    const times = { from: exactMoment(from, now, locale), to: exactMoment(to, now, locale) };
    return `${t('absent', times)} ${t('raised', { count: raised })}`;
  });
  if (words === undefined) return null;
  return (
    <Notice tone="info" action={{ label: t('dismiss'), act: store.sawAbsence }}>
      {words}
    </Notice>
  );
}

function Upgraded() {
  const t = useTranslations('connection');
  if (!useUpgraded()) return null;
  return (
    <Notice tone="info" action={{ label: t('reload'), act: () => window.location.reload() }}>
      {t('upgraded')}
    </Notice>
  );
}

/** Outside the live region: it may count up many times a second. */
function RejectCount() {
  const t = useTranslations('rejects');
  const rejects = useSurroundings()?.rejects;
  if (!rejects?.last) return null;
  const { reason, partition, offset } = rejects.last;
  return (
    <div className="pt-2">
      <Notice tone="info">
        {t('count', { count: rejects.count, reason: t(`reason.${reason}`), partition, offset })}
      </Notice>
    </div>
  );
}
