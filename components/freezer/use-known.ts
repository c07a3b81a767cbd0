import { useFacts, useFreezer, useTopic } from '#components/live/use-live.ts';

/**
 * UI9: whether there is such a freezer, by what is live, so that nothing is asked of one that is not
 * there, nor before that can be told. `waiting` until the server was heard; `seen` while its first reading is not in the database yet.
 */
export function useKnown(id: string): 'waiting' | 'unknown' | 'seen' | 'recorded' {
  const connected = useTopic() !== undefined;
  const seen = useFreezer(id) !== undefined;
  const recorded = useFacts(id) !== undefined;
  if (recorded) return 'recorded';
  if (seen) return 'seen';
  return connected ? 'unknown' : 'waiting';
}
