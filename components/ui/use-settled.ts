import { useEffect, useState } from 'react';

const SETTLED_AFTER_MS = 250;

/** The value once it has not changed for a moment: who types is not answered letter by letter. */
export function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
