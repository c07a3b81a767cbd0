'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailedLine } from '#components/api/failed-line.tsx';
import { ReportPaper } from '#components/freezer/report/report-paper.tsx';
import { useReport } from '#components/freezer/report/use-report.ts';
import { UnknownFreezer } from '#components/freezer/unknown-freezer.tsx';
import { useKnown } from '#components/freezer/use-known.ts';
import { useRange } from '#components/freezer/use-range.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { stretchOf } from '#lib/chart/range.ts';
import { freezerOfAddress, freezerPath } from '#lib/freezer/address.ts';
import type { Range } from '#lib/history/history.ts';

/** FZ8: a report on excursions, on the screen as it will be on paper. */
export function ReportPage({ part }: { part: string }) {
  const id = freezerOfAddress(part);
  const known = useKnown(id ?? '');
  if (id === undefined || known === 'unknown') return <UnknownFreezer id={id} />;
  // A range that ends now needs the server's clock.
  return known === 'recorded' ? <Asked key={id} id={id} /> : <Waiting />;
}

function Asked({ id }: { id: string }) {
  const { store } = useLive();
  const { range, righted } = useRange();
  const t = useTranslations();
  const [made] = useState(store.serverNow);
  return (
    <Found
      id={id}
      stretch={stretchOf(range, made)}
      made={made}
      notice={righted === null ? undefined : t(`chart.righted.${righted}`)}
    />
  );
}

type FoundGiven = { id: string; stretch: Range; made: number; notice: string | undefined };

function Found({ id, stretch, made, notice }: FoundGiven) {
  const t = useTranslations();
  const { data, error, mutate } = useReport(id, stretch, made);
  return (
    <main
      id="content"
      className="mx-auto w-full max-w-[52rem] px-4 pt-4 pb-24 sm:px-6 print:max-w-none print:p-0"
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Link
          href={freezerPath(id)}
          prefetch={false}
          className="-ml-2 inline-flex min-h-9 items-center gap-1 rounded-full px-2 text-sm text-muted hover:bg-line hover:text-ink"
        >
          <Icon name="left" className="size-4" />
          {t('report.back')}
        </Link>
        <Button idle={data === undefined} onClick={() => window.print()}>
          {t('report.print')}
        </Button>
        {notice === undefined ? null : <Notice tone="info">{notice}</Notice>}
      </div>
      {error !== undefined ? (
        <FailedLine what={t('report.failed')} fault={error} again={() => void mutate()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <ReportPaper report={data} stretch={stretch} made={made} />
      )}
    </main>
  );
}

function Waiting() {
  const t = useTranslations('ask');
  return (
    <p role="status" className="min-h-[60dvh] p-6 text-sm text-muted">
      {t('loading')}
    </p>
  );
}
