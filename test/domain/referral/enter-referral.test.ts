/** Whose referral it is, what each source must say, and that every journey of the guidance's nine categories can be entered. */
import { describe, expect, it } from '@jest/globals';
import { type Referral, referralSchema } from '../../../domain/case/referral-contract.ts';
import { relationTo } from '../../../domain/case/parties.ts';
import { createSourceRuleFor, sourceRuleFor } from '../../../domain/policy/source-policy.ts';
import { enteredReferral } from '../../../domain/referral/enter-referral.ts';
import { warningsOf } from '../../../domain/referral/submission-warnings.ts';
import type { Indicators } from '../../../domain/rules/indicators-contract.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { type ReferralSource, referralSources } from '../../../domain/shared/referral-sources.ts';
import { aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aPersonOf,
  aReferredCase,
  healthHome,
  planner,
  policy,
  refusalOf,
  spoa,
} from '../../fixtures/draft-fixture.ts';

const on = { now: openedAt, policy, sourceRuleFor, agencies };
const shelter: Partial<Referral> = { source: 'shelterOutreach', discharge: undefined, admission: undefined };
const community = (overrides: Parameters<typeof aReferral>[0] = {}): Referral =>
  aReferral({ ...shelter, indicators: { homeless: { situation: 'shelter' } }, ...overrides });
const refused = (by: Person, referral: Referral, decidedOn: Partial<typeof on> = {}) =>
  refusalOf(() => enteredReferral(by, referral, { ...on, ...decidedOn }));
const of = (source: ReferralSource): Referral =>
  aReferral({
    source,
    legal: { aot: 'petitionPending', probation: false, cpl33020: false },
    indicators: { homeless: { situation: 'shelter' } },
  });

describe('who enters the referral of a source', () => {
  it.each(
    referralSources.flatMap((source) => [planner, spoa, healthHome].map((by) => [source, by] as const)),
  )('%s: %j by the policy of sources and nobody else', (source, by) => {
    const may = sourceRuleFor(source, '2026-03-02')?.enteredBy.some((role) => role === by.role) === true;
    const enter = () => enteredReferral(by, of(source), on);
    if (may) expect(enter()).toMatchObject({ source });
    else
      expect(refusalOf(enter)).toMatchObject({
        code: 'sourceNotYours',
        ruleId: 'HHP-REF-03',
        errors: [{ field: 'body.source', message: expect.stringContaining('Yours to enter: ') }],
      });
  });

  it('is the facility where the referral names no source', () => {
    expect(enteredReferral(planner, aReferral(), on)).toEqual(aReferral());
    expect(refused(spoa, aReferral())).toMatchObject({ code: 'sourceNotYours' });
  });

  it('is no organisation that is no State facility', () => {
    expect(refused(aPersonOf('planner', 'suffolk'), aReferral())).toMatchObject({
      code: 'notAStateFacility',
    });
  });

  it('follows the newest row in force, and nobody enters a source before its first', () => {
    const row = {
      ...sourceRuleFor('hospital', '2026-03-02')!,
      validFrom: '2026-03-02',
      enteredBy: ['spoa' as const],
    };
    const rules = createSourceRuleFor([sourceRuleFor('hospital', '2026-03-02')!, row]);
    expect(rules('hospital', '2026-03-01')?.enteredBy).toEqual(['spoa', 'healthHome']);
    expect(rules('hospital', '2026-03-02')?.enteredBy).toEqual(['spoa']);
    expect(rules('hospital', '2016-01-01')).toBeUndefined();
    expect(refused(spoa, of('hospital'), { sourceRuleFor: () => undefined })).toMatchObject({
      errors: [{ field: 'body.source' }],
    });
  });
});

