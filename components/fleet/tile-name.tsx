import { SimulatedMark } from '#components/live/simulated-mark.tsx';

/** Longer last words say little that the first do not. */
const TAIL_LETTERS = 8;
const TAIL = new RegExp(`^(.*\\S)(\\s+\\S{1,${TAIL_LETTERS}})$`, 'su');

type Given = {
  name: string;
  place?: string | null;
  simulated?: boolean | undefined;
  className: string;
};

/** In one line. Where room is short the place goes first, and the name keeps its last word: its number. */
export function TileName({ name, place = null, simulated = false, className }: Given) {
  const [, head = name, tail = ''] = TAIL.exec(name) ?? [];
  return (
    <h3 className={`flex items-baseline font-medium whitespace-pre ${className}`}>
      <span
        className={`flex shrink-0 ${simulated ? 'max-w-[calc(100%-5.5rem)] @max-[14rem]:max-w-[calc(100%-3rem)]' : 'max-w-full'}`}
      >
        <span className="min-w-0 overflow-hidden text-ellipsis">{head}</span>
        <span>{tail}</span>
      </span>
      {place === null ? null : (
        <span className="min-w-0 overflow-hidden font-normal text-ellipsis text-muted">
          {` · ${place}`}
        </span>
      )}
      {simulated ? <SimulatedMark length="fit" className="ml-auto" /> : null}
    </h3>
  );
}
