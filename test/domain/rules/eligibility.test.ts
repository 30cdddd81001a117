/** Look-backs, effective dates, replay, and the whole answer: what every category says and what is missing. */
import { describe, expect, it } from '@jest/globals';
import { categoriesFiveToNine } from '../../../domain/rules/categories-five-to-nine.ts';
import { decideAndRecord, decisionRecordSchema, replay } from '../../../domain/rules/decision-record.ts';
import { condition, defineRule } from '../../../domain/rules/define-rule.ts';
import { checkEligibility, eligibilityCheckSchema } from '../../../domain/rules/eligibility-check.ts';
import { categoryRules, decideEligibility, eligibilityRules } from '../../../domain/rules/eligibility.ts';
import { factsOn, indicatorFacts } from '../../../domain/rules/indicator-facts.ts';
import { indicatorsSchema } from '../../../domain/rules/indicators-contract.ts';
import { isWithinTwelveMonthsFrom, isWithinYear, yearBefore } from '../../../domain/rules/look-back.ts';
import { rateFor } from '../../../domain/rules/rates.ts';
import { bindRuleCases } from '../../../domain/catalogue/rule-case.ts';
import { versionsAsKnown } from '../../../domain/rules/rule.ts';
import { refusalOf } from '../../fixtures/draft-fixture.ts';

const day = '2026-03-02';

describe('"within the past year"', () => {
  it.each([
    ['the same day of the year before counts', '2022-03-15', '2023-03-15', true],
    ['the day before that does not', '2022-03-14', '2023-03-15', false],
    ['day 365 of a common year counts', '2025-03-02', '2026-03-02', true],
    ['day 366 of a common year does not', '2025-03-01', '2026-03-02', false],
    ['over a leap day the same date is day 366, and counts', '2023-03-15', '2024-03-15', true],
    ['29 February looks back to 28 February', '2023-02-28', '2024-02-29', true],
    ['29 February does not look back to 27 February', '2023-02-27', '2024-02-29', false],
    ['28 February looks back past the leap day', '2024-02-28', '2025-02-28', true],
    ['today counts', '2026-03-02', '2026-03-02', true],
    ['tomorrow does not', '2026-03-03', '2026-03-02', false],
  ])('%s', (_rule, event, on, within) => {
    expect(isWithinYear(event, on)).toBe(within);
  });

  it('the first day of the look-back is a fact, and stored', () => {
    expect(yearBefore('2024-02-29')).toBe('2023-02-28');
    expect(decideAndRecord(factsOn('2024-02-29'), day).facts.lookBackFrom).toBe('2023-02-28');
  });

  it('twelve months from a 29 February end on 28 February', () => {
    expect(isWithinTwelveMonthsFrom('2024-02-29', '2025-02-27')).toBe(true);
    expect(isWithinTwelveMonthsFrom('2024-02-29', '2025-02-28')).toBe(false);
  });
});

describe('indicators', () => {
  it('a visit that became an admission counts there alone', () => {
    const visit = (on: string, becameAdmission = false) => ({ on, becameAdmission });
    const facts = indicatorFacts(
      indicatorsSchema.parse({
        psychiatricEmergencyVisits: [visit('2026-01-01'), visit('2026-01-02', true), visit('2024-01-01')],
        psychiatricInpatientAdmissions: ['2026-01-02'],
        outpatientMentalHealthServices: [],
      }),
      day,
    );
    expect(facts).toMatchObject({
      psychiatricEmergencyInYear: 1,
      psychiatricInpatientInYear: 1,
      outpatientMentalHealthInYear: 0,
      medicalInpatientInYear: null,
    });
  });

  it.each([
    [{ homeless: { situation: 'housed', institutionDays: 3 } }],
    [{ hiv: 'yes' }],
    [{ psychiatricInpatientAdmissions: ['2026-02-30'] }],
    [{ diagnosis: 'F20' }],
  ])('%j is refused', (indicators) => {
    expect(indicatorsSchema.safeParse(indicators).success).toBe(false);
  });
});