describe('for which county', () => {
  const inNassau = community({ person: aPerson({ countyOfResidence: 'nassau' }) });

  it('a SPOA enters for its own, and names the county that is another’s', () => {
    expect(refused(spoa, inNassau)).toMatchObject({
      code: 'countyNotYours',
      errors: [{ field: 'body.person.countyOfResidence', message: expect.stringContaining('nassau') }],
    });
    const fiscal = community({ person: aPerson({ countyOfFiscalResponsibility: 'nassau' }) });
    expect(refused(spoa, fiscal)).toMatchObject({
      errors: [{ field: 'body.person.countyOfFiscalResponsibility' }],
    });
  });

  it('a SPOA that counties share enters for all of them', () => {
    const warren = aPersonOf('spoa', 'warren');
    const shared = { triage: { role: 'spoa', org: 'warren' } } as const;
    const washington = community({ person: aPerson({ countyOfResidence: 'washington' }) });
    expect(enteredReferral(warren, washington, { ...on, policy: shared })).toEqual(washington);
    expect(refused(warren, washington)).toMatchObject({ code: 'countyNotYours' });
  });

  it('a Health Home enters where an agency serves that it attests today', () => {
    const [harbor] = agencies;
    expect(enteredReferral(healthHome, community(), on)).toMatchObject({
      healthHome: { healthHome: 'tide-health-home' },
    });
    const others: [Referral, typeof agencies][] = [
      [inNassau, agencies],
      [community(), []],
      [community(), [{ ...harbor!, attestations: [{ healthHome: 'tide-health-home', from: '2026-03-03' }] }]],
      [
        community(),
        [
          {
            ...harbor!,
            attestations: [{ healthHome: 'tide-health-home', from: '2025-01-01', until: '2026-03-01' }],
          },
        ],
      ],
    ];
    for (const [referral, known] of others)
      expect(refused(healthHome, referral, { agencies: known })).toMatchObject({ code: 'countyNotYours' });
  });

  it('a Health Home that triages for a county enters for it, whomever it attests there', () => {
    const triage = { role: 'healthHome', org: 'tide-health-home' } as const;
    expect(enteredReferral(healthHome, inNassau, { ...on, policy: { triage } })).toMatchObject({
      source: 'shelterOutreach',
    });
  });

  it('a Health Home enters its own members, and names no other', () => {
    const of = (id: string) => community({ healthHome: { enrolled: true, healthHome: id } });
    expect(enteredReferral(healthHome, of('tide-health-home'), on)).toEqual(of('tide-health-home'));
    expect(refused(healthHome, of('dune-health-home'))).toMatchObject({
      code: 'healthHomeNotYours',
      errors: [{ field: 'body.healthHome.healthHome' }],
    });
  });
});

describe('what a source must say', () => {
  it.each(['discharge', 'admission'] as const)('a hospital gives the %s', (section) => {
    expect(refused(spoa, aReferral({ source: 'hospital', [section]: undefined }))).toMatchObject({
      code: 'sourceNeedsMore',
      errors: [{ field: `body.${section}` }],
    });
  });

  it.each(['discharge', 'admission'] as const)('a State PC gives the %s, by the contract', (section) => {
    const { [section]: _, ...rest } = aReferral();
    expect(referralSchema.safeParse(rest).error?.issues).toMatchObject([{ path: [section] }]);
    expect(referralSchema.safeParse({ ...rest, source: 'communityProvider' }).success).toBe(true);
  });

  it('the AOT process says where the order stands', () => {
    expect(refused(spoa, community({ source: 'aotProcess' }))).toMatchObject({
      code: 'sourceNeedsMore',
      errors: [{ field: 'body.legal.aot' }],
    });
  });

  it('the AOT process is told to record the order, once there is one', () => {
    const said = (aot: Referral['legal']['aot']) =>
      warningsOf(
        community({ source: 'aotProcess', legal: { aot, probation: false, cpl33020: false } }),
        openedAt,
      ).filter((warning) => warning.includes('aot-order'));
    expect(said('activeOrder')).toHaveLength(1);
    expect(said('petitionPending')).toEqual([]);
  });

  it('somebody who is in no stay is asked for no discharge date', () => {
    expect(warningsOf(community(), openedAt)).toEqual([]);
  });
});

const order = {
  aot: 'activeOrder',
  aotOrder: { county: 'suffolk', from: '2026-01-05', until: '2026-07-04' },
};
const expired = {
  aot: 'expiredWithinYear',
  aotOrder: { county: 'suffolk', from: '2025-01-05', until: '2025-07-04' },
};
const stays = ['2025-06-01', '2025-09-01', '2025-12-01'];
const legalOf = (legal: object): Referral['legal'] => aReferral({ legal: legal as Referral['legal'] }).legal;

