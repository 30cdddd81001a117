/** A second source refers a person who has an open referral: what it told waits, and counts once the county says so. */
import { describe, expect, it } from '@jest/globals';
import { indicatorsOf } from '../../../domain/case/later-facts.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { hearOfSecondReferral, withdrawSecondReferrals } from '../../../domain/referral/second-referral.ts';
import type { Indicators } from '../../../domain/rules/indicators-contract.ts';
import { answerEvidence } from '../../../domain/work/answer-evidence.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, planner, policy, spoa, type Story } from '../../fixtures/draft-fixture.ts';

const kingsboro = { ...planner, org: 'kingsboro-pc' };
const bronx = { ...planner, org: 'bronx-pc' };
const days = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `2025-08-${String(28 - index).padStart(2, '0')}`);
const told = (indicators: Indicators | undefined, more: Partial<Referral> = {}): Referral => {
  const { indicators: _, ...referral } = aReferral(more);
  return { ...referral, ...(indicators && { indicators }) };
};

const heard = (referral: Referral, by = kingsboro, story = aCaseAccepted()): Story => {
  story.decide(openedAt, (draft) => {
    hearOfSecondReferral(draft, referral, by, policy);
  });
  return story;
};
const seconds = (story: Story) => story.case.secondReferrals ?? [];
const open = (story: Story) =>
  [...story.workItems.values()].filter(({ kind, status }) => kind === 'confirmEvidence' && status === 'open');

type Decision = 'confirmed' | 'declined' | 'notOfThisPerson';
const answered = (story: Story, decision: Decision): Story => {
  const [item] = open(story);
  if (!item) throw new Error('Nothing waits.');
  story.decide(
    openedAt,
    (draft) => {
      const reason = decision === 'declined' ? ({ reason: 'outdated' } as const) : {};
      answerEvidence(draft, item, { kind: 'confirmEvidence', decision, ...reason }, spoa, policy);
    },
    spoa,
  );
  return story;
};
const typesOf = (story: Story) => story.events.map(({ type }) => type);

const everything: Indicators = {
  actStepDownOn: '2025-12-01',
  homeless: { situation: 'shelter' },
  schizophreniaOrBipolar: true,
  incarceration: { releasedOn: '2025-11-01' },
  documented: true,
  psychiatricInpatientAdmissions: days(14),
  psychiatricEmergencyVisits: [
    { on: '2025-10-02', becameAdmission: false },
    { on: '2025-10-01', becameAdmission: false },
    { on: '2025-10-03', becameAdmission: false },
  ],
  medicalInpatientAdmissions: ['2025-09-09'],
  outpatientMentalHealthServices: [],
  clinicalDiscretion: { decider: 'managedCarePlan', rationale: 'As the plan told us.' },
  hiv: true,
};

describe('what a second source told', () => {
  it('waits with the county, in codes and days and without its words, and nothing counts of it', () => {
    const story = heard(told(everything));
    expect(seconds(story)).toMatchObject([
      { status: 'waiting', from: { role: 'planner', org: 'kingsboro-pc' }, number: 1 },
    ]);
    const indicators = seconds(story)[0]?.indicators;
    expect(indicators).toMatchObject({ actStepDownOn: '2025-12-01', documented: true });
    expect(indicators?.psychiatricInpatientAdmissions).toHaveLength(12);
    expect(JSON.stringify(seconds(story))).not.toMatch(/As the plan|hiv|lastName|officer/);
    expect(story.case.laterFacts).toBeUndefined();
    expect(open(story)).toMatchObject([{ ownerRole: 'spoa', ownerOrg: 'suffolk' }]);
    const notices = story.notices.filter(({ kind }) => kind === 'secondReferralReceived');
    expect(notices.map(({ to }) => to.role)).toEqual(['spoa', 'cma']);
  });

  it('keeps of Medicaid and of the law what can matter to the decision', () => {
    const legal = {
      aot: 'activeOrder',
      aotOrder: { county: 'suffolk', from: '2026-01-01', until: '2026-06-30' },
      parole: { officerName: 'Sam Field', officerPhone: '555-0100' },
      probation: false,
      cpl33020: false,
    } as const;
    const medicaid = {
      status: 'active',
      program: 'wms',
      localCaseOpen: true,
      verifiedOn: '2026-02-01',
      managedCarePlan: 'Plan of somebody',
    } as const;
    const [full] = seconds(heard(told(undefined, { legal, medicaid, source: 'hospital' })));
    expect(full).toMatchObject({
      source: 'hospital',
      medicaid: { status: 'active', program: 'wms', localCaseOpen: true, verifiedOn: '2026-02-01' },
      legal: { aot: 'activeOrder', aotOrder: legal.aotOrder, parole: true },
    });
    expect(JSON.stringify(full)).not.toMatch(/Field|555|somebody/);
    const bare = { legal: { aot: 'none', probation: false, cpl33020: false } } as const;
    const [little] = seconds(heard(told(undefined, { ...bare, medicaid: { status: 'unknown' } })));
    expect(little).toMatchObject({ medicaid: { status: 'unknown' }, legal: { aot: 'none', parole: false } });
  });

  it('is one, however often it is sent, and ten of them wait at most', () => {
    const story = heard(told(everything), kingsboro, heard(told(everything)));
    expect(seconds(story)).toHaveLength(1);
    for (let count = 0; count < 12; count += 1)
      heard(told({ psychiatricInpatientAdmissions: days(count) }), bronx, story);
    expect(seconds(story)).toHaveLength(10);
    expect(open(story)).toHaveLength(10);
  });

  it('is withdrawn where its source says that it meant another person; what others told stays', () => {
    const story = heard(told(everything), bronx, heard(told(everything)));
    const other = { ...kingsboro, role: 'spoa' as const };
    for (const by of [other, kingsboro, kingsboro])
      story.decide(openedAt, (draft) => {
        withdrawSecondReferrals(draft, by);
      });
    expect(seconds(story).map(({ status }) => status)).toEqual(['withdrawn', 'waiting']);
    expect(open(story)).toHaveLength(1);
    expect(typesOf(story).filter((type) => type === 'secondReferralAnswered')).toHaveLength(1);
  });
});

