/**
 * Requests as clients with faults and bad intentions make them: right ones, right ones with one thing wrong, and noise,
 * made by a seeded generator, so that a failure is played again by its seed.
 */
import {
  admin,
  agency,
  type Ask,
  healthHome,
  otherAgency,
  otherPlanner,
  otherSpoa,
  planner,
  spoa,
  stateOffice,
  unknownCaseId,
  type Who,
} from './desk.ts';
import { lists, onCase, onNotice, onWorkItem } from './requests.ts';

export interface Dice {
  /** From 0 up to, but not including, `below`. */
  upTo(below: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
  chance(share: number): boolean;
}

/** mulberry32: small, and the same on every machine. */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number): number => Math.floor(next() * below);
  return {
    upTo,
    oneOf: (items) => {
      if (items.length === 0) throw new RangeError('There is nothing to choose from.');
      return items[upTo(items.length)]!;
    },
    chance: (share) => next() < share,
  };
};

const people: readonly Who[] = [planner, spoa, agency, healthHome];
const others: readonly Who[] = [
  otherPlanner,
  otherSpoa,
  otherAgency,
  stateOffice,
  admin,
  { role: 'cma', org: 'omh-forensic-transitional-team' },
  { role: 'cma', org: 'sample-cma-twin-bridges' },
];

