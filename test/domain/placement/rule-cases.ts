/** Worked cases of the rules of assignment, both ways for every clause; the clause-coverage test runs them too. */
import { type AgencyFacts, agencyRules, transferRules } from '../../../domain/placement/agency-rules.ts';
import {
  type Caseload,
  type CaseloadFacts,
  caseloadRules,
} from '../../../domain/placement/caseload-rules.ts';
import { careManagerRules, servingRules, supervisorRules } from '../../../domain/placement/staff-rules.ts';
import type { CareManager, Supervisor } from '../../../domain/registry/staff.ts';
import { bindRuleCases, type BoundRuleCase, type RuleCase } from '../../../domain/catalogue/rule-case.ts';
import { anAgency, attested } from '../../fixtures/draft-fixture.ts';
import { aCareManager, aSupervisor, today } from '../../fixtures/registry-fixture.ts';

type Outcome = 'met' | 'notMet';

const agencyCase = (
  [ruleId, clause, outcome]: readonly [string, string, Outcome],
  name: string,
  agency: Parameters<typeof anAgency>[0] = {},
  need: Partial<AgencyFacts['need']> = {},
): RuleCase<AgencyFacts> => {
  const on = need.on ?? today;
  return {
    name,
    ruleId,
    clause,
    outcome,
    on,
    facts: { agency: anAgency(agency), need: { county: 'suffolk', activeAotOrder: false, ...need, on } },
  };
};
const ended = { attestations: attested('2019-01-01', '2026-03-01') };
const lastDay = { attestations: attested('2019-01-01', today) };
const agencyCases = [
  agencyCase(['HHP-CMA-01', 'ATT-1', 'met'], 'an attested agency may serve'),
  agencyCase(['HHP-CMA-01', 'ATT-1', 'notMet'], 'an agency that nobody attested may not', {
    attestations: [],
  }),
  agencyCase(['HHP-CMA-01', 'ATT-2', 'met'], 'on the last day of the attestation it may', lastDay),
  agencyCase(['HHP-CMA-01', 'ATT-2', 'notMet'], 'on the day after it may not', ended),
  agencyCase(['HHP-CMA-01', 'REF-3', 'met'], 'a referral goes to an attested agency'),
  agencyCase(['HHP-CMA-01', 'REF-3', 'notMet'], 'and not to one whose attestation lapsed', ended),
  agencyCase(['HHP-CMA-01', 'REF-5', 'met'], 'a referral through SPOA goes to an attested agency'),
  agencyCase(['HHP-CMA-01', 'REF-5', 'notMet'], 'and not to one that is not attested yet', {
    attestations: attested('2026-03-03'),
  }),
  agencyCase(['HHP-CMA-02', 'REF-3', 'met'], 'an agency of the county may serve'),
  agencyCase(['HHP-CMA-02', 'REF-3', 'notMet'], 'an agency of another county may not', {
    counties: ['erie'],
  }),
  agencyCase(['HHP-CMA-03', 'REF-3', 'met'], 'an agency with the agreement may see the person’s data'),
  agencyCase(['HHP-CMA-03', 'REF-3', 'notMet'], 'an agency without it may not', {
    businessAssociateAgreement: false,
  }),
  agencyCase(['HHP-CMA-04', 'CMA-2', 'met'], 'a legacy agency serves AOT', {}, { activeAotOrder: true }),
  agencyCase(
    ['HHP-CMA-04', 'CMA-2', 'met'],
    'so does one that the State authorised',
    { aotAuthority: 'stateAuthorized' },
    { activeAotOrder: true },
  ),
  agencyCase(
    ['HHP-CMA-04', 'CMA-2', 'notMet'],
    'any other does not',
    { aotAuthority: 'none' },
    { activeAotOrder: true },
  ),
  agencyCase(
    ['HHP-CMA-04', 'AOT-1', 'met'],
    'who is ordered to AOT is assigned to an agency that may serve AOT',
    {},
    { activeAotOrder: true },
  ),
  agencyCase(
    ['HHP-CMA-04', 'AOT-1', 'notMet'],
    'and to no other',
    { aotAuthority: 'none' },
    { activeAotOrder: true },
  ),
  agencyCase(['HHP-CMA-04', 'CMA-2', 'met'], 'without an order it may', { aotAuthority: 'none' }),
  agencyCase(
    ['HHP-CMA-05', 'CMA-1', 'met'],
    'a legacy agency served before May 2018',
    {},
    { on: '2018-04-30' },
  ),
  agencyCase(
    ['HHP-CMA-05', 'CMA-1', 'notMet'],
    'any other did not',
    { aotAuthority: 'none' },
    { on: '2018-04-30' },
  ),
];

