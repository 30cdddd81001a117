import { describe, it, expect } from '@jest/globals';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { screen, screenReferral } from '../../../domain/referral/screening.ts';
import { responsibleLgu, responsibleCounty, doorFindings } from '../../../domain/referral/door.ts';
import { refuseAtTheDoor } from '../../../domain/referral/receive-referral.ts';
import { aCase, aPerson, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aPersonOf, aReferredCase, aStoryWhere } from '../../fixtures/draft-fixture.ts';

type Consent = Referral['consent'];
const refusedConsent: Consent = { status: 'refused', askedOn: '2026-02-20' };
const notObtainable: Consent = { status: 'notObtainable', reason: 'The person does not speak at present.' };
const notSeriouslyIll = { ...aReferral().clinical, seriousMentalIllness: false };
const onCampus: Referral['discharge'] = {
  plannedFor: '2026-03-06T22:00:00.000Z',
  destination: { kind: 'onCampusResidence', onCampusResidence: 'tlr' },
};
const underOrder: Referral['legal'] = { aot: 'activeOrder', probation: false, cpl33020: false };

const findingOf = (referral: Referral, ruleId: string, overrides: Parameters<typeof aCase>[0] = {}) =>
  screen(aCase({ referral, ...overrides }), openedAt).findings.find((finding) => finding.ruleId === ruleId);

describe('what is asked at the door', () => {
  it.each([
    [
      'a signed authorization lets the referral in',
      { consent: aReferral().consent },
      'HHP-CONSENT-01',
      true,
      false,
    ],
    [
      'consent that could not be had is for the SPOA, by our reading',
      { consent: notObtainable },
      'HHP-CONSENT-01',
      true,
      true,
    ],
    ['a refusal keeps it out', { consent: refusedConsent }, 'HHP-CONSENT-01', false, false],
    [
      'an 18th birthday today is an adult',
      { person: aPerson({ dateOfBirth: '2008-03-02' }) },
      'HHP-AGE-01',
      true,
      false,
    ],
    [
      'a birthday tomorrow is not',
      { person: aPerson({ dateOfBirth: '2008-03-03' }) },
      'HHP-AGE-01',
      false,
      false,
    ],
  ])('%s', (_consequence, sections, ruleId, met, policyChoice) => {
    const findings = doorFindings(aReferral(sections), openedAt);
    expect(findings.find((finding) => finding.ruleId === ruleId)).toMatchObject({ met, policyChoice });
  });

  it.each([
    ['a year that leaves open whether the person is an adult', { dateOfBirth: '2008' }],
    ['no birth date', { dateOfBirth: undefined }],
    ['an estimate', { dateOfBirth: '2009-01-01', dateOfBirthEstimated: true }],
  ])(
    '%s keeps nobody out, and whoever decides on the referral reads that the age is not known',
    (_what, person) => {
      const referral = aReferral({ person: aPerson(person) });
      expect(() => refuseAtTheDoor(referral, openedAt)).not.toThrow();
      const { eligible, findings, decisive, record } = screen(aCase({ referral }), openedAt);
      expect(eligible).toBe(true);
      expect(record.decision.outcome).toBe('unknown');
      expect(decisive).not.toContain('HHP-AGE-01');
      expect(findings).toContainEqual({
        ruleId: 'HHP-AGE-01',
        met: false,
        reason: 'Not known: the date of birth.',
        policyChoice: false,
      });
    },
  );

  it('an age that is not known is no way around what is known', () => {
    const person = aPerson({ dateOfBirth: '2008' });
    const { eligible, decisive } = screen(
      aCase({
        referral: aReferral({ person, clinical: { ...aReferral().clinical, seriousMentalIllness: false } }),
      }),
      openedAt,
    );
    expect([eligible, decisive]).toEqual([false, ['HHP-SMI-01']]);
  });

  it('the birthday is one of New York: late evening there is not tomorrow yet', () => {
    const referral = aReferral({ person: aPerson({ dateOfBirth: '2008-03-03' }) });
    const adult = (now: string) => doorFindings(referral, now).every(({ met }) => met);
    expect(adult('2026-03-03T04:59:59.999Z')).toBe(false);
    expect(adult('2026-03-03T05:00:00.000Z')).toBe(true);
  });
});