describe('an answer', () => {
  it('lists every category that was tried', () => {
    const { categories } = decideEligibility(factsOn(day), day);
    expect(categories.map(({ ruleId }) => ruleId)).toEqual(categoryRules.map(({ id }) => id));
  });

  it('by a rule that looks back a year says that the anniversary is our reading', () => {
    const lookingBack = categoryRules.filter((rule) => 'lookBackFrom' in rule.check(factsOn(day)).factsUsed);
    expect(lookingBack.length).toBeGreaterThan(8);
    expect(lookingBack.filter(({ policyChoice }) => !policyChoice).map(({ id }) => id)).toEqual([]);
  });

  it('of a person of whom nothing is known is no guess', () => {
    const { outcome, healthHome, hhPlusRate, missingEvidence } = decideEligibility(factsOn(day), day);
    expect({ outcome, healthHome, hhPlusRate }).toEqual({
      outcome: 'unknown',
      healthHome: 'unknown',
      hhPlusRate: 'unknown',
    });
    expect(missingEvidence).toContain('the date of birth');
  });

  it('3 ED visits and any outpatient service do not qualify, 3 without any do', () => {
    const outcomeOf = (outpatientMentalHealthInYear: number) =>
      decideEligibility(factsOn(day, { psychiatricEmergencyInYear: 3, outpatientMentalHealthInYear }), day)
        .categories.filter(({ outcome }) => outcome === 'met')
        .map(({ ruleId }) => ruleId);
    expect(outcomeOf(1)).toEqual([]);
    expect(outcomeOf(0)).toEqual(['HHP-EL-08b']);
  });

  it('names nothing more to document once a category is met', () => {
    const facts = factsOn(day, {
      ageYears: 30,
      seriousMentalIllness: true,
      medicaidStatus: 'active',
      stateFacility: true,
      onCampusResidence: 'none',
    });
    const answer = decideEligibility(facts, day);
    expect(answer).toMatchObject({ outcome: 'met', healthHome: 'met', missingEvidence: [] });
  });

  it('names what the rate still depends on, although a category is met', () => {
    const facts = { ageYears: 30, seriousMentalIllness: true, medicaidStatus: 'active', stateFacility: true };
    expect(decideEligibility(factsOn(day, facts), day)).toMatchObject({
      outcome: 'met',
      hhPlusRate: 'unknown',
      missingEvidence: ['whether the person goes to a State-operated residence on campus'],
    });
  });

  it('a Health Home may enrol a person with HIV and without SMI, whom HH+ is not for', () => {
    const facts = {
      ageYears: 30,
      seriousMentalIllness: false,
      hiv: true,
      medicaidStatus: 'active',
      riskFactorsNamed: 1,
    };
    expect(decideEligibility(factsOn(day, facts), day)).toMatchObject({
      outcome: 'notMet',
      healthHome: 'met',
    });
  });

  it('on a day before there was any rule, nothing is granted for want of one', () => {
    expect(decideEligibility(factsOn('2013-12-31', { ageYears: 30 }), day)).toMatchObject({
      outcome: 'notMet',
      healthHome: 'notMet',
      hhPlusRate: 'notMet',
      categories: [],
    });
  });

  it.each([
    [{ ageYears: 17, seriousMentalIllness: true, stateFacility: true }, 'notMet'],
    [{ ageYears: 30, stateFacility: true }, 'unknown'],
  ] as const)('%j is %s', (known, outcome) => {
    expect(decideEligibility(factsOn(day, known), day).outcome).toBe(outcome);
  });
});

/** Category 5b as a later amendment might narrow it. */
const narrower = defineRule({
  id: 'HHP-EL-05b',
  title: 'Narrowed',
  clauses: ['EP-5b'],
  validFrom: '2018-05-01',
  knownFrom: '2026-06-01',
  uses: ['homelessSituation'],
  conditions: () => [condition(false, 'Never.', 'Not any more.', '')],
});
const grown = [...eligibilityRules, narrower];

describe('a past decision', () => {
  const facts = factsOn(day, { ageYears: 40, seriousMentalIllness: true, homelessSituation: 'shelter' });
  const taken = decideAndRecord(facts, day);

  it('taken again is the same, by the same versions', () => {
    expect(taken.decision.outcome).toBe('met');
    expect(replay(taken)).toEqual({ same: true, again: taken });
  });

  it('is still the same after a newer version of a rule came in', () => {
    expect(replay(decisionRecordSchema.parse(JSON.parse(JSON.stringify(taken))), grown).same).toBe(true);
  });

  it('taken today, with today’s knowledge, follows the newer version', () => {
    const now = decideAndRecord(facts, '2026-06-01', grown);
    expect(now.ruleVersions['HHP-EL-05b']).toBe('2026-06-01/2018-05-01');
    expect(now.decision.categories.find(({ ruleId }) => ruleId === 'HHP-EL-05b')?.outcome).toBe('notMet');
    expect(replay({ ...taken, knownAt: '2026-06-01' }, grown).same).toBe(false);
  });

  it('of two versions the one that came in last decides, in whatever order they stand', () => {
    const idsOf = (rules: typeof grown) =>
      versionsAsKnown(rules, day, '2026-06-01').map(({ title }) => title);
    expect(idsOf([narrower, ...categoriesFiveToNine])).toContain('Narrowed');
    expect(idsOf([...categoriesFiveToNine, narrower])).toContain('Narrowed');
  });

  it('a worked case of a rule that was not in force, or of a clause that it does not cite, is refused', () => {
    const ruleCase = {
      name: 'x',
      ruleId: 'HHP-EL-05b',
      clause: 'EP-5b',
      facts,
      on: '2018-04-30',
      outcome: 'met',
    } as const;
    expect(() => bindRuleCases(eligibilityRules, [ruleCase])).toThrow('not in force');
    expect(() => bindRuleCases(eligibilityRules, [{ ...ruleCase, on: day, clause: 'EP-5a' }])).toThrow(
      'does not cite',
    );
  });
});