const transferCases = [
  agencyCase(
    ['HHP-XFER-01', 'AOT-2', 'met'],
    'ordered at an agency without authority: the county directs a transfer',
    { aotAuthority: 'none' },
    { activeAotOrder: true },
  ),
  agencyCase(
    ['HHP-XFER-01', 'AOT-2', 'notMet'],
    'ordered at a legacy agency: it goes on',
    {},
    { activeAotOrder: true },
  ),
  agencyCase(['HHP-XFER-01', 'AOT-2', 'notMet'], 'no order, no transfer', { aotAuthority: 'none' }),
];

const bare = { mastersField: undefined, experienceYears: 0 } as const;
const careManagerCase = (
  [clause, outcome]: readonly [string, Outcome],
  name: string,
  staff: Parameters<typeof aCareManager>[0],
): RuleCase<{ careManager: CareManager; on: string }> => ({
  name,
  ruleId: 'HHP-STAFF-01',
  clause,
  outcome,
  on: today,
  facts: { careManager: aCareManager({ ...bare, ...staff }), on: today },
});
const careManagerCases = [
  careManagerCase(['STAFF-1', 'met'], 'Master’s and one year', {
    mastersField: 'nursing',
    experienceYears: 1,
  }),
  careManagerCase(['STAFF-1', 'notMet'], 'Master’s and less', {
    mastersField: 'nursing',
    experienceYears: 0.9,
  }),
  careManagerCase(['STAFF-2', 'met'], 'Bachelor’s and two years', {
    bachelorsField: 'education',
    experienceYears: 2,
  }),
  careManagerCase(['STAFF-2', 'notMet'], 'Bachelor’s and one year', {
    bachelorsField: 'education',
    experienceYears: 1,
  }),
  careManagerCase(['STAFF-3', 'met'], 'CASAC and two years', { casac: true, experienceYears: 2 }),
  careManagerCase(['STAFF-3', 'notMet'], 'CASAC and one year', { casac: true, experienceYears: 1 }),
  careManagerCase(['STAFF-4', 'met'], 'any Bachelor’s and three years', {
    bachelorsField: 'other',
    experienceYears: 3,
  }),
  careManagerCase(['STAFF-4', 'notMet'], 'any Bachelor’s and two years', {
    bachelorsField: 'other',
    experienceYears: 2,
  }),
  careManagerCase(['STAFF-4', 'met'], 'any Master’s and two years as Health Home care manager', {
    mastersField: 'other',
    healthHomeYears: 2,
  }),
  careManagerCase(['STAFF-4', 'notMet'], 'and one year as such', {
    mastersField: 'other',
    healthHomeYears: 1,
  }),
  careManagerCase(['STAFF-4', 'notMet'], 'three years without a degree', { experienceYears: 3 }),
  careManagerCase(['STAFF-EXP', 'met'], 'experience counts', {
    mastersField: 'counseling',
    experienceYears: 1,
  }),
  careManagerCase(['STAFF-EXP', 'notMet'], 'a degree alone does not', { mastersField: 'counseling' }),
  careManagerCase(['STAFF-FIELD', 'met'], 'sociology is a qualifying field', {
    bachelorsField: 'sociology',
    experienceYears: 2,
  }),
  careManagerCase(['STAFF-FIELD', 'notMet'], 'a field that is not listed is none', {
    bachelorsField: 'other',
    experienceYears: 2,
  }),
  careManagerCase(['STAFF-WAIVER', 'met'], 'a waiver of 14 November 2016 holds', {
    waiverApprovedOn: '2016-11-14',
  }),
  careManagerCase(['STAFF-WAIVER', 'notMet'], 'a waiver of 15 November 2016 does not', {
    waiverApprovedOn: '2016-11-15',
  }),
  careManagerCase(['STAFF-WAIVER', 'notMet'], 'a waiver from before this employment is another agency’s', {
    employedFrom: '2017-01-01',
    waiverApprovedOn: '2016-11-14',
  }),
  careManagerCase(['ATT-2', 'notMet'], 'a waiver ends on the day after its holder left', {
    employedUntil: '2026-03-01',
    waiverApprovedOn: '2016-11-14',
  }),
  careManagerCase(['ATT-2', 'met'], 'and holds on the last day', {
    employedUntil: today,
    waiverApprovedOn: '2016-11-14',
  }),
];

