import { useState } from 'react';
import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import type { IntegrityRequest, IntegrityRun } from '#lib/api/integrity.ts';

type Runs = { readonly runs: readonly IntegrityRun[] };

const WHILE_RUNNING_MS = 500;
/** Somebody else may begin one. */
const OTHERWISE_MS = 5000;

const get = <T>(path: string) => ask<T>(path);

export type Integrity = ReturnType<typeof useIntegrity>;

/** The checks that were made, and what can be done about them. */
export function useIntegrity() {
  const { data, error, mutate } = useSWR<Runs, unknown>('/api/integrity', get, {
    refreshInterval: OTHERWISE_MS,
  });
  const listed = data?.runs.find(({ state }) => state === 'running');
  // Only this one changes; the others are as many as a hundred.
  const { data: running, mutate: mutateRunning } = useSWR<IntegrityRun, unknown>(
    listed === undefined ? null : `/api/integrity/${listed.id}`,
    get,
    {
      refreshInterval: WHILE_RUNNING_MS,
      onSuccess: ({ state }) => void (state !== 'running' && mutate()),
    },
  );
  const runs = data?.runs.map((run) => (run.id === running?.id ? running : run));
  const [doing, setDoing] = useState<'start' | 'cancel'>();
  const [refused, setRefused] = useState<unknown>();

  const change = async (what: 'start' | 'cancel', path: string, body?: IntegrityRequest) => {
    setDoing(what);
    setRefused(undefined);
    try {
      const run = await ask<IntegrityRun>(path, { method: 'POST', body });
      await Promise.all([mutate(), mutateRunning()]);
      return run;
    } catch (error) {
      setRefused(error);
      return undefined;
    } finally {
      setDoing(undefined);
    }
  };

  return {
    runs,
    fault: error,
    again: () => void mutate(),
    doing,
    refused,
    start: (request: IntegrityRequest) => change('start', '/api/integrity', request),
    cancel: (id: string) => change('cancel', `/api/integrity/${id}/cancel`),
  };
}
