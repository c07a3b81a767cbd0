import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

export type Claims = { sub: string; [claim: string]: unknown };
const KEY = 'the only key';

/** An organisation that signs in whoever a test says, by the book: code flow, PKCE, nonce, signed ID token. */
export async function startOrganisation() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const state = { claims: { sub: '1' } as Claims, forged: false, wrongNonce: false };
  const codes = new Map<string, { challenge: string; nonce: string; claims: Claims }>();
  let issuer = '';

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
  });
  const keys = () => ({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY, alg: 'RS256', use: 'sig' }],
  });

  const idToken = (claims: Claims, nonce: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const own = { iss: issuer, aud: 'gelo', iat: now, exp: now + 300, nonce };
    const text = `${encode({ alg: 'RS256', kid: KEY })}.${encode({ ...own, ...claims })}`;
    const signature = createSign('RSA-SHA256').update(text);
    return `${text}.${signature.sign(state.forged ? stranger : privateKey, 'base64url')}`;
  };

  const exchange = async (request: IncomingMessage) => {
    const form = new URLSearchParams(await bodyOf(request));
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (code === undefined || code.challenge !== challenge) return { error: 'invalid_grant' };
    const nonce = state.wrongNonce ? 'another' : code.nonce;
    return {
      ...{ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300 },
      id_token: idToken(code.claims, nonce),
    };
  };

  const http = createServer((request, response) => {
    const answer = async () => {
      const { pathname } = new URL(request.url ?? '/', issuer);
      if (pathname === '/.well-known/openid-configuration') return discovery();
      if (pathname === '/keys') return keys();
      if (pathname === '/userinfo') return state.claims;
      return pathname === '/token' ? exchange(request) : undefined;
    };
    void answer().then((body) => {
      const status = body === undefined ? 404 : 'error' in body ? 400 : 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  return {
    issuer,
    state,
    /** Whoever is sent there signs in at once: the address that brings him back. */
    agree(sentTo: string): string {
      const asked = new URL(sentTo).searchParams;
      const code = randomUUID();
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        claims: { ...state.claims },
      });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      back.searchParams.set('iss', issuer);
      return back.href;
    },
    stop: () => new Promise((resolve) => http.close(resolve)),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