const unlicensed = { licence: undefined, behavioralHealthExperience: false } as const;
const supervisorCase = (
  [clause, outcome]: readonly [string, Outcome],
  name: string,
  staff: Parameters<typeof aSupervisor>[0],
): RuleCase<{ supervisor: Supervisor; on: string }> => ({
  name,
  ruleId: 'HHP-STAFF-02',
  clause,
  outcome,
  on: today,
  facts: { supervisor: aSupervisor({ ...unlicensed, ...staff }), on: today },
});
const licensed = { licence: 'licensedClinicalSocialWorker', behavioralHealthExperience: true } as const;
const supervisorCases = [
  supervisorCase(['STAFF-SUP-1', 'met'], 'licensed, with experience in behavioral health', licensed),
  supervisorCase(['STAFF-SUP-1', 'notMet'], 'licensed, without', {
    ...licensed,
    behavioralHealthExperience: false,
  }),
  supervisorCase(['STAFF-SUP-2', 'met'], 'Master’s level with two years of supervision', {
    mastersLevel: true,
    supervisoryYears: 2,
  }),
  supervisorCase(['STAFF-SUP-2', 'notMet'], 'with one year', { mastersLevel: true, supervisoryYears: 1 }),
  supervisorCase(['STAFF-SUP-2', 'notMet'], 'two years below Master’s level', { supervisoryYears: 2 }),
  supervisorCase(['STAFF-SUP-LIC', 'met'], 'a practical nurse is on the list', {
    ...licensed,
    licence: 'licensedPracticalNurse',
  }),
  supervisorCase(['STAFF-SUP-LIC', 'notMet'], 'nobody is without a licence', {
    behavioralHealthExperience: true,
  }),
  supervisorCase(['STAFF-WAIVER', 'met'], 'a waiver of 14 November 2016', { waiverApprovedOn: '2016-11-14' }),
  supervisorCase(['STAFF-WAIVER', 'notMet'], 'of 15 November 2016', { waiverApprovedOn: '2016-11-15' }),
];

const servingCase = (
  [ruleId, clause, outcome]: readonly [string, string, Outcome],
  name: string,
  staff: Parameters<typeof aCareManager>[0],
  supervisor: Supervisor | undefined = aSupervisor(),
) => ({
  name,
  ruleId,
  clause,
  outcome,
  on: today,
  facts: { agency: 'harbor-cma', careManager: aCareManager(staff), supervisor, on: today },
});
const servingCases = [
  servingCase(['HHP-STAFF-03', 'ATT-2', 'met'], 'employed on the date', {}),
  servingCase(['HHP-STAFF-03', 'ATT-2', 'notMet'], 'left the day before', { employedUntil: '2026-03-01' }),
  servingCase(['HHP-STAFF-03', 'ATT-2', 'notMet'], 'employed elsewhere', { agency: 'meadow-cma' }),
  servingCase(['HHP-STAFF-04', 'STAFF-SUP-1', 'met'], 'a licensed supervisor supervises', {}),
  servingCase(
    ['HHP-STAFF-04', 'STAFF-SUP-1', 'notMet'],
    'the supervisor lacks the experience',
    {},
    aSupervisor({ behavioralHealthExperience: false }),
  ),
  servingCase(
    ['HHP-STAFF-04', 'STAFF-SUP-2', 'met'],
    'a Master’s level supervisor supervises',
    {},
    aSupervisor({ licence: undefined, mastersLevel: true, supervisoryYears: 2 }),
  ),
  servingCase(
    ['HHP-STAFF-04', 'STAFF-SUP-2', 'notMet'],
    'the supervisor works for another agency',
    {},
    aSupervisor({ agency: 'meadow-cma' }),
  ),
  servingCase(
    ['HHP-STAFF-04', 'ATT-2', 'notMet'],
    'the supervisor left the day before',
    {},
    aSupervisor({ employedUntil: '2026-03-01' }),
  ),
  servingCase(
    ['HHP-STAFF-04', 'ATT-2', 'met'],
    'on the supervisor’s last day',
    {},
    aSupervisor({ employedUntil: today }),
  ),
];