const hostileValues: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[[]]],
  { $ne: null },
  'x'.repeat(5_000),
  '<script>alert(1)</script>',
  "'; DROP TABLE cases; --",
  '${jndi:ldap://x}',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '\u202etxet',
  '2026-03-06T17:00:00',
  '1926-01-01T00:00:00Z',
  '2099-12-31T23:59:59Z',
  '2026-02-30',
  'accept',
  'faceToFace',
  'WH-7K3M-9QXA-22PD',
  'constructor',
  'toString',
];
const hostileNames = ['constructor', 'toString', 'hasOwnProperty', 'then', 'length', '$where', 'unknown', ''];
const hostileTexts = [
  '',
  'null',
  '{',
  '[]',
  '"x"',
  '{"__proto__":{}}',
  '{"a":1e999}',
  '[[[[[[[[',
  '\ufeff{}',
  'a=b&c=d',
];
const hostileIds = [
  '',
  ' ',
  '%00',
  'WH-7K3M-9QXA-22PD',
  unknownCaseId,
  '..%2f..%2f',
  '%F0%9F%92%A9',
  'x'.repeat(300),
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy with one thing changed somewhere: another value, one member less, or one more. */
const spoiled = (dice: Dice, value: unknown): unknown => {
  if (Array.isArray(value) && value.length > 0 && dice.chance(0.7)) {
    const at = dice.upTo(value.length);
    return value.map((member, index) => (index === at ? spoiled(dice, member) : (member as unknown)));
  }
  if (isRecord(value) && Object.keys(value).length > 0 && dice.chance(0.9)) {
    const name = dice.oneOf(Object.keys(value));
    const { [name]: member, ...rest } = value;
    if (dice.chance(0.15)) return rest;
    if (dice.chance(0.1)) return { ...value, [dice.oneOf(hostileNames)]: dice.oneOf(hostileValues) };
    return { ...rest, [name]: spoiled(dice, member) };
  }
  return dice.oneOf(hostileValues);
};

export interface Known {
  caseIds: readonly string[];
  workItemIds: readonly string[];
  noticeIds: readonly string[];
  /** A referral that would be taken, for a person by number. */
  referral(person: number): unknown;
  nowText: string;
}

const answersTo = (dice: Dice, at: string): readonly unknown[] => [
  { kind: 'spoaDecision', decision: 'accept' },
  { kind: 'spoaDecision', decision: 'accept', candidates: [agency.org, otherAgency.org] },
  { kind: 'spoaDecision', decision: dice.chance(0.2) ? 'decline' : 'accept', reason: 'Words.' },
  { kind: 'cmaAcceptance', decision: dice.oneOf(['accept', 'accept', 'decline']) },
  { kind: 'warmHandOff', handedOffAt: at, introduction: 'video' },
  { kind: 'tellPlan', toldAt: at },
  { kind: 'discharge', discharge: { dischargedAt: at } },
  { kind: 'faceToFaceContact', contact: { at, method: 'faceToFace', outcome: 'made' } },
  { kind: 'forensicTransition', decision: 'refer' },
];

const plans = (at: string): readonly unknown[] => [
  { status: 'planned', plannedFor: at },
  { status: 'planned', plannedOn: '2026-06-01' },
  { status: 'cancelled', reason: 'notReady' },
  { status: 'readmitted', readmittedAt: at },
];

type Request = Pick<Ask, 'method' | 'path' | 'json'>;

const sensible = (dice: Dice, known: Known): Request => {
  const caseId = dice.oneOf([...known.caseIds, unknownCaseId]);
  const itemId = dice.oneOf([...known.workItemIds, `${unknownCaseId}-W1`]);
  const noticeId = dice.oneOf([...known.noticeIds, `${unknownCaseId}-N1`]);
  const at = known.nowText;
  const contact = {
    at,
    method: dice.oneOf(['faceToFace', 'phone']),
    outcome: dice.oneOf(['made', 'attempted']),
  };
  const correction = dice.chance(0.5) ? { correctionReason: 'wrongTime' } : {};
  return dice.oneOf<() => Request>([
    () => ({ method: 'POST', path: '/referrals', json: known.referral(dice.upTo(12)) }),
    () => dice.oneOf(Object.values(lists)),
    () => onCase.getCase(caseId),
    () => onCase.getTimeline(caseId),
    () => ({ ...onCase.putDischargePlan(caseId), json: dice.oneOf(plans(at)) }),
    () => ({ ...onCase.recordDischarge(caseId), json: { dischargedAt: at, ...correction } }),
    () => ({ ...onCase.recordContact(caseId), json: contact }),
    () => (dice.chance(0.2) ? onCase.withdrawCase(caseId) : onCase.getCase(caseId)),
    () => onWorkItem.claimWorkItem(itemId),
    () => ({ ...onWorkItem.completeWorkItem(itemId), json: dice.oneOf(answersTo(dice, at)) }),
    () => ({ ...onWorkItem.completeWorkItem(itemId), json: dice.oneOf(answersTo(dice, at)) }),
    () => onNotice.acknowledgeNotice(noticeId),
  ])();
};

const queries = [
  'limit=0',
  'limit=5',
  'limit=-1',
  'limit=1e3',
  'cursor=abc',
  'cursor=%00',
  'x=1',
  '__proto__=1',
  'limit=5&limit=6',
];
const headerValues: readonly Record<string, string>[] = [
  { 'if-match': '"1"' },
  { 'if-match': '"3"' },
  { 'if-match': '*' },
  { 'if-match': '' },
  { 'idempotency-key': 'a-key-in-use' },
  { 'idempotency-key': 'another-key' },
  { 'idempotency-key': '\u0000' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { authorization: 'Bearer x' },
  { 'x-http-method-override': 'DELETE' },
];
const claimSets: readonly unknown[] = [null, {}, 'x', [], { sub: 1 }, { sub: 'x', role: 'root', org: 'x' }];

const withPath = (dice: Dice, request: Request): Request => {
  if (dice.chance(0.5)) return { ...request, path: `${request.path}?${dice.oneOf(queries)}` };
  const path = request.path.replace(/WH-[^/]+/, dice.oneOf(hostileIds));
  return { ...request, path };
};

/** Two in five as they should be; the rest with a wrong body, path, header or sign-in. */
export const nextRequest = (dice: Dice, known: Known): Ask => {
  const who = dice.chance(0.8) ? dice.oneOf(people) : dice.oneOf(others);
  const right: Ask = { who: { ...who, sub: `${who.org}-${dice.upTo(3)}` }, ...sensible(dice, known) };
  const fault = dice.upTo(10);
  if (fault < 4) return right;
  if (fault < 7 && right.json !== undefined) return { ...right, json: spoiled(dice, right.json) };
  if (fault === 7) return { ...right, ...withPath(dice, right) };
  if (fault === 8) return { ...right, headers: dice.oneOf(headerValues) };
  if (dice.chance(0.5)) return { ...right, claims: dice.oneOf(claimSets) };
  return { ...right, text: dice.oneOf(hostileTexts) };
};
