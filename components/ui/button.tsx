import type { ComponentProps } from 'react';

const LOOK = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border border-line text-ink hover:bg-line',
};

export function Button({
  look = 'primary',
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: keyof typeof LOOK }) {
  return (
    <button
      type="button"
      className={`min-h-10 cursor-pointer rounded-full px-4 text-sm font-medium transition-colors disabled:cursor-default disabled:opacity-60 ${LOOK[look]} ${className}`}
      {...rest}
    />
  );
}
