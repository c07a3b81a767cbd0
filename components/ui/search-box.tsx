import { Icon } from '#components/ui/icon.tsx';

type Given = {
  label: string;
  hint: string;
  value: string;
  change: (text: string) => void;
  /** How wide it is. */
  className: string;
};

/** A field that shows what fits as one types. */
export function SearchBox({ label, hint, value, change, className }: Given) {
  return (
    <label className={`relative min-w-0 ${className}`}>
      <span className="sr-only">{label}</span>
      <Icon
        name="search"
        className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted"
      />
      <input
        type="search"
        value={value}
        onChange={({ target }) => change(target.value)}
        placeholder={hint}
        className="min-h-9 w-full rounded-full border border-line bg-surface pr-3 pl-9 text-sm placeholder:text-muted"
      />
    </label>
  );
}
