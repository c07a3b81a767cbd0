/** One line of a Java-style properties file, as Kafka clients read it. */
export type PropertyLine = { line: number; name: string; value: string };

/**
 * Reads a client.properties file: blank lines and lines that begin with # are skipped, the rest is
 * split at its first `=`. A line without one is a problem, named by its number and never quoted,
 * because it may hold a secret.
 */
export function parseProperties(text: string): { entries: PropertyLine[]; problems: string[] } {
  const entries: PropertyLine[] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const split = line.indexOf('=');
    const name = line.slice(0, split).trim();
    if (split === -1) problems.push(`line ${index + 1} has no "=": write name=value`);
    else if (name === '') problems.push(`line ${index + 1} has no name before its "="`);
    else entries.push({ line: index + 1, name, value: line.slice(split + 1).trim() });
  }
  return { entries, problems };
}
