/**
 * What contracts refuse by a refinement, which zod does not write into a JSON Schema: in the words of JSON Schema 2020-12 where
 * it has them, else as a sentence of the description. Keyed by what the contract says of it, the sentence that a client hears in
 * the 400. Here alone, and not at the contracts, since every function carries those and one needs this.
 *
 * Conditions are said with `if` and `not`: a generator of types passes over them, where a `oneOf` of `required` would make a
 * union of it. A refinement without a row fails test/domain/api/documentation/refinements.test.ts.
 */
export type JsonSchema = Readonly<Record<string, unknown>>;

const has = (...members: readonly string[]): JsonSchema => ({ required: members });
const hasAny = (...members: readonly string[]): JsonSchema => ({
  anyOf: members.map((member) => has(member)),
});
const hasNone = (...members: readonly [string, ...string[]]): JsonSchema => ({
  not: members.length === 1 ? has(members[0]) : hasAny(...members),
});
const is = (member: string, ...values: readonly unknown[]): JsonSchema => ({
  properties: { [member]: { enum: values } },
  required: [member],
});

const notBoth = (one: string, other: string): JsonSchema => ({ not: has(one, other) });
const exactlyOne = (one: string, other: string): JsonSchema => ({
  if: has(one),
  then: hasNone(other),
  else: has(other),
});
const oneAtLeast = (one: string, other: string): JsonSchema => ({ if: hasNone(one), then: has(other) });
/** The other member stands with this value, and only then. */
const onlyWith = (member: string, value: string, other: string): JsonSchema => ({
  if: is(member, value),
  then: has(other),
  else: hasNone(other),
});
const explained: JsonSchema = { if: is('reason', 'other'), then: has('explanation') };

/** Of a calendar year that a contract takes; nothing earlier or later is anybody's. */
export const plausibleYear = '^(?:19|20|21)\\d\\d';

/** What JSON Schema can say. */
export const expressed: Readonly<Record<string, JsonSchema>> = {
  'Say how it is known, with reason other.': explained,
  'Say why in words.': explained,
  'Give a date between 1900 and 2200.': { pattern: plausibleYear },
  'Give the stay and where the person slept before only for exitingInstitution.': {
    if: hasAny('institutionDays', 'beforeInstitution'),
    then: is('situation', 'exitingInstitution'),
  },
  'Give plannedFor (date and time) or plannedOn (date), not both.': notBoth('plannedFor', 'plannedOn'),
  'Give plannedFor (date and time) or plannedOn (date).': exactlyOne('plannedFor', 'plannedOn'),
  'Give plannedFor (date and time) or plannedOn (date), as it is on record.': exactlyOne(
    'plannedFor',
    'plannedOn',
  ),
  'Give dischargedAt (date and time) or dischargedOn (date).': exactlyOne('dischargedAt', 'dischargedOn'),
  'Give dischargedAt (date and time) or dischargedOn (date), as it is on record.': exactlyOne(
    'dischargedAt',
    'dischargedOn',
  ),
  'Give what is known of the address, or noFixedAddress, or leave it out.': { minProperties: 1 },
  'Name the residence type when, and only when, the destination is an on-campus residence.': {
    properties: { destination: onlyWith('kind', 'onCampusResidence', 'onCampusResidence') },
  },
  'Give a day that the calendar has, between 1900 and 2200.': { pattern: plausibleYear },
  'Give lastName or firstName: for somebody who has one name, one of the two is enough.': oneAtLeast(
    'firstName',
    'lastName',
  ),
  'Only a credible report says where the person is.': { if: has('located'), then: is('credible', true) },
  'Say why with declined, and only then.': onlyWith('decision', 'declined', 'reason'),
  'Say why with reject, and only then.': onlyWith('decision', 'reject', 'reason'),
  'Say when it was with correct, and only then.': onlyWith('decision', 'correct', 'discharge'),
  'Say what was wrong with the report.': { properties: { discharge: has('correctionReason') } },
  'Say how the officer was contacted with contacted, and only then.': onlyWith('outcome', 'contacted', 'how'),
  'Give the number of attempts with notReachable, and only then.': onlyWith(
    'outcome',
    'notReachable',
    'attempts',
  ),
  'Name a care manager or a team, not both.': notBoth('careManager', 'team'),
  'Name a care manager or a team of your agency.': oneAtLeast('careManager', 'team'),
  'Only an acceptance names a care manager or a team.': {
    if: hasAny('careManager', 'team'),
    then: is('decision', 'accept'),
  },
  'Name the county with redirect, and only then.': onlyWith('decision', 'redirect', 'county'),
  'Say why: the facility reads it, and the county that has the referral next.': {
    if: is('decision', 'redirect', 'decline'),
    then: has('reason'),
  },
  'Say what is asked with returnForInformation, and only then.': onlyWith(
    'decision',
    'returnForInformation',
    'questions',
  ),
  'Name a care manager or a team of your agency, or give a cover.': {
    if: hasNone('careManager', 'team'),
    then: has('cover'),
  },
  'Give the reason with the care manager or team that you name, and only then.': {
    if: hasAny('careManager', 'team'),
    then: has('reason'),
    else: hasNone('reason'),
  },
  'Give one of the three: to, cases or cover.': {
    if: has('to'),
    then: hasNone('cases', 'cover'),
    else: exactlyOne('cases', 'cover'),
  },
  'Give the reason with to or cases; a cover has none.': exactlyOne('cover', 'reason'),
  'Give at least one indicator.': { minProperties: 1 },
  'Only a point that is done or not needed has a time.': { if: is('state', 'open'), then: hasNone('at') },
  'Give 11 fields at most.': { maxProperties: 11 },
  'Give 20 fields at most.': { maxProperties: 20 },
};

/** What it cannot: the order of two members, what is once by one of its members, and decimals, which are binary to many. */
export const said: readonly string[] = [
  'Give a last day that is not before the day of signature.',
  'Give a last day that is not before the first day.',
  'Give a last day that is not before the first.',
  'Give a discharge on or after the admission.',
  'Give an admission after the birth.',
  'Give an end that is not before the beginning (from).',
  'Nobody learns of a sighting before it happened.',
  'Nobody is aware of an event before it happened.',
  'Give each case once.',
  'Give each point once.',
  'Name at most 5 care managers and teams in one request.',
  'Give at most two decimals.',
];

/** Of a referral, which says it member by member. */
export const ofReferral: JsonSchema = {
  if: { anyOf: [hasNone('source'), is('source', 'statePsychiatricCenter')] },
  then: has('discharge', 'admission'),
};
