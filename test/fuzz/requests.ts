/**
 * The next request: right ones in good number, so that the depths are reached; the same with one thing wrong; and those of
 * people who mean harm, in body, headers, sign-in, path and query. Everything follows from the dice.
 */
import { type Operation, operations, type Route, routes } from '../../domain/api/routes.ts';
import type { Dice } from './dice.ts';
import { type Ask, bearer } from './fuzz-desk.ts';
import { anyoneOf, someOrganisations } from './people.ts';
import { type Context, type Draft, isPossible, rightRequest } from './recipes.ts';
import { hostileTexts, spoiled } from './spoiling.ts';

export type Intent = 'right' | 'nearValid' | 'hostile';

export interface Planned {
  operation: Operation;
  intent: Intent;
  ask: Ask;
}

/**
 * How often each operation is chosen, against 10 for the others: an end of a case or of a grant must stay rare, and the
 * ledger of a search is open for a short while only.
 */
const weights: Readonly<Partial<Record<Operation, number>>> = {
  submitReferral: 6,
  resubmitReferral: 20,
  completeWorkItem: 30,
  withdrawCase: 2,
  getOpenApi: 1,
  putRegistryEntry: 5,
  deleteRegistryEntry: 1,
  putAttestation: 4,
  revokeAuditGrant: 4,
  getRegistryEntry: 5,
  checkEligibility: 6,
  putConsent: 5,
  recordSighting: 5,
  voidFact: 5,
  correctFact: 5,
  recordSearchStep: 20,
  raiseMissingConcern: 16,
  releaseWorkItem: 3,
  changeCareManager: 4,
  reassignCareManager: 2,
};
const lottery: readonly Operation[] = operations.flatMap((operation) =>
  Array.from({ length: weights[operation] ?? 10 }, () => operation),
);

const asJson = 'application/json';

export const asAsk = ({ who, method, path, body }: Draft): Ask => ({
  who,
  method,
  path,
  ...(body !== undefined && { text: JSON.stringify(body) }),
  headers: body === undefined ? {} : { 'content-type': asJson },
});

const withHeader = (ask: Ask, header: Readonly<Record<string, string>>): Ask => ({
  ...ask,
  headers: { ...ask.headers, ...header },
});

const keys = ['a-key-in-use', 'another-key', 'key-of-a-third'];

/** What careful clients add: a key, the version that they read, an accepted content type in other words. */
const courtesy = (dice: Dice, ask: Ask, version: number): Ask => {
  if (ask.method === 'GET') return ask;
  if (dice.chance(0.1))
    return withHeader(ask, { 'idempotency-key': `${dice.oneOf(keys)}-${dice.upTo(400)}` });
  if (dice.chance(0.06)) return withHeader(ask, { 'if-match': `"${version}"` });
  if (dice.chance(0.03) && ask.text !== undefined)
    return withHeader(ask, { 'content-type': 'application/json; charset=utf-8' });
  return ask;
};

export const caseIdIn = (path: string): string | undefined => /WH-\w{4}-\w{4}-\w{4}/.exec(path)?.[0];

const strangeHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'if-match': '"1"' },
  { 'if-match': 'W/"3"' },
  { 'if-match': '*' },
  { 'if-match': '' },
  { 'if-match': '"99999999999"' },
  { 'if-match': '"1", "2"' },
  { 'idempotency-key': 'short' },
  { 'idempotency-key': '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000' },
  { 'idempotency-key': 'k'.repeat(129) },
  { 'idempotency-key': 'with spaces in it' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'application/jsonp' },
  { 'content-type': '' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-encoding': 'gzip' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': '127.0.0.1, ::1' },
  { accept: 'text/html' },
  { cookie: `session=${'x'.repeat(8_000)}` },
  { __proto__x: 'x', 'x-\u00e9': '\u202e' },
];

const claimSets: readonly unknown[] = [
  null,
  {},
  'x',
  [],
  { sub: 1 },
  { sub: '', role: 'spoa', org: 'suffolk' },
  { sub: 'x', role: 'root', org: 'x' },
  { sub: 'x', role: 'spoa' },
  { sub: 'x', org: 'suffolk' },
  { sub: 'x', role: ['spoa', 'admin'], org: 'suffolk' },
  { sub: 'x', role: 'spoa', org: 'Suffolk' },
  { sub: 'x', role: 'spoa', org: '../suffolk' },
  { sub: 'x'.repeat(129), role: 'spoa', org: 'suffolk' },
  { sub: '\ud800', role: 'spoa', org: 'suffolk' },
  { sub: { toString: 'x' }, role: 'spoa', org: 'suffolk' },
  { sub: 'x', role: 'constructor', org: 'constructor' },
  { sub: 'x', 'custom:role': 'admin', 'custom:org': 'operations' },
];

