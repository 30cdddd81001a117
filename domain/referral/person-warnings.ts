/** What of the person should still be settled: what stands in place of a name, a number or a date, and an age that is open. */
import type { Referral } from '../case/stored-referral-contract.ts';
import { adultRule } from '../rules/adult-rule.ts';
import { ageOn } from '../shared/birth-date.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { adultFrom } from '../rules/ages.ts';
import { isFillerCin, isFillerDate, isKnownAgain } from './person-identity.ts';
import { isFiller, isPlaceholder } from './person-name.ts';

type Person = Referral['person'];

const nameWarnings = ({ firstName, lastName }: Person): string[] => [
  ...Object.entries({ firstName, lastName }).flatMap(([field, name]) =>
    name !== undefined && isFiller(name)
      ? [`person.${field} stands in place of a name: leave it out until the name is known.`]
      : [],
  ),
  ...(isPlaceholder(firstName ?? '', lastName ?? '')
    ? ['The name stands in place of one that nobody knows: tell the SPOA the name as soon as it is known.']
    : []),
];

/** Nobody known to have lived was older. */
const oldest = 120;
/** On the first of January people of this age and older were mostly not born: it was filled in. */
const hardlyOlder = 105;

const isFilledIn = (dateOfBirth: string, age: number): boolean =>
  isFillerDate(dateOfBirth) || (dateOfBirth.endsWith('-01-01') && age > hardlyOlder);

const birthWarnings = (person: Person, now: Instant): string[] => {
  const { dateOfBirth = '' } = person;
  const age = ageOn(person, localDate(now));
  if (!age)
    return [
      `The birth date is not known: give at least the year, since the age must be known (${adultRule.id}).`,
    ];
  if (isFilledIn(dateOfBirth, age.least))
    return [
      'The birth date stands in place of one: leave it out, or give the year alone where that is known.',
    ];
  if (age.least > oldest) return [`By the birth date the person is older than ${oldest}: check the year.`];
  return age.least < adultFrom
    ? [`The birth date leaves open whether the person is an adult: confirm the age (${adultRule.id}).`]
    : [];
};

export const personWarnings = (referral: Referral, now: Instant): string[] => [
  ...nameWarnings(referral.person),
  ...(referral.person.medicaidCin !== undefined && isFillerCin(referral.person.medicaidCin)
    ? ['person.medicaidCin stands in place of a number: leave it out until it is known.']
    : []),
  ...birthWarnings(referral.person, now),
  ...(isKnownAgain(referral)
    ? []
    : [
        'Nothing here tells this person from another: should they be referred again, that will not be noticed. Give a CIN or a name.',
      ]),
];
