/** HH+ categories 5 to 9: homelessness, high use, criminal justice, no engagement, clinical discretion. */
import { condition, type Condition, defineRule, ifKnown } from './define-rule.ts';
import type { CaseFacts, FactName } from './facts.ts';
import { isWithinYear } from './look-back.ts';

const validFrom = '2018-05-01';

const atLeast = (value: number | null, least: number, what: string): Condition =>
  condition(
    ifKnown(value, (known) => known >= least),
    `${least} or more ${what} within the past year.`,
    `Fewer than ${least} ${what} within the past year.`,
    `the dates of ${what} of the past year`,
  );

const inpatient = 'psychiatric inpatient stays';
const emergency = 'psychiatric emergency visits';

const noOutpatient = ({ outpatientMentalHealthInYear }: CaseFacts): Condition =>
  condition(
    ifKnown(outpatientMentalHealthInYear, (count) => count === 0),
    'No outpatient mental health service within the last year.',
    'There was an outpatient mental health service within the last year.',
    'whether there was an outpatient mental health service within the last year',
  );

const sleepsIn =
  (situation: string, yes: string) =>
  ({ homelessSituation }: CaseFacts) => [
    condition(
      ifKnown(homelessSituation, (known) => known === situation),
      yes,
      'The person’s housing situation is another one.',
      'where the person sleeps',
    ),
  ];

/** That the anniversary itself counts is our reading (look-back.ts), so every rule that looks back says "policy choice". */
const looksBack = ['on', 'lookBackFrom'] as const satisfies readonly FactName[];

const homelessness = [
  defineRule({
    id: 'HHP-EL-05a',
    title: 'HUD category 1: a place not meant for human habitation',
    clauses: ['EP-5a'],
    validFrom,
    uses: ['homelessSituation'],
    conditions: sleepsIn('notMeantForHabitation', 'The person sleeps in a place not meant for habitation.'),
  }),
  defineRule({
    id: 'HHP-EL-05b',
    title: 'HUD category 1: shelter, paid hotel or transitional housing',
    clauses: ['EP-5b'],
    validFrom,
    uses: ['homelessSituation'],
    conditions: sleepsIn('shelter', 'The person lives in a shelter or transitional housing.'),
  }),
  defineRule({
    id: 'HHP-EL-05c',
    title: 'HUD category 1: leaving an institution after 90 days or less',
    clauses: ['EP-5c'],
    validFrom,
    uses: ['homelessSituation', 'institutionDays', 'beforeInstitution'],
    conditions: (facts) => [
      ...sleepsIn('exitingInstitution', 'The person leaves an institution.')(facts),
      condition(
        ifKnown(facts.institutionDays, (days) => days <= 90),
        'The stay was of 90 days or less.',
        'The stay was longer than 90 days.',
        'how many days the person was in the institution',
      ),
      condition(
        // Narrower than 5b: "emergency shelter", so transitional housing before the stay does not count.
        ifKnown(
          facts.beforeInstitution,
          (before) => before === 'shelter' || before === 'notMeantForHabitation',
        ),
        'Immediately before it the person was in an emergency shelter or a place not meant for habitation.',
        'Immediately before it the person was in neither an emergency shelter nor a place not meant for habitation.',
        'where the person slept immediately before',
      ),
    ],
  }),
];

const highUse = [
  defineRule({
    id: 'HHP-EL-06a',
    title: 'Three psychiatric inpatient stays within the past year',
    clauses: ['EP-6a'],
    validFrom,
    policyChoice: true,
    uses: ['psychiatricInpatientInYear', ...looksBack],
    conditions: (facts) => [atLeast(facts.psychiatricInpatientInYear, 3, inpatient)],
  }),
  defineRule({
    id: 'HHP-EL-06b',
    title: 'Four psychiatric emergency visits within the past year',
    clauses: ['EP-6b', 'EP-6-ED'],
    validFrom,
    // A visit that became an admission is counted as the admission only.
    policyChoice: true,
    uses: ['psychiatricEmergencyInYear', ...looksBack],
    conditions: (facts) => [atLeast(facts.psychiatricEmergencyInYear, 4, emergency)],
  }),
  defineRule({
    id: 'HHP-EL-06c',
    title: 'Three medical inpatient stays and schizophrenia or bipolar disorder',
    clauses: ['EP-6c'],
    validFrom,
    policyChoice: true,
    uses: ['medicalInpatientInYear', 'schizophreniaOrBipolar', ...looksBack],
    conditions: (facts) => [
      atLeast(facts.medicalInpatientInYear, 3, 'medical inpatient stays'),
      condition(
        facts.schizophreniaOrBipolar,
        'The diagnosis is schizophrenia or bipolar disorder.',
        'The diagnosis is neither schizophrenia nor bipolar disorder.',
        'the psychiatric diagnosis',
      ),
    ],
  }),
];

