/**
 * By what a person is known again: the CIN, and the name with the day of birth, whoever refers; with and without CIN is one
 * person (ADR 0031). Where of the birth less than the day is known, the name counts at one referrer alone, since two people of
 * two facilities may well share it. What is hashed is a structure of these, and never a joined text. What stands in place of a
 * name, a date or a number tells nobody apart: who is known by nothing else shares no lock.
 */
import type { Referral } from '../case/stored-referral-contract.ts';
import type { Person as Sender } from '../shared/actor.ts';
import { digestOf, hashOf, isSameJson } from '../shared/hash.ts';
import { foldedName, isFiller, isPlaceholder } from './person-name.ts';

type Person = Referral['person'];

/** What systems put where they must have a birth date and none is known. */
export const isFillerDate = (date: string): boolean => /^190[01](-01(-01)?)?$/.test(date);
export const isFillerCin = (cin: string): boolean => cin.slice(2, 7) === '00000';

type Known =
  | { by: 'cin'; cin: string }
  /** A single name is one, wherever it was written. */
  | {
      by: 'name';
      /** Absent where the day of birth is known. */
      referrer?: string;
      name: { only: string } | { first: string; last: string };
      born: string | null;
    }
  | { by: 'nothing'; referrer: string; said: string };

const nameOf = (name: string | undefined): string | undefined =>
  name === undefined || isFiller(name) ? undefined : foldedName(name);

/** Undefined where nothing given is a name. */
const namesOf = ({ firstName, lastName }: Person, born: string | null) => {
  const first = nameOf(firstName);
  const last = nameOf(lastName);
  if (first !== undefined && last !== undefined)
    return born === null && isPlaceholder(first, last) ? undefined : { first, last };
  const only = first ?? last;
  return only === undefined ? undefined : { only };
};

const isDay = (born: string | null): born is string => born !== null && /^\d{4}-\d{2}-\d{2}$/.test(born);

/** Undefined where none is given, or what stands in place of one. */
export const cinOf = ({ medicaidCin }: Person): string | undefined =>
  medicaidCin === undefined || isFillerCin(medicaidCin) ? undefined : medicaidCin;

/** As much as is known, as a referral gives it; null where nothing is. */
export const bornOf = ({ dateOfBirth }: Person): string | null =>
  dateOfBirth === undefined || isFillerDate(dateOfBirth) ? null : dateOfBirth;

/** The names that are names, folded; undefined where none is. */
export const knownNames = (person: Person) => namesOf(person, bornOf(person));

const byName = (person: Person, referrer: string): Known | undefined => {
  const born = bornOf(person);
  const name = namesOf(person, born);
  return name && { by: 'name', ...(!isDay(born) && { referrer }), name, born };
};

const knownBy = (person: Person, referrer: string): Known => {
  const cin = cinOf(person);
  if (cin !== undefined) return { by: 'cin', cin };
  const { firstName, lastName, dateOfBirth, medicaidCin } = person;
  return (
    byName(person, referrer) ?? {
      by: 'nothing',
      referrer,
      said: digestOf([firstName, lastName, dateOfBirth, medicaidCin]),
    }
  );
};

/** Whether a referral can be recognised as one of somebody who was referred before. */
export const isKnownAgain = ({ person }: Referral): boolean => knownBy(person, '').by !== 'nothing';

export const isSamePerson = (a: Referral, b: Referral, referrer: string): boolean =>
  isSameJson(knownBy(a.person, referrer), knownBy(b.person, referrer));

/**
 * What identifies the person, to be hashed again with a key. Of somebody whom nothing tells apart it is the whole referral:
 * the same one is the same, and no two of them stand in each other's way.
 */
export const identityOf = (referral: Referral, referrer: string): string => {
  const known = knownBy(referral.person, referrer);
  return hashOf(known.by === 'nothing' ? { ...known, referral } : known);
};

/** By what else somebody with a CIN is known: name and day of birth, under which another may refer them without it. */
export const otherIdentityOf = ({ person }: Referral): string | undefined => {
  const named = byName(person, '');
  return cinOf(person) !== undefined && named && isDay(bornOf(person)) ? hashOf(named) : undefined;
};

/** Of somebody who shares name and birth with the person of an open case, and is another: this referral of theirs alone. */
export const apartIdentityOf = (referral: Referral, from: string): string =>
  cinOf(referral.person) === undefined ? hashOf({ by: 'apart', from, referral }) : identityOf(referral, '');

/** Two CINs are two people, whatever else they share. */
export const haveUnlikeCins = (a: Referral, b: Referral): boolean => {
  const [one, other] = [cinOf(a.person), cinOf(b.person)];
  return one !== undefined && other !== undefined && one !== other;
};

export const haveSameCin = (a: Referral, b: Referral): boolean => {
  const cin = cinOf(a.person);
  return cin !== undefined && cin === cinOf(b.person);
};

/** A referral as it is known again when it is sent once more, however late: what it says, and which organisation sent it. */
export const receivedAs = (referral: Referral, { role, org }: Sender): string =>
  digestOf({ referral, by: { role, org } });
