/** Makes access tokens, right ones and forged ones, with a key pair that lives as long as the test. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const own = newPair();
export const { publicKey } = own;
export const signingKeyPem = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const publicPem = own.publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const strangersPair = newPair();

/** Noon of 2 March 2026 in UTC: tokens live in real time, which stands still here. */
export const realNowMs = Date.UTC(2026, 2, 2, 12);
export const nowSeconds = realNowMs / 1_000;

/** As local/gateway/tokens.ts names the key. */
export const kid = createHash('sha256')
  .update(own.publicKey.export({ type: 'spki', format: 'der' }))
  .digest('base64url');

export type Members = Record<string, unknown>;

const rightHeader: Members = { alg: 'RS256', kid };
export const rightClaims: Members = {
  iss: 'warm-handoff-local',
  client_id: 'local',
  token_use: 'access',
  sub: 'ann',
  role: 'planner',
  org: 'pilgrim-pc',
  iat: nowSeconds,
  exp: nowSeconds + 900,
};

export const base64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const hashOf: Record<string, string> = { RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' };

export interface Forged {
  header?: Members;
  claims?: Members;
  /** The whole payload, in place of claims. */
  payload?: unknown;
  key?: KeyObject;
  /** Which signature is made, whatever the header says. */
  with?: 'RS256' | 'RS384' | 'RS512';
}

/** Signed like a right token but for what is given; undefined takes a member away. */
export const signed = ({
  header,
  claims,
  payload,
  key = own.privateKey,
  with: alg = 'RS256',
}: Forged = {}): string => {
  const text = [base64({ ...rightHeader, ...header }), base64(payload ?? { ...rightClaims, ...claims })].join(
    '.',
  );
  return `${text}.${signBytes(hashOf[alg], Buffer.from(text), key).toString('base64url')}`;
};

export const pss = (): string => {
  const text = [base64({ ...rightHeader, alg: 'PS256' }), base64(rightClaims)].join('.');
  const key = { key: own.privateKey, padding: 6, saltLength: 32 };
  return `${text}.${signBytes('sha256', Buffer.from(text), key).toString('base64url')}`;
};

export const hmac = (alg: string, secret: string | Uint8Array, hash = 'sha256'): string => {
  const text = [base64({ ...rightHeader, alg }), base64(rightClaims)].join('.');
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
};

export const unsigned = (alg: unknown, signature = ''): string =>
  [base64({ ...rightHeader, alg }), base64(rightClaims), signature].join('.');

/** One part of a right token in other words. */
export const tampered = (part: 0 | 1 | 2, change: (text: string) => string): string =>
  signed()
    .split('.')
    .map((text, index) => (index === part ? change(text) : text))
    .join('.');

export const flipped =
  (at: number) =>
  (text: string): string => {
    const bytes = Buffer.from(text, 'base64url');
    const index = at % bytes.length;
    bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
    return bytes.toString('base64url');
  };
