/** The authorizer that stands before every method: who a token speaks for, and every forgery that speaks for nobody. */
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, createRemoteJWKSet } from 'jose';
import * as z from 'zod';
import { createSignedTokens } from '../../../adapters/jose/signed-tokens.ts';
import { roles } from '../../../domain/shared/roles.ts';
import { instantFromMs } from '../../../domain/shared/instant.ts';
import { tokenRules, type TokenRules } from '../../../lambdas/authorizers/verify-token/token-rules.ts';
import {
  createVerifyToken,
  type SignedTokens,
  type VerifyTokenDeps,
} from '../../../lambdas/authorizers/verify-token/verify-token.ts';
import { vectors } from './bad-tokens.ts';
import {
  kid,
  type Members,
  nowSeconds,
  publicKey,
  publicPem,
  realNowMs,
  rightClaims,
  signed,
} from './forger.ts';

const methodArn = 'arn:aws:execute-api:us-east-1:123456789012:abcdef/prod/GET/cases';
const logged: unknown[] = [];
beforeEach(() => {
  logged.length = 0;
});

const deps: VerifyTokenDeps = {
  tokens: createSignedTokens(
    createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid, use: 'sig' }] }),
  ),
  rules: tokenRules({ issuer: 'warm-handoff-local', clientId: 'local' }),
  clock: { now: () => instantFromMs(realNowMs) },
  log: {
    info: (code, fields) => logged.push({ code, ...fields }),
    error: () => undefined,
    count: () => undefined,
  },
};

const asked = (authorization: string[]) => ({
  methodArn,
  headers: Object.fromEntries(authorization.map((value) => ['Authorization', value])),
  multiValueHeaders: authorization.length > 0 ? { Authorization: authorization } : {},
});
const effectOf = async (authorizer: VerifyTokenDeps, authorization: string[]) => {
  const { policyDocument } = await createVerifyToken(authorizer)(asked(authorization));
  return policyDocument.Statement.map(({ Effect }) => Effect).join();
};

describe('a right token', () => {
  it('opens the one method that was asked, for its person, and hands over nothing else of it', async () => {
    const claims = { username: 'ann', scope: 'openid', jti: 'x', auth_time: nowSeconds };
    const answer = await createVerifyToken(deps)(asked([`Bearer ${signed({ claims })}`]));
    expect(answer).toEqual({
      principalId: 'ann',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
      },
      context: { sub: 'ann', role: 'planner', org: 'pilgrim-pc' },
    });
    expect(logged).toEqual([]);
  });

  it.each(roles)('may be of the role %s', async (role) => {
    expect(await effectOf(deps, [`Bearer ${signed({ claims: { role } })}`])).toBe('Allow');
  });

  it.each([
    ['with the scheme in small letters', () => `bearer ${signed()}`],
    ['with the scheme in capitals', () => `BEARER ${signed()}`],
    [
      'in its last second',
      () => `Bearer ${signed({ claims: { iat: nowSeconds - 899, exp: nowSeconds + 1 } })}`,
    ],
    ['of a clock that is five seconds ahead', () => `Bearer ${signed({ claims: { iat: nowSeconds + 5 } })}`],
    ['that names its type', () => `Bearer ${signed({ header: { typ: 'JWT' } })}`],
  ])('is taken %s', async (_name, header) => {
    expect(await effectOf(deps, [header()])).toBe('Allow');
  });

  it('is found whatever case the header’s name has, and where no list of values comes along', async () => {
    const authorizer = createVerifyToken(deps);
    const single = { methodArn, headers: { authorization: `Bearer ${signed()}` }, multiValueHeaders: null };
    expect((await authorizer(single)).context).toMatchObject({ sub: 'ann' });
  });
});

describe('nobody is let in by', () => {
  it('fewer than a hundred ways to fail', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(100);
    expect(new Set(vectors.map(([name]) => name)).size).toBe(vectors.length);
  });

  it.each(vectors)('%s', async (_name, headers) => {
    const answer = await createVerifyToken(deps)(asked(headers()));
    expect(answer).toEqual({
      principalId: 'nobody',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: methodArn }],
      },
    });
    expect(logged).toEqual([{ code: 'HHP1001', reason: expect.stringMatching(/^[a-zA-Z]+$/) }]);
  });

  it('one changed character anywhere in a right token', async () => {
    const token = signed();
    const authorizer = createVerifyToken(deps);
    const taken: number[] = [];
    for (let at = 0; at < token.length; at += 1) {
      const other = token.charAt(at) === 'A' ? 'B' : 'A';
      const { context } = await authorizer(
        asked([`Bearer ${token.slice(0, at)}${other}${token.slice(at + 1)}`]),
      );
      if (context) taken.push(at);
    }
    expect(taken).toEqual([]);
  });
});

it('keys that cannot be had are a fault of ours, and no word on the token', async () => {
  const nowhere = createRemoteJWKSet(new URL('http://127.0.0.1:9/jwks.json'), { timeoutDuration: 500 });
  const authorizer = createVerifyToken({ ...deps, tokens: createSignedTokens(nowhere) });
  await expect(authorizer(asked([`Bearer ${signed()}`]))).rejects.toThrow();
});

const partsOf = (token: string): [string, string, string] => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  return [header, claims, signature];
};
const memberSchema = z.record(z.string(), z.unknown());
const read = (part: string) => memberSchema.parse(JSON.parse(Buffer.from(part, 'base64url').toString()));
const opened = (token: string) => {
  const [header, claims, signature] = partsOf(token);
  return { header: read(header), claims: read(claims), text: `${header}.${claims}`, signature };
};