describe('the rate of a day', () => {
  it.each([
    ['upstate', '2016-12-01', 75000],
    ['downstate', '2022-03-31', 80000],
    ['upstate', '2022-04-01', 79050],
    ['downstate', '2023-03-31', 84320],
    ['upstate', '2023-04-01', 82212],
    ['downstate', '2024-04-01', 90183],
  ] as const)('%s on %s is %i cents', (region, on, cents) => {
    expect(rateFor({ kind: 'healthHomePlus', region }, on)).toMatchObject({
      known: true,
      cents,
      code: '1853',
    });
  });

  it('under AOT is the HH+ line until it has its own, whose code is still to come', () => {
    const aot = { kind: 'healthHomePlusAot', region: 'upstate' } as const;
    expect(rateFor(aot, '2024-03-31')).toMatchObject({ cents: 82212, code: '1853' });
    expect(rateFor(aot, '2024-04-01')).toMatchObject({ cents: 102012, code: null });
  });

  it.each([
    ['healthHomePlus', '2016-11-30', 'No rate of this kind is on record for this day.'],
    ['careManagement', '2023-04-01', 'The published figure for this day could not be read.'],
  ] as const)('%s on %s is not invented', (kind, on, reason) => {
    expect(rateFor({ kind, region: 'upstate' }, on)).toEqual({ known: false, reason });
  });
});