describe('screening', () => {
  it('every finding has a reason and the id of its rule', () => {
    const { findings } = screen(aCase(), openedAt);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([
      'HHP-CONSENT-01',
      'HHP-AGE-01',
      'HHP-SMI-01',
      'HHP-EL-03',
      'HHP-EL-03R',
      'HHP-FT-01',
    ]);
    for (const { reason } of findings) expect(reason).toMatch(/\.$/);
  });

  it.each([
    ['serious mental illness, State facility', {}, {}, true],
    ['no serious mental illness', { clinical: notSeriouslyIll }, {}, false],
    ['a facility that is not the State’s', {}, { facility: 'general-hospital' }, false],
    ['an authorization withdrawn since', { consent: refusedConsent }, {}, false],
  ])('%s: eligible is %p %p %p', (_situation, sections, overrides, eligible) => {
    expect(screen(aCase({ referral: aReferral(sections), ...overrides }), openedAt).eligible).toBe(eligible);
  });

  it.each([
    ['a home in the community may be billed', {}, true],
    ['a residence on campus may not', { discharge: onCampus }, false],
    [
      'a residence on campus may, under an active AOT order',
      { discharge: onCampus, legal: underOrder },
      true,
    ],
    [
      'an order that has expired is no exception',
      { discharge: onCampus, legal: { ...underOrder, aot: 'expiredWithinYear' as const } },
      false,
    ],
  ])('the HH+ rate: %s, and eligibility stands', (_consequence, sections, met) => {
    const referral = aReferral(sections);
    expect(findingOf(referral, 'HHP-EL-03R')).toMatchObject({ met });
    expect(screen(aCase({ referral }), openedAt)).toMatchObject({ eligible: true, hhPlusRate: met });
  });

  it.each([
    ['CNYPC to New York City goes to the forensic team', 'cnypc', 'nyc', true],
    ['CNYPC to another county goes to its SPOA', 'cnypc', 'suffolk', false],
    ['another facility to New York City goes to the SPOA', 'kirby-forensic-pc', 'nyc', false],
  ])('the way: %s', (_consequence, facility, lgu, throughForensicTeam) => {
    expect(screen(aCase({ facility, lgu }), openedAt)).toMatchObject({ eligible: true, throughForensicTeam });
  });
});

describe('the county that answers', () => {
  it.each([
    ['is that of residence', aPerson({ countyOfResidence: 'nassau' }), 'nassau', 'nassau'],
    [
      'is that of fiscal responsibility where it is given',
      aPerson({ countyOfResidence: 'nassau', countyOfFiscalResponsibility: 'queens' }),
      'queens',
      'nyc',
    ],
  ])('%s', (_rule, person, county, lgu) => {
    const referral = aReferral({ person });
    expect(responsibleCounty(referral)).toBe(county);
    expect(responsibleLgu(referral)).toBe(lgu);
  });
});

describe('the task Screen Referral', () => {
  const screened = (story = aReferredCase()) => {
    story.decide(openedAt, screenReferral);
    return story;
  };

  it('an eligible person goes to the county SPOA, with the findings on record', () => {
    const story = screened();
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.case.screening).toMatchObject({ eligible: true, hhPlusRate: true });
    expect(story.eventOf('screened').ruleIds).toEqual([
      'HHP-CONSENT-01',
      'HHP-AGE-01',
      'HHP-SMI-01',
      'HHP-EL-03',
      'HHP-EL-03R',
    ]);
  });

  it('a CNYPC release to New York City goes to the forensic transitional team first', () => {
    const referral = aReferral({ person: aPerson({ countyOfResidence: 'kings' }) });
    const story = screened(aReferredCase(referral, aPersonOf('planner', 'cnypc')));
    expect(story.case.strands.placement).toBe('forensicTransition');
    expect(story.eventOf('screened').ruleIds).toContain('HHP-FT-01');
  });

  it('an ineligible case is closed, its parties are told and the person may be referred again', () => {
    const story = screened(aReferredCase(aReferral({ clinical: notSeriouslyIll })));
    expect(story.case).toMatchObject({
      closeReason: 'ineligible',
      strands: { case: 'closed', placement: 'screening' },
    });
    expect(story.eventOf('caseClosed').ruleIds).toContain('HHP-SMI-01');
    expect(story.toldLast).toEqual(['caseClosed to planner:pilgrim-pc', 'caseClosed to spoa:suffolk']);
    expect(story.lastWrite?.personLock).toBe('free');
  });

  it('an ineligible case names the rule that was not met and no other', () => {
    const story = screened(aReferredCase(aReferral({ clinical: notSeriouslyIll })));
    expect(story.eventOf('caseClosed').ruleIds).toEqual(['HHP-SMI-01']);
  });

  it('run twice, it screens once', () => {
    const story = screened();
    const draft = story.draft(openedAt);
    screenReferral(draft);
    expect(draft.changed).toBe(false);
  });

  it('a case that is past screening is left as it is', () => {
    const story = screened(aStoryWhere({ placement: 'handOff' }));
    expect(story.events).toEqual([]);
    expect(story.case.screening).toBeUndefined();
  });
});
