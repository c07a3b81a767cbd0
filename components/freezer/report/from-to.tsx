import type { ReactNode } from 'react';

/** Two moments, on one line each at the least. */
export function FromTo({ from, to }: { from: ReactNode; to: ReactNode }) {
  return (
    <>
      <span className="whitespace-nowrap">{from} –</span>{' '}
      <span className="whitespace-nowrap">{to}</span>
    </>
  );
}
