import { Icon } from '#components/ui/icon.tsx';
import { Sign } from '#components/ui/sign.tsx';
import type { Verdict } from '#lib/integrity/verdict.ts';

/** Form and colour together; the words stand beside it. */
export function VerdictSign({ verdict }: { verdict: Verdict }) {
  if (verdict === 'clean') return <Icon name="check" className="size-5 text-good" />;
  const faulty = verdict === 'faulty';
  return (
    <span className="grid size-5 shrink-0 place-items-center">
      <Sign shape={faulty ? 'triangle' : 'diamond'} className={faulty ? 'text-bad' : 'text-warn'} />
    </span>
  );
}
