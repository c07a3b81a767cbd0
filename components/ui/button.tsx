import type { ComponentProps } from 'react';

const LOOK = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border border-line text-ink hover:bg-line',
};

/** `idle` rather than `disabled`: a disabled button drops the keyboard's focus. */
export function Button({
  look = 'primary',
  idle = false,
  onClick,
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: keyof typeof LOOK; idle?: boolean }) {
  return (
    <button
      type="button"
      className={`min-h-10 cursor-pointer rounded-full px-4 text-sm font-medium transition-colors aria-disabled:cursor-default aria-disabled:opacity-60 ${LOOK[look]} ${className}`}
      aria-disabled={idle}
      onClick={idle ? undefined : onClick}
      {...rest}
    />
  );
}
