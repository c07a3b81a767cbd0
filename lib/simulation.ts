/** The plain model: uniform between −5 and 5 °C, two decimals, once a second for each sensor. */
export const SIMULATION_PERIOD_MS = 1000;
export const DEFAULT_SENSORS = 3;
export const MAX_SENSORS = 1000;

export function sensorKey(index: number): string {
  return `sensor${index}`;
}

export function simulatedCelsius(random: () => number): string {
  return ((Math.round(random() * 1000) - 500) / 100).toFixed(2);
}