const queries = [
  'limit=0',
  'limit=-1',
  'limit=101',
  'limit=1e3',
  'limit=0x10',
  'limit=',
  'limit=5&limit=6',
  'limit[]=5',
  'cursor=abc',
  'cursor=%00',
  'cursor=eyJhIjoxfQ',
  `cursor=${'A'.repeat(1_025)}`,
  `cursor=${'_'.repeat(1_000)}`,
  'format=xml',
  'x=1',
  '__proto__=1',
  'constructor[prototype]=1',
  '%F0%9F%92%A9=%ED%A0%80',
];

const strangeIds = [
  ' ',
  '%00',
  'WH-0000-0000-0000',
  'wh-7k3m-9qxa-22pd',
  'WH-7K3M-9QXA-22PD%20',
  'WH-IIII-OOOO-LLLL',
  'WH-7K3M-9QXA-22PD-W0',
  'WH-7K3M-9QXA-22PD-N999999',
  '..%2f..%2f',
  '%F0%9F%92%A9',
  '%ED%A0%80',
  '%',
  'constructor',
  '__proto__',
  'x'.repeat(300),
];

const strangeMethods = [
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'get',
  'PROPFIND',
  'POST',
  'PUT',
];

const jsonPart = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const strangeTokens = (good: string): readonly string[] => [
  '',
  'Bearer',
  'Bearer x',
  'Bearer a.b.c',
  'Basic eDp4',
  good.replace('Bearer ', ''),
  good.slice(0, -4),
  `${good}.x`,
  `${good}, ${good}`,
  good.replace(/\.[\w-]+\./, `.${jsonPart({ sub: 'x', role: 'admin', org: 'operations' })}.`),
  `Bearer ${jsonPart({ alg: 'none' })}.${jsonPart({ sub: 'x', role: 'admin', org: 'operations' })}.`,
  `Bearer ${jsonPart({ alg: 'none' })}.${jsonPart({ sub: 'x', role: 'admin', org: 'operations' })}.x`,
];

const elsewhere = [
  '/',
  '/cases/',
  '//cases',
  '/Cases',
  '/cases/../registry',
  '/%2e%2e/etc',
  '/openapi.json/',
  '/x?y=z',
  '/admin',
];

const envelopes: readonly ((dice: Dice, ask: Ask, operation: Operation) => Ask | Promise<Ask>)[] = [
  (dice, ask) => ({ ...ask, who: { ...anyoneOf([], dice), sub: 'stranger' } }),
  (dice, ask) => ({ ...ask, who: { ...ask.who, org: dice.oneOf(someOrganisations) } }),
  (dice, ask, operation) => ({ ...ask, who: anyoneOf((routes[operation] as Route).roles, dice) }),
  (dice, ask) => ({ ...ask, claims: dice.oneOf(claimSets) }),
  (dice, ask) => withHeader(ask, dice.oneOf(strangeHeaders)),
  (dice, ask) => withHeader(ask, { 'if-match': `"${1 + dice.upTo(4)}"` }),
  (dice, ask) => ({ ...ask, path: `${ask.path.split('?')[0] ?? ''}?${dice.oneOf(queries)}` }),
  (dice, ask) => ({ ...ask, path: ask.path.replace(/WH-[^/?]+|[a-z-]+$/, dice.oneOf(strangeIds)) }),
  (dice, ask) => ({ ...ask, method: dice.oneOf(strangeMethods), authorization: 'Bearer x' }),
  async (dice, ask) => ({ ...ask, authorization: dice.oneOf(strangeTokens(await bearer(ask.who))) }),
  async (dice, ask) => ({ ...ask, path: dice.oneOf(elsewhere), authorization: await bearer(ask.who) }),
  (_dice, ask) => ({ ...ask, base64: true }),
];

/** Mostly something that makes sense now; now and then what does not. */
const drawn = (context: Context): Operation => {
  const { dice } = context;
  const wanted = Array.from({ length: 6 }, () => dice.oneOf(lottery));
  const [first = 'listCases'] = wanted;
  return dice.chance(0.05) ? first : (wanted.find((one) => isPossible(one, context)) ?? first);
};

export const nextRequest = async (context: Context): Promise<Planned> => {
  const { dice, known } = context;
  const operation = drawn(context);
  const draft = rightRequest(operation, context);
  const right = asAsk(draft);
  const share = dice.upTo(100);
  if (share < 55) {
    const about = known.cases.find(({ record }) => record.caseId === caseIdIn(right.path));
    return { operation, intent: 'right', ask: courtesy(dice, right, about?.record.version ?? 1) };
  }
  if (share < 75 && draft.body !== undefined) {
    const text = JSON.stringify(spoiled(draft.body, dice, someOrganisations));
    return { operation, intent: 'nearValid', ask: { ...right, text } };
  }
  if (share < 85 && draft.body !== undefined)
    return {
      operation,
      intent: 'hostile',
      ask: { ...right, text: dice.oneOf(hostileTexts(right.text ?? '{}')) },
    };
  return { operation, intent: 'hostile', ask: await dice.oneOf(envelopes)(dice, right, operation) };
};
