'use client';

import { useState } from 'react';
import { AskError, ask } from '#components/api/ask.ts';
import type { ImportReport } from '#lib/api/freezers-csv.ts';

/** As much as the server takes. */
const MOST_BYTES = 4 * 1024 * 1024;
const CHANGED_SINCE = 409;

type Chosen = { file: File; report: ImportReport };
export type ImportStep =
  | { step: 'choosing' }
  | { step: 'too-large' }
  | { step: 'reading'; file: File }
  | ({ step: 'looking'; changedSince: boolean } & Chosen)
  | ({ step: 'applying' } & Chosen)
  | ({ step: 'done' } & Chosen)
  | { step: 'failed'; file: File; fault: unknown; report: ImportReport | undefined };

/** FA8: a file, what it would change, and then all of that or nothing. */
export function useImport(done: () => void) {
  const [now, setNow] = useState<ImportStep>({ step: 'choosing' });

  const look = async (file: File, changedSince = false) => {
    if (file.size > MOST_BYTES) return setNow({ step: 'too-large' });
    setNow({ step: 'reading', file });
    try {
      setNow({ step: 'looking', file, changedSince, report: await send(file, 'dry=true') });
    } catch (fault) {
      setNow({ step: 'failed', file, fault, report: undefined });
    }
  };

  const apply = async ({ file, report }: Chosen) => {
    setNow({ step: 'applying', file, report });
    try {
      const applied = await send(file, `revision=${report.revision}`);
      setNow({ step: 'done', file, report: applied });
      done();
    } catch (fault) {
      if (fault instanceof AskError && fault.status === CHANGED_SINCE) await look(file, true);
      else setNow({ step: 'failed', file, fault, report });
    }
  };
  return { now, look, apply };
}

function send(file: File, query: string): Promise<ImportReport> {
  return ask<ImportReport>(`/api/freezers.csv?${query}`, { method: 'POST', csv: file });
}
