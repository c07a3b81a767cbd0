const lossy = new TextDecoder();
const strict = new TextDecoder('utf-8', { fatal: true });

/** The beginning of what a sender wrote, to be read in a list; what is no text shows as �. */
export function beginningOf(bytes: Uint8Array | null, most: number): string | null {
  if (bytes === null) return null;
  const text = lossy.decode(bytes.subarray(0, most));
  return bytes.length > most ? `${text.replace(/�+$/, '')}…` : text;
}

/** Bytes as they are to be shown whole: as text where they are text, else as hexadecimal digits. */
export type Shown = {
  readonly text: string;
  readonly form: 'text' | 'hex';
  /** How many there are; more than are shown where it is cut. */
  readonly bytes: number;
  readonly cut: boolean;
};

export function shownOf(bytes: Uint8Array | null, most: number): Shown | null {
  if (bytes === null) return null;
  const kept = bytes.subarray(0, most);
  const cut = bytes.length > most;
  const size = { bytes: bytes.length, cut };
  const text = textOf(kept, cut);
  if (text !== undefined) return { text, form: 'text', ...size };
  const hex = Array.from(kept, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return { text: hex, form: 'hex', ...size };
}

/** A cut may go through a character, whose bytes are then left out: three at most. */
function textOf(bytes: Uint8Array, cut: boolean): string | undefined {
  for (let less = 0; less <= (cut ? 3 : 0); less++) {
    try {
      return strict.decode(bytes.subarray(0, Math.max(0, bytes.length - less)));
    } catch {
      // Then perhaps without its last byte.
    }
  }
  return undefined;
}