describe('an eligibility check', () => {
  const check = (body: unknown, today = day) => checkEligibility(eligibilityCheckSchema.parse(body), today);

  it('explains in plain words what is met and what is missing', () => {
    const { explanation, asOf, knownAt } = check({ dateOfBirth: '1990-01-01', seriousMentalIllness: true });
    expect({ asOf, knownAt }).toEqual({ asOf: day, knownAt: day });
    expect(explanation[0]).toBe('Not decided: evidence is missing.');
    expect(explanation).toContain('Adults of 18 and older (HHP-AGE-01): yes. The person is an adult.');
    expect(explanation.at(-1)).toMatch(/^To decide more, document: /);
  });

  it('as of a past day uses the rules of that day', () => {
    const shelter = {
      seriousMentalIllness: true,
      dateOfBirth: '1990-01-01',
      indicators: { homeless: { situation: 'shelter' } },
    };
    expect(check({ ...shelter, asOf: '2018-05-01' }).decision.outcome).toBe('met');
    expect(check({ ...shelter, asOf: '2018-04-30' }).decision.categories.map(({ ruleId }) => ruleId)).toEqual(
      ['HHP-EL-01', 'HHP-EL-03', 'HHP-EL-03L'],
    );
  });

  it('of a birth date known in part decides where every day of it has one answer', () => {
    const adultBy = (body: object) =>
      check(body).decision.required.find(({ ruleId }) => ruleId === 'HHP-AGE-01')?.outcome;
    expect(adultBy({ dateOfBirth: '1990' })).toBe('met');
    expect(adultBy({ dateOfBirth: '2008' })).toBe('unknown');
    expect(adultBy({ dateOfBirth: '2008-02' })).toBe('met');
    expect(adultBy({ dateOfBirth: '2012' })).toBe('notMet');
    expect(adultBy({ dateOfBirth: '2010', dateOfBirthEstimated: true })).toBe('unknown');
    expect(check({ dateOfBirth: '2026', asOf: day }).decision.outcome).toBe('notMet');
  });

  it('says nothing more to document when all is there', () => {
    const { explanation, rate } = check({
      dateOfBirth: '1990-01-01',
      seriousMentalIllness: true,
      county: 'suffolk',
      medicaid: { status: 'active' },
      indicators: { stateFacilityDischargedOn: day, onCampusResidence: 'none', documented: true },
    });
    expect(explanation[0]).toBe('Eligible for Health Home Plus.');
    expect(explanation.at(-1)).not.toMatch(/^To decide more/);
    expect(rate).toMatchObject({ known: true, cents: 90183 });
  });

  it('tells what becomes of Medicaid, by when, and until when District 97 lasts', () => {
    const stay = { admittedOn: '2025-06-01', dischargedOn: '2026-01-31' };
    const medicaid = { status: 'active', program: 'district97', localCaseOpen: false };
    const born = { dateOfBirth: '2005-07-01' };
    expect(check({ ...born, stay, medicaid }).medicaid).toMatchObject({
      kind: 'known',
      rowId: 'youth-97-no-local',
      dueOn: '2026-02-27',
      coverageEnds: '2026-02-28',
    });
    expect(check({ ...born, medicaid }).medicaid).toMatchObject({ kind: 'ask' });
    expect(check({ ...born, stay, medicaid: { status: 'suspended', program: 'nysoh' } }).medicaid).toEqual(
      expect.not.objectContaining({ coverageEnds: expect.anything() }),
    );
  });

  it('of who goes to a residence on campus says Health Home services, and no HH+ rate', () => {
    const { explanation, decision } = check({
      dateOfBirth: '1990-01-01',
      seriousMentalIllness: true,
      indicators: {
        stateFacilityDischargedOn: '2026-03-01',
        onCampusResidence: 'socr',
        aotOrder: { from: '2024-01-01', until: '2024-12-31' },
      },
    });
    expect(decision).toMatchObject({ outcome: 'met', hhPlusRate: 'notMet' });
    expect(explanation[0]).toBe(
      'Eligible for Health Home services, and not for the Health Home Plus rate on this day.',
    );
  });

  it('worked: to a SOCR on campus on 1 March, out of it on 10 September, twelve months from there', () => {
    const on = (asOf: string) =>
      check({
        asOf,
        dateOfBirth: '1990-01-01',
        seriousMentalIllness: true,
        indicators: {
          stateFacilityDischargedOn: '2025-03-01',
          onCampusResidence: 'socr',
          leftOnCampusResidenceOn: '2025-09-10',
          aotOrder: { from: '2020-01-01', until: '2020-12-31' },
        },
      }).decision;
    const windowOn = (asOf: string) =>
      on(asOf).categories.find(({ ruleId }) => ruleId === 'HHP-EL-03L')?.outcome;
    expect([on('2025-03-01').hhPlusRate, windowOn('2025-03-01')]).toEqual(['notMet', 'notMet']);
    expect([on('2025-09-09').hhPlusRate, windowOn('2025-09-09')]).toEqual(['notMet', 'notMet']);
    expect([on('2025-09-10').hhPlusRate, windowOn('2025-09-10')]).toEqual(['met', 'met']);
    expect([on('2026-09-09').hhPlusRate, windowOn('2026-09-09')]).toEqual(['met', 'met']);
    expect(windowOn('2026-09-10')).toBe('notMet');
  });

  it('under an active order names the AOT line of that day', () => {
    const indicators = { aotOrder: { from: '2024-01-01', until: '2024-12-31' } };
    const rateOn = (asOf: string) => check({ asOf, county: 'monroe', indicators }).rate;
    expect(rateOn('2024-03-31')).toMatchObject({ cents: 82212, code: '1853' });
    expect(rateOn('2024-04-01')).toMatchObject({ cents: 102012, code: null });
    expect(rateOn('2025-01-01')).toMatchObject({ cents: 84547, code: '1853' });
  });

  it('of a person who is not born on the day is refused, with or without asOf', () => {
    const refused = (body: object) => refusalOf(() => check({ dateOfBirth: '2026-03-03', ...body }));
    for (const body of [{}, { asOf: day }])
      expect(refused(body)).toMatchObject({ kind: 'invalid', errors: [{ field: 'body.dateOfBirth' }] });
    expect(check({ dateOfBirth: day }).decision.outcome).toBe('notMet');
  });

  it.each([
    [{ dateOfBirth: '2026-03-03', stay: { admittedOn: day } }, 'stay.admittedOn'],
    [{ indicators: { aotOrder: { from: '2026-03-03', until: day } } }, 'indicators.aotOrder.until'],
    [
      { indicators: { voluntaryAgreement: { lguIdentified: true, signedOn: '2026-03-03', until: day } } },
      'indicators.voluntaryAgreement.until',
    ],
    [{ stay: { admittedOn: day, dischargedOn: '2026-03-01' } }, 'stay.dischargedOn'],
    [{ county: 'atlantis' }, 'county'],
  ])('%j is refused', (body, field) => {
    expect(eligibilityCheckSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      field,
    ]);
  });
});
