import { useEffect, useRef, useState } from 'react';

/** Somebody who has not moved for so long is not about to click. */
const CALM_FOR_MS = 10_000;

/** FL2: whether somebody is at the tiles, or rows, just now, by pointer or by keyboard. */
export function useCalm() {
  const [busy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => {
    clearTimeout(timer.current);
    setBusy(false);
  };
  const touch = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setBusy(false), CALM_FOR_MS);
    setBusy(true);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    busy,
    watch: { onPointerMove: touch, onPointerLeave: leave, onFocus: touch, onKeyDown: touch },
  };
}

/** The value, or while held the one from before, as long as it belongs to the same question. */
export function useHeld<T>(value: T, held: boolean, question: string): T {
  const kept = useRef({ value, question });
  const keep = held && kept.current.question === question;
  const shown = keep ? kept.current.value : value;
  useEffect(() => {
    kept.current = { value: shown, question };
  });
  return shown;
}
