const DEEPEST = 8;

export type DescribedError = {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: DescribedError;
  /** Those of which an AggregateError is made. */
  errors?: DescribedError[];
};

/**
 * HE9: an error as the log holds it, with what caused it. Only what is named here: libraries hang all
 * kinds of things on their errors, secrets among them.
 */
export function describeError(error: unknown, depth = 1): DescribedError | string {
  if (!(error instanceof Error)) return String(error);
  return described(error, depth);
}

function described(error: Error, depth: number): DescribedError {
  const made: DescribedError = { type: error.name, message: error.message };
  if ('code' in error && typeof error.code === 'string') made.code = error.code;
  if (error.stack !== undefined) made.stack = error.stack;
  // What causes itself would go on for ever.
  if (depth >= DEEPEST) return made;
  if (error.cause instanceof Error) made.cause = described(error.cause, depth + 1);
  else if (error.cause !== undefined) {
    made.cause = { type: typeof error.cause, message: String(error.cause) };
  }
  if (error instanceof AggregateError) {
    const all = error.errors.filter((each) => each instanceof Error);
    made.errors = all.map((each) => described(each, depth + 1));
  }
  return made;
}
