/** What a county settles for itself, from when, and what it may not change. */
import { describe, expect, it } from '@jest/globals';
import { receiveReferral } from '../../../domain/referral/receive-referral.ts';
import { holderOf, partiesOf } from '../../../domain/case/parties.ts';
import { planWait } from '../../../domain/case/waits.ts';
import {
  type CountyProtocol,
  countyProtocolSchema,
  createPolicyFor,
  policyFor,
} from '../../../domain/policy/county-protocol.ts';
import { defaultEscalationPolicy } from '../../../domain/policy/escalation-policy.ts';
import { aCaseId, aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { planner, policy, Story } from '../../fixtures/draft-fixture.ts';

const protocol = (overrides: Partial<CountyProtocol>): CountyProtocol =>
  countyProtocolSchema.parse({
    lgu: 'erie',
    validFrom: '2026-01-01',
    source: 'Erie',
    assumption: false,
    ...overrides,
  });
const five = { count: 5, unit: 'businessDays' } as const;
const ten = { count: 10, unit: 'businessDays' } as const;

describe('the policy of a county', () => {
  const ofErie = createPolicyFor(
    [
      protocol({ due: { spoaDecision: ten }, validFrom: '2025-01-01' }),
      protocol({ due: { spoaDecision: five }, validTo: '2026-06-30' }),
    ],
    policy,
  );

  it.each([
    ['before its first protocol is the default', '2024-12-31', { count: 3, unit: 'businessDays' }],
    ['is its protocol from its first day', '2025-01-01', ten],
    ['is the newest in force', '2026-01-01', five],
    ['on the last day of a protocol is still it', '2026-06-30', five],
    ['after it is the one before', '2026-07-01', ten],
  ])('%s', (_rule, on, due) => {
    expect(ofErie('erie', on).waits.spoaDecision.due).toEqual(due);
  });

  it('of another county is the default, and of none the 48 hours change', () => {
    expect(ofErie('suffolk', '2026-01-01')).toBe(defaultEscalationPolicy);
    expect(ofErie('erie', '2026-01-01').waits.faceToFaceContact).toBe(
      defaultEscalationPolicy.waits.faceToFaceContact,
    );
    expect(
      countyProtocolSchema.safeParse({ ...protocol({}), due: { faceToFaceContact: five } }).success,
    ).toBe(false);
  });

  it.each([
    [{ returnStopsClock: true }, { returnStopsClock: true, silenceEndsOffer: true }],
    [{ silenceEndsOffer: false }, { returnStopsClock: false, silenceEndsOffer: false }],
  ])('that says %j says nothing else of placement', (said, placement) => {
    expect(policy.placement).toMatchObject({ returnStopsClock: false, silenceEndsOffer: true });
    expect(createPolicyFor([protocol(said)], policy)('erie', '2026-03-02').placement).toMatchObject(
      placement,
    );
  });

  it.each([
    [{ lgu: 'atlantis' }],
    [{ triage: { role: 'cma', org: 'harbor-cma' } }],
    [{ due: { spoaDecision: 'soon' } }],
  ])('%j is refused', (fault) => {
    expect(countyProtocolSchema.safeParse({ ...protocol({}), ...fault }).success).toBe(false);
  });
});

describe('who triages', () => {
  const opened = (
    county: 'washington' | 'seneca' | 'warren' | 'erie',
    policy = policyFor(county, '2026-03-02'),
  ) => {
    const referral = aReferral({ person: aPerson({ countyOfResidence: county }) });
    const draft = receiveReferral(
      { caseId: aCaseId, marks: { personKey: 'k' }, referral, by: planner, now: openedAt },
      policy,
    );
    draft.move('placement', 'eligible');
    planWait(draft, 'spoaDecision', policy);
    const story = new Story(draft.case);
    story.keep(draft);
    return story;
  };

  it.each([
    ['washington', 'warren'],
    ['seneca', 'ontario'],
    ['warren', 'warren'],
  ] as const)('a referral to %s is decided by the SPOA of %s', (county, host) => {
    const story = opened(county);
    expect(story.item('spoaDecision')).toMatchObject({ ownerRole: 'spoa', ownerOrg: host });
    expect(holderOf(story.case)).toEqual({ role: 'spoa', org: host });
    expect(story.case.lgu).toBe(county);
  });

  it('a county that refers to a Health Home directly leaves the decision to it, and is told', () => {
    const triage = { role: 'healthHome', org: 'tide-health-home' } as const;
    const story = opened('erie', createPolicyFor([protocol({ triage })], policy)('erie', '2026-03-02'));
    expect(story.item('spoaDecision')).toMatchObject({
      ownerRole: 'healthHome',
      ownerOrg: 'tide-health-home',
    });
    expect(partiesOf(story.case).map(({ relation }) => relation)).toContain('healthHome');
    expect(holderOf(story.case)).toEqual({ role: 'spoa', org: 'erie' });
    expect(story.told).toEqual([
      'referralReceived to spoa:erie',
      'referralReceived to healthHome:tide-health-home',
    ]);
  });
});
