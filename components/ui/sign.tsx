const SHAPES = {
  dot: <circle cx="5" cy="5" r="4" />,
  ring: <circle cx="5" cy="5" r="3.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  triangle: <path d="M5 .8 9.6 9.2H.4Z" />,
  diamond: <path d="M5 0 10 5 5 10 0 5Z" />,
  square: <path d="M1 1h8v8H1Z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  pause: <path d="M1.5 1h2.6v8H1.5ZM5.9 1h2.6v8H5.9Z" />,
};
export type SignShape = keyof typeof SHAPES;

/** A small shape beside a word: state is told by form and word, never by colour alone. */
export function Sign({ shape, className }: { shape: SignShape; className: string }) {
  return (
    <svg
      viewBox="0 0 10 10"
      aria-hidden="true"
      fill="currentColor"
      className={`size-[max(0.625rem,0.7em)] shrink-0 ${className}`}
    >
      {SHAPES[shape]}
    </svg>
  );
}
