export const MAX_ID_LENGTH = 200;
/** A longer key cannot be an id of 200 characters with any sensible white space around it. */
const MAX_KEY_BYTES = 16_384;

/** Which freezer a Kafka key names; undefined when it names none. */
export type ReadKey = (key: Uint8Array | null) => string | undefined;

/** Characters are code points here, as they are in PostgreSQL. */
const FREEZER_ID = new RegExp(`^\\P{Cc}{1,${MAX_ID_LENGTH}}$`, 'u');
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A freezer id as it counts: well-formed text without control characters, white space around it dropped. */
export function validId(id: string): string | undefined {
  const trimmed = id.trim();
  return trimmed.isWellFormed() && FREEZER_ID.test(trimmed) ? trimmed : undefined;
}

export const freezerOfKey: ReadKey = (key) => {
  if (key === null || key.length > MAX_KEY_BYTES) return undefined;
  try {
    return validId(utf8.decode(key));
  } catch {
    return undefined; // Bytes that are no text cannot name a freezer.
  }
};

type Known = { key: Uint8Array; id: string | undefined; next: Known | undefined };

const MAX_KNOWN = 20_000;
/** Longer keys are rare, and so many of them would fill the memory. */
const MAX_KNOWN_BYTES = 256;

/**
 * The same as `freezerOfKey`, but a key that was read before is recognised by its bytes: the same few
 * keys come over and over, and making a string of each costs more than all else in a reading.
 */
export function createKeyReader(): ReadKey {
  const known = new Map<number, Known>();
  let count = 0;
  return (key) => {
    if (key === null || key.length > MAX_KNOWN_BYTES) return freezerOfKey(key);
    const hash = hashOf(key);
    for (let entry = known.get(hash); entry; entry = entry.next) {
      if (sameBytes(entry.key, key)) return entry.id;
    }
    if (++count > MAX_KNOWN) {
      known.clear();
      count = 1;
    }
    const id = freezerOfKey(key);
    known.set(hash, { key: key.slice(), id, next: known.get(hash) });
    return id;
  };
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return hash;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
