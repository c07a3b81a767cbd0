export const DENSITIES = ['wall', 'normal', 'compact', 'table'] as const;
export type Density = (typeof DENSITIES)[number];
/** On the wall a tile is as large as there is room for, and its letters with it. */
export type TileLook = Density | 'screen';

export function isDensity(text: string): text is Density {
  return DENSITIES.some((density) => density === text);
}

/** The least width of a tile, its height, and what lies between two. */
const SIZES: Record<Density, { least: number; height: number; gap: number }> = {
  wall: { least: 300, height: 248, gap: 16 },
  normal: { least: 164, height: 188, gap: 12 },
  // Eight beside each other and eight below each other on 1280 × 800.
  compact: { least: 144, height: 68, gap: 8 },
  table: { least: 100_000, height: 48, gap: 0 },
};
/** Where there is room a normal tile is wider, so that its words fit. */
const NORMAL_LEAST_WIDE = 216;
const WIDE_FROM = 640;

export function tileSizes(density: Density, width: number) {
  const size = SIZES[density];
  const wide = density === 'normal' && width >= WIDE_FROM;
  return { ...size, least: wide ? NORMAL_LEAST_WIDE : size.least };
}
