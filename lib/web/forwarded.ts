/** Where a request came from, as far as that can be believed. */
export type Client = { readonly address: string; readonly secure: boolean };

type Given = {
  /** The other end of the connection. */
  readonly remote: string | undefined;
  readonly forwardedFor: string | undefined;
  readonly forwardedProto: string | undefined;
};

/**
 * WH11: each proxy adds whom it was asked by at the right. So many from the right were written by proxies
 * that are ours; what stands left of them is whatever the asker liked to write.
 */
export function clientOf({ remote, forwardedFor, forwardedProto }: Given, proxies: number): Client {
  const own = addressOf(remote ?? '') ?? 'unknown';
  if (proxies === 0) return { address: own, secure: false };
  const chain = listed(forwardedFor).slice(-proxies);
  const address = addressOf(chain[0] ?? '') ?? own;
  return { address, secure: listed(forwardedProto).slice(-proxies)[0] === 'https' };
}

/** Whether a proxy says that it asks for somebody else. */
export function isPassedOn(headers: Readonly<Record<string, unknown>>): boolean {
  return PASSED_ON.some((name) => headers[name] !== undefined);
}

const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

function listed(header: string | undefined): string[] {
  if (header === undefined) return [];
  return header.split(',').map((part) => part.trim());
}

const V4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const V6 = /^[0-9a-f:]+(:\d{1,3}(\.\d{1,3}){3})?$/i;

/** Without a port, brackets, or IPv4 dressed as IPv6; undefined for what is no address. */
function addressOf(text: string): string | undefined {
  const bare = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const plain = bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return V4.test(plain) || (plain.includes(':') && V6.test(plain))
    ? plain.toLowerCase()
    : undefined;
}

/** Whom limits count as one: an address, or of IPv6 the network that one household is given. */
export function limitKey(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
