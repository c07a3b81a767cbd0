import type { ComponentProps } from 'react';

/** Stands in for next/link: where a click goes is all that a component decides. */
export default function Link({ prefetch: _, ...rest }: ComponentProps<'a'> & { prefetch: false }) {
  return <a {...rest} />;
}