const criminalJustice = defineRule({
  id: 'HHP-EL-07',
  title: 'Released from jail or prison within the past year',
  clauses: ['EP-7'],
  validFrom,
  // Read as three conditions that must all hold: a release date alone is not enough.
  policyChoice: true,
  uses: ['incarcerationReleasedOn', 'needsLinkage', 'incarceratedForPoorEngagement', ...looksBack],
  conditions: (facts) => [
    condition(
      ifKnown(facts.incarcerationReleasedOn, (day) => isWithinYear(day, facts.on)),
      'The person was released from jail or prison within the past year.',
      'There was no release from jail or prison within the past year.',
      'the day of a release from jail or prison',
    ),
    condition(
      facts.needsLinkage,
      'The person needs linkage to avoid reincarceration.',
      'The person needs no linkage to avoid reincarceration.',
      'whether the person needs linkage to avoid reincarceration',
    ),
    condition(
      facts.incarceratedForPoorEngagement,
      'The person was incarcerated due to poor engagement in services.',
      'The incarceration was not due to poor engagement in services.',
      'whether poor engagement in services led to the incarceration',
    ),
  ],
});

/** The year is stated for the outpatient gap and only implied for the counts. */
const notEngaged = [
  defineRule({
    id: 'HHP-EL-08a',
    title: 'No outpatient service and two psychiatric hospitalizations',
    clauses: ['EP-8a'],
    validFrom,
    policyChoice: true,
    uses: ['outpatientMentalHealthInYear', 'psychiatricInpatientInYear', ...looksBack],
    conditions: (facts) => [noOutpatient(facts), atLeast(facts.psychiatricInpatientInYear, 2, inpatient)],
  }),
  defineRule({
    id: 'HHP-EL-08b',
    title: 'No outpatient service and three psychiatric emergency visits',
    clauses: ['EP-8b'],
    validFrom,
    policyChoice: true,
    uses: ['outpatientMentalHealthInYear', 'psychiatricEmergencyInYear', ...looksBack],
    conditions: (facts) => [noOutpatient(facts), atLeast(facts.psychiatricEmergencyInYear, 3, emergency)],
  }),
];

const clinicalDiscretion = defineRule({
  id: 'HHP-EL-09',
  title: 'Clinical discretion of a named SPOA or managed care plan',
  clauses: ['EP-9'],
  validFrom,
  // Name, rationale and date are ours: a discretion without them cannot be audited. So is the year, as for the others.
  policyChoice: true,
  uses: [
    'discretionBy',
    'discretionOrganisation',
    'discretionRationaleGiven',
    'discretionDecidedOn',
    ...looksBack,
  ],
  conditions: (facts) => [
    condition(
      ifKnown(facts.discretionBy, (by) => by === 'spoa' || by === 'managedCarePlan'),
      'The SPOA or the managed care plan decided.',
      'Only the SPOA or the managed care plan has this discretion.',
      'who decided by clinical discretion',
    ),
    condition(
      facts.discretionOrganisation === null ? null : true,
      'The organisation that decided is named.',
      '',
      'the name of the SPOA or plan that decided',
    ),
    condition(
      facts.discretionRationaleGiven,
      'The rationale is recorded.',
      'No rationale is recorded.',
      'the rationale of the decision',
    ),
    condition(
      ifKnown(facts.discretionDecidedOn, (day) => isWithinYear(day, facts.on)),
      'The decision is dated within the past year.',
      'The decision lies after this day, or more than a year before it.',
      'the day of the decision',
    ),
  ],
});

export const categoriesFiveToNine = [
  ...homelessness,
  ...highUse,
  criminalJustice,
  ...notEngaged,
  clinicalDiscretion,
];
