import type { AtDesk } from '#components/alerting/notifier.ts';

const TURN = 'gelo-notifications';

/** The browser's notifications. Where it has none (http://192.168.…) it has neither workers nor locks. */
export const atDesk: AtDesk = (act) => {
  const inTurn = async () => {
    const desk = await navigator.serviceWorker?.getRegistration();
    if (desk !== undefined) await act(desk);
  };
  // Forbidden meanwhile, or out of room: banner and sound tell of the alarm all the same.
  navigator.locks?.request(TURN, inTurn).catch(() => undefined);
};