/** The source that it comes from as it happens, and what shows it. */
const categories: readonly (readonly [string, ReferralSource, Indicators, object?])[] = [
  ['1, a current order', 'aotProcess', { aotOrder: { from: '2026-01-05', until: '2026-07-04' } }, order],
  [
    '1, an agreement',
    'aotProcess',
    { voluntaryAgreement: { lguIdentified: true, signedOn: '2026-02-01' } },
    { aot: 'voluntaryAgreement' },
  ],
  ['2, an expired order', 'aotProcess', { aotOrder: { from: '2025-01-05', until: '2025-07-04' } }, expired],
  ['3, discharged from a State PC', 'communityProvider', { stateFacilityDischargedOn: '2025-11-01' }],
  ['3, left a residence on campus', 'communityProvider', { leftOnCampusResidenceOn: '2026-02-01' }],
  ['4, ACT step-down', 'actTeam', { actStepDownOn: '2026-03-31' }],
  ['5, homeless', 'shelterOutreach', { homeless: { situation: 'notMeantForHabitation' } }],
  ['6, high use', 'managedCarePlan', { psychiatricInpatientAdmissions: stays }],
  [
    '7, criminal justice',
    'forensics',
    { incarceration: { releasedOn: '2026-02-20', needsLinkage: true, dueToPoorEngagement: true } },
  ],
  [
    '8, ineffectively engaged',
    'selfOrFamily',
    { outpatientMentalHealthServices: [], psychiatricInpatientAdmissions: stays.slice(1) },
  ],
  [
    '9, clinical discretion',
    'communityProvider',
    {
      clinicalDiscretion: {
        decider: 'spoa',
        organisation: 'suffolk',
        rationale: 'Waits for ACT.',
        decidedOn: '2026-03-02',
      },
    },
  ],
];

describe('every category of the guidance', () => {
  it.each(
    categories.map(([name, source, shown, legal = { aot: 'none' }]) => [name, source, shown, legal] as const),
  )('%s is entered as it happens, from %s', (_category, source, indicators, legal) => {
    const referral = community({ source, indicators, legal: legalOf(legal) });
    const story = aReferredCase(enteredReferral(spoa, referral, on), spoa);
    story.decide(openedAt, screenReferral);
    expect(story.case.screening).toMatchObject({ eligible: true, hhPlusRate: true });
    expect(story.case.strands).toMatchObject({ placement: 'spoaReview', discharge: 'inCommunity' });
  });

  it.each([{}, { riskFactors: ['nonAdherence' as const] }, undefined])(
    'is shown by nothing in %j: it comes back with the names of what would',
    (indicators) => {
      expect(refused(spoa, community({ indicators }))).toMatchObject({
        code: 'sourceNeedsMore',
        errors: [{ field: 'body.indicators', message: expect.stringContaining('actStepDownOn') }],
      });
    },
  );

  it('that the facts do not reach ends the case at the screening, with the rule', () => {
    const referral = community({ indicators: { psychiatricInpatientAdmissions: ['2026-01-05'] } });
    const story = aReferredCase(enteredReferral(spoa, referral, on), spoa);
    story.decide(openedAt, screenReferral);
    expect(story.case).toMatchObject({ closeReason: 'ineligible' });
  });

  it('of a residence on campus bears no HH+ rate until the person has left it', () => {
    const referral = community({
      indicators: { homeless: { situation: 'shelter' }, onCampusResidence: 'tlr' },
    });
    const story = aReferredCase(referral, spoa);
    story.decide(openedAt, screenReferral);
    expect(story.case.screening).toMatchObject({ eligible: true, hhPlusRate: false });
  });
});

describe('a referral that was entered', () => {
  it('says who entered it, and its first event the source', () => {
    const story = aReferredCase(community(), spoa);
    expect(story.case.facility).toBeUndefined();
    expect(story.case.referredBy).toEqual({ role: 'spoa', org: 'suffolk' });
    expect(story.eventOf('referralSubmitted').details).toEqual({
      county: 'suffolk',
      consent: 'signed',
      source: 'shelterOutreach',
    });
    expect(relationTo(story.case, spoa)).toBe('ownCounty');
  });

  it('concerns no planner of a facility', () => {
    const story = aReferredCase(community(), spoa);
    expect(relationTo(story.case, planner)).toBeUndefined();
  });
});
