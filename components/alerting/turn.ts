/** So long another tab may take to say that it is about to ring too (docs/decisions/0024). */
const HEARD_WITHIN_MS = 60;

export type Turn = ReturnType<typeof createTurn>;
type Said = { readonly says: 'wish' | 'rang'; readonly tab: number };
/** What of BroadcastChannel is needed. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  onmessage: ((event: MessageEvent<Said>) => void) | null;
};

/**
 * Of several tabs one rings: each says that it wishes to, and of those that say so within a moment it is the
 * one with the least number. Unlike a lock it works on http://192.168.…, and needs nothing of a tab that sleeps.
 */
export function createTurn(deps: {
  channel: Channel | undefined;
  tab: number;
  now: () => number;
  /** Another tab rang. */
  onRang: () => void;
}) {
  const { channel, tab, now, onRang } = deps;
  let wishing: ReturnType<typeof setTimeout> | undefined;
  /** When a tab that goes before this one last wished. */
  let yieldedAt = Number.NEGATIVE_INFINITY;

  const give = () => {
    clearTimeout(wishing);
    wishing = undefined;
  };
  if (channel !== undefined) {
    channel.onmessage = ({ data }) => {
      if (data.says === 'rang') {
        give();
        onRang();
      } else if (data.tab < tab) {
        yieldedAt = now();
        give();
      }
    };
  }
  const say = (says: Said['says']) => channel?.postMessage({ says, tab });

  return {
    /** Rings unless another tab does. */
    ask(ring: () => void) {
      if (channel === undefined) return ring();
      if (wishing !== undefined || now() - yieldedAt < HEARD_WITHIN_MS) return;
      say('wish');
      wishing = setTimeout(() => {
        wishing = undefined;
        say('rang');
        ring();
      }, HEARD_WITHIN_MS);
    },
    stop() {
      give();
      channel?.close();
    },
  };
}
