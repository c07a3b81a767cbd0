/** Waits for all of them before it fails with the first fault, so that nothing is still starting while it is stopped. */
export async function allOrFirstError<Work extends readonly Promise<unknown>[]>(
  work: [...Work],
): Promise<{ -readonly [K in keyof Work]: Awaited<Work[K]> }> {
  const results = await Promise.allSettled(work);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return Promise.all(work);
}