/** A verifier of somebody in a hurry, which falls back on ours where it has no opinion. */
const hasty = (opinion: (token: string) => boolean): Partial<VerifyTokenDeps> => ({
  tokens: {
    verify: (token, expected) => {
      try {
        const { header, claims } = opened(token);
        if (opinion(token)) return Promise.resolve({ header, claims });
      } catch {
        // No JSON: ours says so.
      }
      return deps.tokens.verify(token, expected);
    },
  },
});
type Expected = Parameters<SignedTokens['verify']>[1];
/** Asks ours for something else, where the token can be read. */
const asking = (change: (claims: Members) => Partial<Expected>): Partial<VerifyTokenDeps> => ({
  tokens: {
    verify: (token, expected) => {
      let other: Partial<Expected> = {};
      try {
        other = change(opened(token).claims);
      } catch {
        // No JSON, or no such instant: ours says so.
      }
      return deps.tokens.verify(token, { ...expected, ...other });
    },
  },
});
const rule = (change: Partial<Record<keyof TokenRules, unknown>>): Partial<VerifyTokenDeps> =>
  ({ rules: { ...deps.rules, ...change } }) as Partial<VerifyTokenDeps>;
const anyClaim = (name: string) =>
  rule({ claims: deps.rules.claims.extend({ [name]: z.unknown().optional() }) });
const someToken = /(?<token>[\w-]+\.[\w-]+\.[\w-]+)/;
const reader = (read: (values: string[]) => string | undefined) =>
  rule({
    tokenOf: ({ multiValueHeaders }: { multiValueHeaders: Record<string, string[]> }) =>
      read(Object.values(multiValueHeaders).flat()),
  });

/** The authorizer with one check taken out. */
const mutants: readonly [string, Partial<VerifyTokenDeps>][] = [
  ['reads a token without checking its signature', hasty(() => true)],
  ['believes alg none', hasty((token) => opened(token).header['alg'] === 'none')],
  [
    'takes the public key for the secret of an HMAC',
    hasty((token) => {
      const { header, text, signature } = opened(token);
      return (
        header['alg'] === 'HS256' &&
        createHmac('sha256', publicPem).update(text).digest('base64url') === signature
      );
    }),
  ],
  [
    'looks only whether there is a signature',
    hasty((token) => opened(token).header['alg'] === 'RS256' && opened(token).signature.length === 342),
  ],
  ['takes every algorithm of the key', rule({ algorithms: ['RS256', 'RS512', 'PS256'] })],
  ['takes a token of any issuer', asking(({ iss }) => ({ issuer: String(iss) }))],
  ['takes expired tokens', asking(({ iat }) => ({ at: instantFromMs(Number(iat) * 1_000) }))],
  [
    'takes tokens before their time',
    asking(({ nbf = nowSeconds }) => ({ at: instantFromMs(Number(nbf) * 1_000) })),
  ],
  ['does not ask for a key id', rule({ header: deps.rules.header.extend({ kid: z.unknown().optional() }) })],
  ['ignores what else a header says', rule({ header: z.object(deps.rules.header.shape) })],
  ['takes id tokens', anyClaim('token_use')],
  ['takes tokens of every client', anyClaim('client_id')],
  ['takes every subject', anyClaim('sub')],
  ['takes every role', anyClaim('role')],
  ['takes every organisation', anyClaim('org')],
  [
    'does not ask for an expiry',
    rule({ claims: deps.rules.claims.extend({ exp: z.unknown().optional() }), livesShortly: () => true }),
  ],
  [
    'does not ask when it was issued',
    rule({
      claims: deps.rules.claims.extend({ iat: z.unknown().optional() }),
      livesShortly: () => true,
      issuedAlready: () => true,
    }),
  ],
  ['takes attributes beside claims', rule({ carriesNoAttributes: () => true })],
  ['takes tokens that live long', rule({ livesShortly: () => true })],
  ['takes tokens of the future', rule({ issuedAlready: () => true })],
  ['reads the first of two headers', reader(([first = '']) => someToken.exec(first)?.groups?.['token'])],
  ['reads the last of two headers', reader((all) => someToken.exec(all.at(-1) ?? '')?.groups?.['token'])],
  [
    'takes every scheme',
    reader(([first = '', ...others]) => (others.length > 0 ? undefined : /^\w+ (\S+)$/.exec(first)?.[1])),
  ],
  [
    'takes a signature in other words',
    reader(([first = '', ...others]) =>
      others.length > 0 || first.length > 4_096 ? undefined : /^Bearer ([\w.-]+)$/.exec(first)?.[1],
    ),
  ],
  [
    'takes tokens of any size',
    reader(([first = '', ...others]) =>
      others.length > 0 ? undefined : /^Bearer ([\w.-]+)$/.exec(first)?.[1],
    ),
  ],
];

describe('an authorizer that', () => {
  it.each(mutants)('%s is found out, and still takes a right token', async (_name, change) => {
    const mutant = { ...deps, ...change };
    expect(await effectOf(mutant, [`Bearer ${signed()}`])).toBe('Allow');
    const letIn: string[] = [];
    for (const [name, headers] of vectors)
      if ((await effectOf(mutant, headers())) === 'Allow') letIn.push(name);
    expect(letIn).not.toEqual([]);
  });
});

it('the claims of a right token are those that the sign-in of this machine makes', () => {
  expect(Object.keys(rightClaims).sort()).toEqual(
    ['client_id', 'exp', 'iat', 'iss', 'org', 'role', 'sub', 'token_use'].sort(),
  );
});
