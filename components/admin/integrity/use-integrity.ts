import { useState } from 'react';
import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import type { IntegrityRequest, IntegrityRun } from '#lib/api/integrity.ts';

type Runs = { readonly runs: readonly IntegrityRun[] };

const WHILE_RUNNING_MS = 500;
/** Somebody else may begin one. */
const OTHERWISE_MS = 5000;

export type Integrity = ReturnType<typeof useIntegrity>;

/** The checks that were made, and what can be done about them. */
export function useIntegrity() {
  const { data, error, mutate } = useSWR<Runs, unknown>(
    '/api/integrity',
    (path: string) => ask(path),
    {
      refreshInterval: (latest) =>
        latest?.runs.some(({ state }) => state === 'running') ? WHILE_RUNNING_MS : OTHERWISE_MS,
    },
  );
  const [doing, setDoing] = useState<'start' | 'cancel'>();
  const [refused, setRefused] = useState<unknown>();

  const change = async (what: 'start' | 'cancel', path: string, body?: IntegrityRequest) => {
    setDoing(what);
    setRefused(undefined);
    try {
      const run = await ask<IntegrityRun>(path, { method: 'POST', body });
      await mutate();
      return run;
    } catch (error) {
      setRefused(error);
      return undefined;
    } finally {
      setDoing(undefined);
    }
  };

  return {
    runs: data?.runs,
    fault: error,
    again: () => void mutate(),
    doing,
    refused,
    start: (request: IntegrityRequest) => change('start', '/api/integrity', request),
    cancel: (id: string) => change('cancel', `/api/integrity/${id}/cancel`),
  };
}
