import type { BrowserContext, Page } from '@playwright/test';

/** Hears what a page sends to the loudspeaker, on the thread that makes the sound: when it begins, and is over. */
const METER = `
  const LOUD = 0.1;
  const OVER_AFTER_S = 0.5;
  class Meter extends AudioWorkletProcessor {
    sounding = false;
    process([input]) {
      if (input.some((channel) => channel.some((sample) => Math.abs(sample) > LOUD))) {
        this.heardAt = currentTime;
      }
      const sounding = currentTime - this.heardAt < OVER_AFTER_S;
      if (sounding !== this.sounding) this.port.postMessage(sounding);
      this.sounding = sounding;
      return true;
    }
  }
  registerProcessor('meter', Meter);`;

declare global {
  interface Window {
    tellSound: (sounding: boolean) => void;
  }
}

/** AT2: how often each page of a context really rang, and whether it does now. */
export async function openEar(context: BrowserContext) {
  const heard = new Map<Page, { rings: number; sounding: boolean }>();
  const of = (page: Page) => heard.get(page) ?? { rings: 0, sounding: false };
  await context.exposeBinding('tellSound', ({ page }, sounding: boolean) => {
    heard.set(page, { rings: of(page).rings + (sounding ? 1 : 0), sounding });
  });
  await context.addInitScript(
    (meter) => {
      window.AudioContext = class extends AudioContext {
        constructor() {
          super();
          const passing = this.createGain();
          passing.connect(this.destination);
          Object.defineProperty(this, 'destination', { value: passing });
          void this.audioWorklet.addModule(meter).then(() => {
            const node = new AudioWorkletNode(this, 'meter', { numberOfOutputs: 0 });
            node.port.onmessage = ({ data }) => window.tellSound(data);
            passing.connect(node);
          });
        }
      };
    },
    `data:text/javascript,${encodeURIComponent(METER)}`,
  );
  return of;
}
