/** An AudioContext as far as Gelo uses it: it begins suspended, as browsers have it, until `allow`. */
export function createFakeAudio() {
  const target = new EventTarget();
  const tones: { hertz: number; at: number }[] = [];
  let allowed = false;
  let state: AudioContextState = 'suspended';
  const gain = () => ({
    gain: {
      setValueAtTime: () => undefined,
      linearRampToValueAtTime: () => undefined,
      exponentialRampToValueAtTime: () => undefined,
    },
    connect: () => undefined,
  });
  const context = {
    get state() {
      return state;
    },
    currentTime: 0,
    destination: {},
    addEventListener: target.addEventListener.bind(target),
    async resume() {
      if (!allowed || state === 'running') return;
      state = 'running';
      target.dispatchEvent(new Event('statechange'));
    },
    createGain: gain,
    createOscillator() {
      const frequency = { value: 0 };
      return {
        ...{ type: 'sine', frequency, stop: () => undefined },
        connect: (next: unknown) => next,
        start: (at: number) => void tones.push({ hertz: frequency.value, at }),
      };
    },
  };
  return {
    make: () => context as unknown as AudioContext,
    allow: () => {
      allowed = true;
    },
    /** How often it rang: each time with several tones. */
    rings: () => tones.filter(({ at }) => at === 0).length,
    tones: () => tones,
  };
}
