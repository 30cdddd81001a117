/** Development sign-in: only a token that this machine signed, for this system, in its time, speaks for anybody. */
import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import type { Rig } from './gateway-rig.ts';
import { openRig, realNowMs, tokenKey } from './gateway-rig.ts';

const seconds = realNowMs / 1_000;
const person = { role: 'planner', org: 'pilgrim-pc' };
const base64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

interface Made {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  key?: Uint8Array;
  iss?: string | undefined;
  aud?: string | string[] | undefined;
  exp?: number;
  nbf?: number;
  sub?: string | undefined;
}

const right = { iss: 'warm-handoff-local', aud: 'warm-handoff', sub: 'ann', exp: seconds + 3_600 };

const sign = async ({
  claims = person,
  header = {},
  key = tokenKey,
  ...registered
}: Made = {}): Promise<string> => {
  const payload = { ...claims, iat: seconds, ...right, ...registered };
  const defined = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
  return new SignJWT(defined).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);
};

/** Signs any header and payload by hand, since no library would. */
const forge = (
  header: unknown,
  payload: unknown,
  key: Uint8Array | string = tokenKey,
  hash = 'sha256',
): string => {
  const text = `${base64(header)}.${base64(payload)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
};
const payload = { ...person, ...right, iat: seconds };

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = createPublicKey(rsa.privateKey).export({ type: 'spki', format: 'pem' }).toString();
const otherKey = Buffer.from('7a'.repeat(32), 'hex');
const parts = async (): Promise<[string, string, string]> => {
  const [header = '', body = '', signature = ''] = (await sign()).split('.');
  return [header, body, signature];
};
const none = (alg: string) => `${base64({ alg, typ: 'JWT' })}.${base64(payload)}.`;

const badTokens: [string, () => Promise<string> | string][] = [
  ['one that expired an hour ago', () => sign({ exp: seconds - 3_600 })],
  ['one that expires this second', () => sign({ exp: seconds })],
  ['one that is not valid yet', () => sign({ nbf: seconds + 60 })],
  ['one signed with another key', () => sign({ key: otherKey })],
  ['one signed with a key of zeros', () => sign({ key: new Uint8Array(32) })],
  [
    'one signed with the key as its hex text',
    () => forge({ alg: 'HS256' }, payload, tokenKey.toString('hex')),
  ],
  ['one signed with an empty key', () => forge({ alg: 'HS256' }, payload, '')],
  ['one without an algorithm', () => new UnsecuredJWT(payload).encode()],
  ['alg none', () => none('none')],
  ['alg None', () => none('None')],
  ['alg NONE', () => none('NONE')],
  [
    'alg none with a signature',
    async () => `${base64({ alg: 'none' })}.${base64(payload)}.${(await parts())[2]}`,
  ],
  ['no alg at all', () => forge({ typ: 'JWT' }, payload)],
  ['an empty header', () => forge({}, payload)],
  ['HS384 with the right key', () => forge({ alg: 'HS384' }, payload, tokenKey, 'sha384')],
  ['HS512 with the right key', () => forge({ alg: 'HS512' }, payload, tokenKey, 'sha512')],
  ['hs256 in small letters', () => forge({ alg: 'hs256' }, payload)],
  ['HS256 keyed with a public key', () => forge({ alg: 'HS256' }, payload, publicPem)],
  [
    'RS256 of an own key',
    () => new SignJWT(payload).setProtectedHeader({ alg: 'RS256' }).sign(rsa.privateKey),
  ],
  ['RS256 claimed over an HMAC', () => forge({ alg: 'RS256' }, payload)],
  ['ES256 claimed over an HMAC', () => forge({ alg: 'ES256' }, payload)],
  [
    'a key that it brings itself',
    () => forge({ alg: 'HS256', jwk: { kty: 'oct', k: base64('x') } }, payload, 'x'),
  ],
  ['a key id that is a path', () => forge({ alg: 'HS256', kid: '/dev/null' }, payload, '')],
  ['an unknown critical header', () => forge({ alg: 'HS256', crit: ['exp2'], exp2: 1 }, payload)],
  ['another issuer', () => sign({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/x' })],
  ['no issuer', () => sign({ iss: undefined })],
  ['another audience', () => sign({ aud: 'another-system' })],
  ['a list of other audiences', () => sign({ aud: ['a', 'b'] })],
  ['no audience', () => sign({ aud: undefined })],
  ['an expiry that is text', () => forge({ alg: 'HS256' }, { ...payload, exp: 'never' })],
  ['a payload that is a list', () => forge({ alg: 'HS256' }, [payload])],
  ['a payload that is text', () => forge({ alg: 'HS256' }, '"planner"')],
  ['a payload that is no JSON', () => forge({ alg: 'HS256' }, '{role:')],
  [
    'another role under the same signature',
    async () => {
      const [header, , signature] = await parts();
      return `${header}.${base64({ ...payload, role: 'spoa' })}.${signature}`;
    },
  ],
  ['no signature', async () => (await parts()).slice(0, 2).join('.')],
  ['an empty signature', async () => `${(await parts()).slice(0, 2).join('.')}.`],
  ['half a signature', async () => (await sign()).slice(0, -20)],
  [
    'a signature with one bit changed',
    async () => {
      const [header, body, signature] = await parts();
      return `${header}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    },
  ],
  ['a fourth part', async () => `${await sign()}.x`],
  ['five parts', () => 'a.b.c.d.e'],
  ['garbage', () => 'garbage'],
  ['dots', () => '..'],
  ['no role', () => sign({ claims: { org: 'pilgrim-pc' } })],
  ['an unknown role', () => sign({ claims: { role: 'root', org: 'pilgrim-pc' } })],
  ['no organisation', () => sign({ claims: { role: 'planner' } })],
  ['no subject', () => sign({ sub: undefined })],
];

