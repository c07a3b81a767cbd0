export const MOST_MESSAGES = 1_000_000;
export const MOST_KEYS = 10_000;
export const MOST_LISTED_KEYS = 1000;
export const LONGEST_KEY = 200;
