/** `held`: the browser lets no page sound before somebody clicked on it. */
export type SoundState = 'off' | 'on' | 'held' | 'none';
export type Sound = ReturnType<typeof createSound>;

/** Two tones, twice: it is neither a telephone nor any other thing in a kitchen. */
const TONES = [
  { hertz: 880, at: 0 },
  { hertz: 659.25, at: 0.22 },
  { hertz: 880, at: 0.6 },
  { hertz: 659.25, at: 0.82 },
];
const TONE_S = 0.34;
const LOUDNESS = 0.35;
const GESTURES = ['pointerdown', 'keydown'] as const;

/** What of the browser's audio is needed. */
export type MakeAudio = () => AudioContext;

/** AT2, AT3: the sound of this tab, without React. It is off until it is turned on. */
export function createSound(makeAudio: MakeAudio | null) {
  const listeners = new Set<() => void>();
  let audio: AudioContext | undefined;
  let wanted = false;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const wake = () => {
    if (wanted && audio?.state !== 'running') audio?.resume().catch(() => undefined); // It stays held, and says so.
  };
  const open = () => {
    if (audio !== undefined || makeAudio === null) return;
    audio = makeAudio();
    audio.addEventListener('statechange', tell);
  };

  return {
    /** Whether the person wants it; anything that he does on the page then lets it sound. */
    turn(on: boolean) {
      if (wanted === on) return;
      wanted = on;
      for (const gesture of GESTURES) {
        if (on) document.addEventListener(gesture, wake, true);
        else document.removeEventListener(gesture, wake, true);
      }
      if (on) {
        open();
        wake();
      }
      tell();
    },
    state(): SoundState {
      if (makeAudio === null) return 'none';
      if (!wanted) return 'off';
      return audio?.state === 'running' ? 'on' : 'held';
    },
    /** Also to try it: then it is a click that asks. */
    async ring(): Promise<void> {
      open();
      if (audio === undefined) return;
      if (audio.state !== 'running') await audio.resume().catch(() => undefined); // Held: nothing is heard, and the button says so.
      if (audio.state === 'running') for (const tone of TONES) play(audio, tone);
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A soft beginning and end: without them it clicks. */
function play(audio: AudioContext, { hertz, at }: (typeof TONES)[number]): void {
  const from = audio.currentTime + at;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = 'triangle';
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + TONE_S);
}