const badHeaders: [string, () => Promise<string | undefined> | undefined][] = [
  ['no header', () => undefined],
  ['an empty header', () => Promise.resolve('')],
  ['the scheme alone', () => Promise.resolve('Bearer')],
  ['the scheme and a space', () => Promise.resolve('Bearer ')],
  ['a token without its scheme', () => sign()],
  ['another scheme', async () => `Basic ${await sign()}`],
  ['two schemes', async () => `Bearer Bearer ${await sign()}`],
  ['two tokens', async () => `Bearer ${await sign()}, Bearer ${await sign()}`],
  ['a token in quotes', async () => `Bearer "${await sign()}"`],
  ['a word after the token', async () => `Bearer ${await sign()} x`],
];

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const statusWith = async (authorization: string | undefined): Promise<{ status: number; code: unknown }> => {
  const answer = await fetch(`${rig.url}/cases`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  const { code } = (await answer.json()) as { code?: unknown };
  return { status: answer.status, code };
};

describe('a token', () => {
  it.each([
    ['as this machine issues it', (token: string) => `Bearer ${token}`],
    ['with the scheme in small letters', (token: string) => `bearer ${token}`],
  ])('%s speaks for its person', async (_name, header) => {
    const token = await rig.tokens.issue({ sub: 'ann', role: 'planner', org: 'pilgrim-pc' });
    expect(await statusWith(header(token))).toEqual({ status: 200, code: undefined });
    expect((await statusWith(header(await sign()))).status).toBe(200);
  });

  it.each(badTokens)('%s speaks for nobody', async (_name, make) => {
    expect(await statusWith(`Bearer ${await make()}`)).toEqual({ status: 401, code: 'unauthenticated' });
  });

  it.each(badHeaders)('sent as %s speaks for nobody', async (_name, make) => {
    expect(await statusWith(await make())).toEqual({ status: 401, code: 'unauthenticated' });
  });

  it('lives for eight hours of real time', async () => {
    const token = await rig.tokens.issue({ sub: 'ann', role: 'planner', org: 'pilgrim-pc' });
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp: number;
    };
    expect(exp).toBe(seconds + 8 * 3_600);
  });
});