describe('the answer of the county', () => {
  it('confirmed, adds its days to those that were known, and the rules decide anew', () => {
    const known = {
      psychiatricInpatientAdmissions: ['2025-07-01'],
      psychiatricEmergencyVisits: [
        { on: '2025-10-02', becameAdmission: true },
        { on: '2025-12-24', becameAdmission: false },
      ],
    };
    const story = heard(
      told({
        psychiatricInpatientAdmissions: ['2025-08-01'],
        psychiatricEmergencyVisits: everything.psychiatricEmergencyVisits,
      }),
    );
    story.case.referral.indicators = known;
    answered(story, 'confirmed');
    const indicators = indicatorsOf(story.case);
    expect(indicators.psychiatricInpatientAdmissions).toEqual(['2025-07-01', '2025-08-01']);
    expect(indicators.psychiatricEmergencyVisits?.map(({ on }) => on)).toEqual([
      '2025-10-01',
      '2025-10-02',
      '2025-10-03',
      '2025-12-24',
    ]);
    expect(seconds(story)).toMatchObject([{ status: 'confirmed', answeredAt: openedAt }]);
    expect(open(story)).toEqual([]);
    expect(typesOf(story)).toContain('factRecorded');
    expect(typesOf(story)).toContain('decidedAnew');
  });

  it('confirmed twice of two sources, is one fact; confirmed of nothing told, none', () => {
    const story = heard(told(everything), bronx, heard(told(everything)));
    answered(answered(story, 'confirmed'), 'confirmed');
    expect(story.case.laterFacts).toHaveLength(1);
    const little = answered(heard(told(undefined)), 'confirmed');
    expect(little.case.laterFacts).toBeUndefined();
  });

  it('counts again after what was confirmed before was voided', () => {
    const story = answered(heard(told(everything), bronx, heard(told(everything))), 'confirmed');
    const voided = { at: openedAt, by: spoa, reason: 'wrongPerson' } as const;
    story.case.laterFacts = story.case.laterFacts?.map((fact) => ({ ...fact, voided }));
    answered(story, 'confirmed');
    expect(story.case.laterFacts).toHaveLength(2);
  });

  it('is a fact beside others of that day', () => {
    const story = heard(told({ documented: true }), bronx, heard(told({ actStepDownOn: '2025-12-01' })));
    answered(answered(story, 'confirmed'), 'confirmed');
    expect(story.case.laterFacts).toHaveLength(2);
  });

  it.each(['declined', 'notOfThisPerson'] as const)('%s, changes nothing', (decision) => {
    const story = answered(heard(told(everything)), decision);
    expect(story.case.laterFacts).toBeUndefined();
    expect(seconds(story)).toMatchObject([{ status: decision }]);
    expect(typesOf(story)).not.toContain('decidedAnew');
  });
});
