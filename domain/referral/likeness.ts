/**
 * Near matches: two people whose names, birth dates or CINs differ as a slip would make them differ. A slip is never taken for
 * granted: a person says whether the two are one (confirm-identity.ts). Who is known to be the same never comes here, since they
 * share a lock (person-identity.ts), and two CINs that are wholly unlike are two people.
 */
import type { Referral } from '../case/stored-referral-contract.ts';
import { hashOf } from '../shared/hash.ts';
import { bornOf, cinOf, knownNames } from './person-identity.ts';

type Person = Referral['person'];
type Degree = 'same' | 'near' | 'unlike' | 'unknown';

const signs = /['\-.,]/gu;
const marks = /\p{M}/gu;
/** One kana for both, and the digraphs that stand for letters with two dots. */
const katakana = /[\u30a1-\u30f6]/gu;
const hiraganaOf = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) - 0x60);
const digraphs = /([aou])e/g;

const plain = (name: string): string =>
  name.normalize('NFD').replace(marks, '').replace(katakana, hiraganaOf).replace(signs, ' ');
const wordsOf = (name: string): string[] => plain(name).split(' ').filter(Boolean);
const lettersOf = (name: string): string => wordsOf(name).join('').replace(digraphs, '$1');

/**
 * Whether one change makes one text the other: a sign put in, left out or replaced, or two neighbours turned round. Where the
 * first signs differ, what is behind them must be the same.
 */
export const isOneSlip = (a: string, b: string): boolean => {
  const [one, other] = [Array.from(a), Array.from(b)];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const behind = (signsOf: string[], from: number): string => signsOf.slice(from).join('');
  return (
    behind(one, at + 1) === behind(other, at + 1) ||
    behind(one, at + 1) === behind(other, at) ||
    behind(one, at) === behind(other, at + 1) ||
    (one[at] === other[at + 1] && one[at + 1] === other[at] && behind(one, at + 2) === behind(other, at + 2))
  );
};

/** Each word of the shorter name is one of the longer, or its initial; at least one of them whole. */
const isPartOf = (shorter: readonly string[], longer: readonly string[]): boolean =>
  shorter.some((word) => longer.includes(word)) &&
  shorter.every((word) =>
    longer.some((known) => known === word || (word.length === 1 && known.startsWith(word))),
  );

type Names = NonNullable<ReturnType<typeof knownNames>>;
const inOrder = (names: Names): string[] => ('only' in names ? [names.only] : [names.first, names.last]);

/** One slip in one of the two names, or none but of marks and signs. */
const areOneSlipApart = (mine: readonly string[], theirs: readonly string[]): boolean => {
  const unlike = mine
    .map((name, index) => [lettersOf(name), lettersOf(theirs[index] ?? '')] as const)
    .filter(([one, other]) => one !== other);
  return (
    mine.length === theirs.length &&
    unlike.length <= 1 &&
    unlike.every(([one, other]) => isOneSlip(one, other))
  );
};

const namesOf = (a: Person, b: Person): Degree => {
  const [one, other] = [knownNames(a), knownNames(b)];
  if (!one || !other) return 'unknown';
  const [mine, theirs] = [inOrder(one), inOrder(other)];
  if (mine.join('\n') === theirs.join('\n')) return 'same';
  if ([theirs, theirs.toReversed()].some((order) => areOneSlipApart(mine, order))) return 'near';
  const [words, others] = [mine, theirs].map((names) => names.flatMap(wordsOf)) as [string[], string[]];
  return isPartOf(words, others) || isPartOf(others, words) ? 'near' : 'unlike';
};

const turnedRound = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$1-$3-$2');

const birthsOf = (a: Person, b: Person): Degree => {
  const [one, other] = [bornOf(a), bornOf(b)];
  if (one === null || other === null) return 'unknown';
  if (one === other) return 'same';
  const isKnownInPart = one.startsWith(other) || other.startsWith(one);
  return isKnownInPart || turnedRound(one) === other || isOneSlip(one, other) ? 'near' : 'unlike';
};

const cinsOf = (a: Person, b: Person): Degree => {
  const [one, other] = [cinOf(a), cinOf(b)];
  if (one === undefined || other === undefined) return 'unknown';
  if (one === other) return 'same';
  return isOneSlip(one, other) ? 'near' : 'unlike';
};

/** In what two people are alike, as whoever is asked is told. */
export const likenesses = ['cin', 'name', 'birthDate'] as const;
export type Likeness = (typeof likenesses)[number];

/** In what two referrals may speak of one person by a slip; empty where nothing suggests it. */
export const likenessOf = ({ person: a }: Referral, { person: b }: Referral): Likeness[] => {
  const degrees = { cin: cinsOf(a, b), name: namesOf(a, b), birthDate: birthsOf(a, b) };
  const { cin, name, birthDate } = degrees;
  const isAlike = (degree: Degree): boolean => degree === 'same' || degree === 'near';
  const byCin = cin === 'near' && (isAlike(birthDate) || isAlike(name));
  const byName =
    cin !== 'unlike' &&
    ((isAlike(name) && birthDate === 'same') ||
      (name === 'same' && (birthDate === 'near' || birthDate === 'unknown')));
  return byCin || byName || cin === 'same' ? likenesses.filter((by) => isAlike(degrees[by])) : [];
};

/** Under what near matches are looked for, to be hashed again with a key: the words of the name in any order, and the day of birth. */
export const likeIdentitiesOf = ({ person }: Referral): string[] => {
  const names = knownNames(person);
  const born = bornOf(person);
  return [
    ...(names ? [hashOf({ like: 'name', words: inOrder(names).flatMap(wordsOf).toSorted() })] : []),
    ...(names !== undefined && born?.length === 10 ? [hashOf({ like: 'born', born })] : []),
  ];
};
