/** Every kind of refusal, with something of a person in all that the client sent, wherever a client can put it. */
import { agency, type Ask, otherPlanner, planner, spoa, unknownCaseId } from '../lambdas/api/desk.ts';
import { onAot, onCase } from '../lambdas/api/requests.ts';
import { completion, firstItem, referralOf, type Scene } from '../lambdas/api/stages.ts';
import { canaries } from './canaries.ts';

const valueOf = (end: string): string => canaries.find(({ path }) => path.endsWith(end))?.value ?? '';
const lastName = valueOf('lastName');
const cin = valueOf('medicaidCin');
const words = valueOf('needsInOwnWords');
const inUrl = encodeURIComponent(lastName);
const json = { 'content-type': 'application/json' };

type Refusal = readonly [
  what: string,
  status: number,
  ask: (scene: Scene) => Ask | Promise<Ask>,
  /** How far the case has come; it is before the SPOA where nothing is said. */
  stage?: 'underAnOrder',
];
const toReferrals = (change: (referral: Record<string, unknown>) => Partial<Ask>) =>
  (({ desk }) => ({
    who: planner,
    method: 'POST',
    path: '/referrals',
    ...change(referralOf(desk)),
  })) satisfies Refusal[2];

/** Bodies that are no bodies of the contract, and everything else about them. */
const malformed: readonly Refusal[] = [
  [
    'a text where a section should be',
    400,
    toReferrals((referral) => ({ json: { ...referral, admission: words } })),
  ],
  ['a field that is not known', 400, toReferrals((referral) => ({ json: { ...referral, [lastName]: cin } }))],
  [
    'words where codes should be',
    400,
    toReferrals((referral) => ({
      json: {
        ...referral,
        person: { firstName: 7, medicaidCin: lastName, countyOfResidence: lastName, dateOfBirth: words },
        consent: { status: lastName },
        request: { programs: [lastName], preferredAgency: lastName },
      },
    })),
  ],
  ['a text that is no JSON', 400, toReferrals(() => ({ headers: json, text: `{"${lastName}":"${cin}` }))],
  ['another content type', 415, toReferrals(() => ({ headers: { 'content-type': words }, text: words }))],
  ['too large a text', 413, toReferrals(() => ({ headers: json, text: words.repeat(25_000) }))],
  [
    'a key of its own that is no key',
    400,
    toReferrals((referral) => ({ json: referral, headers: { 'idempotency-key': words } })),
  ],
  [
    'a version that is none',
    400,
    toReferrals((referral) => ({ json: referral, headers: { 'if-match': lastName } })),
  ],
  [
    'names of details that nobody asks for, and no text under them',
    400,
    ({ caseId }) => {
      const event = onAot.reportSignificantEvent(caseId);
      return {
        who: agency,
        ...event,
        json: { ...event.json, details: { [lastName]: 7, [words.repeat(9)]: cin } },
      };
    },
    'underAnOrder',
  ],
  [
    'answers to CAIRS that are no codes, under names of its own',
    400,
    async (scene) => ({
      who: agency,
      method: 'POST',
      path: `/work-items/${await firstItem(scene, 'spoaDecision')}/completion`,
      json: { kind: 'cairsReport', submittedAt: lastName, answers: { [lastName]: 7 } },
    }),
  ],
];

const inUrls: readonly Refusal[] = [
  ['a path', 400, () => ({ who: planner, method: 'GET', path: `/cases/${inUrl}` })],
  [
    'a kind of registry',
    400,
    () => ({ who: { role: 'admin', org: 'x1' }, method: 'GET', path: `/registry/${inUrl}/x` }),
  ],
  ['a query', 400, () => ({ who: planner, method: 'GET', path: `/cases?${inUrl}=${inUrl}` })],
  ['a cursor', 400, () => ({ who: planner, method: 'GET', path: `/cases?cursor=${inUrl}` })],
  [
    'a cursor in the form of one',
    400,
    () => ({
      who: planner,
      method: 'GET',
      path: `/cases?cursor=${Buffer.from(words).toString('base64url')}`,
    }),
  ],
  ['a limit', 400, () => ({ who: planner, method: 'GET', path: `/notices?limit=${inUrl}` })],
];

const noContract: readonly Refusal[] = [
  ['nobody signed in', 401, toReferrals((referral) => ({ who: undefined, json: referral }))],
  [
    'claims that are none',
    401,
    toReferrals((referral) => ({ claims: { sub: words, role: lastName, org: cin }, json: referral })),
  ],
  ['another role', 403, toReferrals((referral) => ({ who: agency, json: referral }))],
  ['an unknown case', 404, () => ({ who: planner, ...onCase.recordDischarge(unknownCaseId) })],
  ['a foreign case', 404, ({ caseId }) => ({ who: otherPlanner, ...onCase.recordDischarge(caseId) })],
  ['another facility’s patient', 409, toReferrals((referral) => ({ who: otherPlanner, json: referral }))],
  [
    'an old version',
    412,
    ({ caseId }) => ({ who: planner, ...onCase.putDischargePlan(caseId), headers: { 'if-match': '"1"' } }),
  ],
  [
    'no consent',
    422,
    toReferrals((referral) => ({
      json: { ...referral, consent: { status: 'refused', askedOn: '2026-03-01' } },
    })),
  ],
  [
    'a kind of event that the county does not list',
    422,
    ({ caseId }) => {
      const event = onAot.reportSignificantEvent(caseId);
      return { who: agency, ...event, json: { ...event.json, kind: lastName } };
    },
    'underAnOrder',
  ],
  [
    'details that the county does not ask for',
    422,
    ({ caseId }) => {
      const event = onAot.reportSignificantEvent(caseId);
      return { who: agency, ...event, json: { ...event.json, details: { [lastName]: words } } };
    },
    'underAnOrder',
  ],
  [
    'an order that renews one that is not there',
    422,
    ({ caseId }) => {
      const order = onAot.putAotOrder(caseId);
      return { who: spoa, ...order, json: { ...order.json, renews: lastName.slice(0, 5) } };
    },
    'underAnOrder',
  ],
  [
    'an agency that the registry does not have',
    422,
    async (scene) => ({
      who: spoa,
      method: 'POST',
      path: await completion(scene, 'spoaDecision'),
      json: { kind: 'spoaDecision', decision: 'accept', candidates: ['kanabrie-voegel'], reason: words },
    }),
  ],
];

export const refusals: readonly Refusal[] = [...malformed, ...inUrls, ...noContract];
