/** What a referral must say, which way it goes, and what is owed by when: the transitional care of the guidance. */
import { condition, defineRule, ifKnown } from './define-rule.ts';
import type { CaseFacts } from './facts.ts';
import type { ClauseId } from './rule.ts';
import type { ClockKind } from '../shared/clock-record.ts';

const validFrom = '2016-12-01';

/** True when met in time; false as soon as it is overdue; null while it runs. */
const inTime = (state: CaseFacts[`${ClockKind}Clock`]): boolean | null =>
  state === null || state === 'running' || state === 'stopped'
    ? null
    : state === 'met' || state === 'corrected';

/** Neither in time without a word nor late. */
const doneIn = (state: CaseFacts[`${ClockKind}Clock`]): string =>
  state === 'corrected'
    ? 'It was done in time, and stood late until that was entered.'
    : 'It was done in time.';

const clockRule = (
  kind: ClockKind,
  id: string,
  title: string,
  clauses: readonly ClauseId[],
  policyChoice: boolean,
) =>
  defineRule({
    id,
    title,
    clauses,
    validFrom,
    policyChoice,
    uses: [`${kind}Clock`],
    conditions: (facts) => [
      condition(
        inTime(facts[`${kind}Clock`]),
        doneIn(facts[`${kind}Clock`]),
        'It is late.',
        'when it is done',
      ),
    ],
  });

const clockRules = [
  clockRule('spoaDecision', 'HHP-SPOA-01', 'The SPOA decides in the county’s time', ['REF-6'], true),
  clockRule('cmaAcceptance', 'HHP-ASG-01', 'Prompt assignment', ['REF-4'], true),
  clockRule(
    'warmHandOff',
    'HHP-HANDOFF-01',
    'Warm hand-off, or immediate delivery',
    ['TC-1', 'TC-2', 'SPC-12'],
    true,
  ),
  clockRule(
    'faceToFaceContact',
    'HHP-CONTACT-01',
    'Face to face within 48 hours of discharge',
    ['SPC-13'],
    false,
  ),
  clockRule(
    'forensicContactTarget',
    'HHP-CONTACT-24',
    'Forensic release: face to face within 24 hours is the target',
    ['SPC-14'],
    false,
  ),
  clockRule(
    'paroleOfficerContact',
    'HHP-PAROLE-02',
    'The Parole Officer is contacted as soon as possible',
    ['SPC-16'],
    true,
  ),
  clockRule('tellPlan', 'HHP-PLAN-01', 'The managed care plan is told of the HH+ status', ['PROG-8'], true),
  clockRule(
    'medicaidFollowUp',
    'HHP-MED-08',
    'The move from District 97 is confirmed before its last day',
    ['SPC-8', 'SPC-9-TAIL'],
    true,
  ),
];

export const forensicRouteRule = defineRule({
  id: 'HHP-FT-01',
  title: 'CNYPC to New York City: the forensic transitional team first',
  clauses: ['SPC-10'],
  validFrom,
  uses: ['facility', 'lgu'],
  conditions: ({ facility, lgu }) => [
    condition(
      ifKnown(facility, (known) => known === 'cnypc'),
      'The person is released from CNYPC.',
      'The referral goes to the county.',
      'the facility',
    ),
    condition(
      ifKnown(lgu, (known) => known === 'nyc'),
      'A CNYPC release to New York City goes to the OMH forensic transitional team first.',
      'The referral goes to the county.',
      'the county',
    ),
  ],
});

export const journeyRules = [
  ...clockRules,
  forensicRouteRule,
  defineRule({
    id: 'HHP-FT-02',
    title: 'After the forensic team, the remainder of the twelve months',
    clauses: ['SPC-11'],
    validFrom,
    policyChoice: true,
    uses: ['facility', 'lgu', 'stateDischargeOn', 'episodeMonth'],
    conditions: (facts) => [
      ...forensicRouteRule.check(facts).missingEvidence.map((evidence) => condition(null, '', '', evidence)),
      condition(
        forensicRouteRule.check(facts).outcome !== 'notMet',
        'The twelve months are counted from the release.',
        'The remainder rule is for CNYPC releases to New York City only.',
        'the facility and county',
      ),
      condition(
        facts.stateDischargeOn === null || facts.episodeMonth === null
          ? null
          : monthsFrom(facts.stateDischargeOn, facts.episodeMonth) < 12,
        'The month is one of the twelve from the month of release.',
        'The twelve months from the month of release are over.',
        'the day of release and the month of service',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-ROUTE-01',
    title: 'The county decides who triages its referrals',
    clauses: ['SPC-3'],
    validFrom,
    policyChoice: true,
    uses: ['county', 'triageOwner'],
    conditions: ({ triageOwner, county }) => [
      condition(
        county === null ? null : triageOwner !== null,
        'The referral has an owner who decides on it.',
        'Nobody is named who decides on referrals of this county.',
        'the county of the person',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-REF-01',
    title: 'Referred before discharge',
    clauses: ['SPC-1', 'SPC-1-SPOA'],
    validFrom,
    uses: ['referredBeforeDischarge'],
    conditions: ({ referredBeforeDischarge }) => [
      condition(
        referredBeforeDischarge,
        'The person was referred before discharge.',
        'The person had left before the referral came: it is taken in, and the contact clock runs from the discharge.',
        'the discharge date',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-HANDOFF-02',
    title: 'Already enrolled: the agency and the person meet before discharge',
    clauses: ['SPC-13-PLAN'],
    validFrom,
    // The guidance says "participate in the discharge planning process"; that they met before it is what can be shown.
    policyChoice: true,
    uses: ['enrolledInHealthHome', 'handedOffBeforeDischarge'],
    conditions: ({ enrolledInHealthHome, handedOffBeforeDischarge }) => [
      condition(
        enrolledInHealthHome === false ? true : handedOffBeforeDischarge,
        'They met before the discharge, or the person was not enrolled before.',
        'The person left before the agency had met them.',
        'a hand-off before the discharge',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-REF-02',
    title: 'Documents that show the indicator',
    clauses: ['REF-2'],
    validFrom,
    uses: ['indicatorDocumented'],
    conditions: ({ indicatorDocumented }) => [
      condition(
        indicatorDocumented,
        'Documents that support the indicator are with the referral.',
        'No document that supports the indicator is with the referral; the source can supply one.',
        'documents that show the indicator',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-PLAN-02',
    title: 'The Health Home is told when HH+ will be provided',
    clauses: ['PROG-7'],
    validFrom,
    uses: ['healthHomeTold'],
    conditions: ({ healthHomeTold }) => [
      condition(
        healthHomeTold,
        'The Health Home was told.',
        'The Health Home was not told yet.',
        'a placement',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-PAROLE-01',
    title: 'The Parole Officer to contact is named',
    clauses: ['SPC-16'],
    validFrom,
    uses: ['parole', 'paroleOfficerNamed'],
    conditions: ({ parole, paroleOfficerNamed }) => [
      condition(
        parole === true ? paroleOfficerNamed : parole,
        'The Parole Officer is named, to be contacted as soon as possible.',
        parole === true ? 'The Parole Officer is not named.' : 'The person is not released with parole.',
        'whether the person is released with parole, and to which officer',
      ),
    ],
  }),
];

/** Months from the month of a date to a month, `2026-01-10` to `2026-12` is 11. */
function monthsFrom(date: string, month: string): number {
  const index = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return index(month) - index(date);
}
