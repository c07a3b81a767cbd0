/** What a key does on a chart. */
export type PlotAction =
  | { readonly does: 'zoom'; readonly times: number }
  | { readonly does: 'pan'; readonly share: number }
  | { readonly does: 'step'; readonly by: number }
  | { readonly does: 'live' };

export const ZOOM_TIMES = 2;
export const PAN_SHARE = 0.5;

type Pressed = {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
};

/** Keys with Ctrl, Alt or Meta belong to the browser. */
export function plotKey({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
}: Pressed): PlotAction | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  switch (key) {
    case '+':
    case '=':
      return { does: 'zoom', times: 1 / ZOOM_TIMES };
    case '-':
    case '−':
      return { does: 'zoom', times: ZOOM_TIMES };
    case 'ArrowLeft':
      return shiftKey ? { does: 'step', by: -1 } : { does: 'pan', share: -PAN_SHARE };
    case 'ArrowRight':
      return shiftKey ? { does: 'step', by: 1 } : { does: 'pan', share: PAN_SHARE };
    case 'Escape':
      return { does: 'live' };
    default:
      return undefined;
  }
}
