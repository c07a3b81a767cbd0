const MOST = 10_000;

/**
 * WH6: from where each person came in, so that guesses from elsewhere keep nobody out: who guesses would
 * otherwise only have to go on. In this instance's memory.
 */
export function createKnownPlaces() {
  const places = new Set<string>();
  // No sign-in name has a space.
  const placeOf = (name: string, address: string) => `${name} ${address}`;
  return {
    cameIn(name: string, address: string): void {
      const place = placeOf(name, address);
      places.delete(place);
      places.add(place);
      const [oldest] = places;
      if (places.size > MOST && oldest !== undefined) places.delete(oldest);
    },
    /** As whose its tries count: of everybody who says this name, or of those who say it there. */
    countedAs(name: string, address: string): string {
      const place = placeOf(name, address);
      return places.has(place) ? place : name;
    },
  };
}
