/**
 * However many ask, the work is done once at a time, and what it answers stands for a while: Kafka and the
 * database are asked no more for a hundred pages than for one. A failure is told to who waited for it only.
 */
export function shared<T>(
  work: () => Promise<T>,
  { forMs, now }: { forMs: number; now: () => number },
): () => Promise<T> {
  let underway: Promise<T> | undefined;
  let known: { readonly answer: T; readonly at: number } | undefined;

  const ask = async (): Promise<T> => {
    try {
      const answer = await work();
      known = { answer, at: now() };
      return answer;
    } finally {
      underway = undefined;
    }
  };

  return async () => {
    const age = known === undefined ? -1 : now() - known.at;
    // Below nought the clock was set back, and nobody knows how old it is.
    if (known !== undefined && age >= 0 && age < forMs) return known.answer;
    underway ??= ask();
    return underway;
  };
}
