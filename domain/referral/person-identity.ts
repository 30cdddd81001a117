/**
 * By what a person is known again: the CIN, or without one the name, what is known of the birth, and who refers, since two
 * people of two facilities may share a name and a birthday. What is hashed is a structure of these, and never a joined text.
 * What stands in place of a name, a date or a number tells nobody apart: who is known by nothing else shares no lock.
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
      referrer: string;
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

const knownBy = (person: Person, referrer: string): Known => {
  const { dateOfBirth, medicaidCin: cin } = person;
  if (cin !== undefined && !isFillerCin(cin)) return { by: 'cin', cin };
  const born = dateOfBirth === undefined || isFillerDate(dateOfBirth) ? null : dateOfBirth;
  const name = namesOf(person, born);
  if (name) return { by: 'name', referrer, name, born };
  const { firstName, lastName } = person;
  return { by: 'nothing', referrer, said: digestOf([firstName, lastName, dateOfBirth, cin]) };
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

/** A referral as it is known again when it is sent once more, however late: what it says, and which organisation sent it. */
export const receivedAs = (referral: Referral, { role, org }: Sender): string =>
  digestOf({ referral, by: { role, org } });
