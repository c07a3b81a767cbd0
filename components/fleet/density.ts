export const DENSITIES = ['wall', 'normal', 'table'] as const;
export type Density = (typeof DENSITIES)[number];

export function isDensity(text: string): text is Density {
  return DENSITIES.some((density) => density === text);
}

/** The least width of a tile, its height, and what lies between two. */
export const TILE_SIZES: Record<Density, { least: number; height: number; gap: number }> = {
  wall: { least: 300, height: 248, gap: 16 },
  normal: { least: 164, height: 188, gap: 12 },
  table: { least: 100_000, height: 48, gap: 0 },
};
/** Where there is room a normal tile is wider, so that its words fit. */
export const NORMAL_LEAST_WIDE = 216;
export const WIDE_FROM = 640;