const load = (hhPlus: number, highTouch = 0, lowTouch = 0): Caseload => ({ hhPlus, highTouch, lowTouch });
const loadCase = (
  [ruleId, clause, outcome]: readonly [string, string, Outcome],
  name: string,
  facts: CaseloadFacts,
): RuleCase<CaseloadFacts> => ({ name, ruleId, clause, outcome, on: today, facts });
const team = (qualified: number, primaryQualified = true) => ({ team: { qualified, primaryQualified } });
const loadCases = [
  ...([12, 15] as const).map((count) =>
    loadCase(['HHP-LOAD-01', 'MODEL-1', 'met'], `${count} to one`, { caseload: load(count), fte: 1 }),
  ),
  loadCase(['HHP-LOAD-01', 'MODEL-1', 'notMet'], '16 to one', { caseload: load(16), fte: 1 }),
  loadCase(['HHP-LOAD-01', 'PROG-2', 'met'], '7 to half a FTE', { caseload: load(7), fte: 0.5 }),
  loadCase(['HHP-LOAD-01', 'PROG-2', 'notMet'], '8 to half a FTE', { caseload: load(8), fte: 0.5 }),
  loadCase(['HHP-LOAD-02', 'MODEL-2', 'met'], 'mixed with 11 HH+', { caseload: load(11, 0, 1), fte: 1 }),
  loadCase(['HHP-LOAD-02', 'MODEL-2', 'notMet'], 'mixed with 12 HH+', { caseload: load(12, 0, 1), fte: 1 }),
  ...(
    [
      [30, 2],
      [31, 3],
      [45, 3],
      [46, 4],
      [60, 4],
    ] as const
  ).flatMap(([count, fte]) =>
    (['MODEL-3-RATIO', 'MODEL-TABLE'] as const).flatMap((clause) => [
      loadCase(['HHP-LOAD-03', clause, 'met'], `${count} HH+ with ${fte} FTE`, {
        caseload: load(count),
        fte,
        ...team(9),
      }),
      loadCase(['HHP-LOAD-03', clause, 'notMet'], `${count} HH+ with less than ${fte} FTE`, {
        caseload: load(count),
        fte: fte - (count % 15 === 0 ? 0.05 : 1),
        ...team(9),
      }),
    ]),
  ),
  ...(
    [
      [30, 1],
      [31, 2],
      [40, 2],
      [60, 2],
      [61, 3],
    ] as const
  ).flatMap(([count, qualified]) => [
    loadCase(['HHP-LOAD-04', 'MODEL-3-QUAL', 'met'], `${count} HH+ with ${qualified} qualified`, {
      caseload: load(count),
      fte: 5,
      ...team(qualified),
    }),
    loadCase(['HHP-LOAD-04', 'MODEL-3-QUAL', 'notMet'], `${count} HH+ with one fewer than ${qualified}`, {
      caseload: load(count),
      fte: 5,
      ...team(qualified - 1),
    }),
  ]),
  loadCase(['HHP-LOAD-05', 'MODEL-POINTS', 'met'], 'the guidance’s 7/6/9 is 42 points for one FTE', {
    caseload: load(7, 6, 9),
    fte: 1,
  }),
  loadCase(
    ['HHP-LOAD-05', 'MODEL-POINTS', 'met'],
    'the guidance’s team of 21/18/35 is 134 points for three',
    {
      caseload: load(21, 18, 35),
      fte: 3,
      ...team(1),
    },
  ),
  loadCase(['HHP-LOAD-05', 'MODEL-POINTS', 'met'], '45 points for one FTE', {
    caseload: load(8, 6, 9),
    fte: 1,
  }),
  loadCase(['HHP-LOAD-05', 'MODEL-POINTS', 'notMet'], '46 points for one FTE', {
    caseload: load(8, 6, 10),
    fte: 1,
  }),
  loadCase(['HHP-LOAD-06', 'MODEL-3-PRIMARY', 'met'], 'a qualified primary care manager', {
    caseload: load(1),
    fte: 1,
    ...team(1),
  }),
  loadCase(['HHP-LOAD-06', 'MODEL-3-PRIMARY', 'notMet'], 'a primary care manager who is not', {
    caseload: load(1),
    fte: 1,
    ...team(1, false),
  }),
];

export const assignmentCases: readonly BoundRuleCase[] = [
  ...bindRuleCases(agencyRules, agencyCases),
  ...bindRuleCases(transferRules, transferCases),
  ...bindRuleCases(careManagerRules, careManagerCases),
  ...bindRuleCases(supervisorRules, supervisorCases),
  ...bindRuleCases(servingRules, servingCases),
  ...bindRuleCases(caseloadRules, loadCases),
];
