/**
 * WH12: what a page may load and do. Scripts run by the nonce of this one answer, and what they load
 * themselves; styles may stand in attributes, where React puts them.
 */
export function pagePolicy(nonce: string, dev: boolean): string {
  // While one develops, what failed is shown by means of eval.
  const more = dev ? " 'unsafe-eval'" : '';
  return policy(`'self' 'nonce-${nonce}' 'strict-dynamic'${more}`);
}

/** Of files that are the same for all: what they are made of is ours, and stands in files. */
export const FILE_POLICY = policy("'self'");

/** Of answers that are no page. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

function policy(scripts: string): string {
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const PLAIN_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;
