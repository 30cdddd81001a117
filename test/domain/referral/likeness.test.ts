/** Who may be the same person by a slip: the table of pairs (identity-pairs.ts), as a person is asked of them. */
import { describe, expect, it } from '@jest/globals';
import { type Referral, referralSchema } from '../../../domain/case/referral-contract.ts';
import { isOneSlip, likeIdentitiesOf, likenessOf } from '../../../domain/referral/likeness.ts';
import { aPerson, aReferral } from '../../fixtures/case-fixture.ts';
import { nameless, pairs, people } from './identity-pairs.ts';

const { firstName: _first, lastName: _last, medicaidCin: _cin, dateOfBirth: _born, ...unnamed } = aPerson();
const ofPerson = (said: object): Referral => ({ ...aReferral(), person: { ...unnamed, ...said } });
const sent = (said: object): Referral => referralSchema.parse(ofPerson(said));
const named = (name: string): Referral => {
  const [firstName = '', lastName = ''] = name.split(' · ').map((part) => part.trim());
  return ofPerson({
    dateOfBirth: '1980-05-05',
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
  });
};
const isFound = (one: Referral, other: Referral): boolean => {
  const keys = likeIdentitiesOf(other);
  return likeIdentitiesOf(one).some((key) => keys.includes(key));
};

/** A person would ask; no rule that asks of these would not ask of half the county. */
const notLookedFor = ['a short form', 'simplified Chinese'];

describe('two people of one birth date', () => {
  it.each(pairs.filter(([what, , , answer]) => answer !== 'same' && !notLookedFor.includes(what)))(
    'with %s: %s and %s are %s',
    (_what, one, other, answer) => {
      const isAlike = likenessOf(named(one), named(other)).length > 0;
      expect(isAlike).toBe(answer === 'alike');
      expect(likenessOf(named(other), named(one)).length > 0).toBe(isAlike);
      if (isAlike) expect(isFound(named(one), named(other))).toBe(true);
    },
  );

  it.each(nameless)('of whom nobody has a name, as %s, are not compared', (_what, name) => {
    expect(likenessOf(named(name), named(name))).toEqual([]);
  });
});

describe('two people', () => {
  it.each(
    people.filter(([, , , answer]) => answer !== 'same').map((pair) => [pair[0], pair[3], pair] as const),
  )('with %s are %s', (_what, answer, [, one, other]) => {
    const isAlike = likenessOf(sent(one), sent(other)).length > 0;
    expect(isAlike).toBe(answer === 'alike');
    expect(likenessOf(sent(other), sent(one)).length > 0).toBe(isAlike);
    if (isAlike) expect(isFound(sent(one), sent(other))).toBe(true);
  });

  it('are said to be alike in what is alike of them', () => {
    const rita = { firstName: 'Rita', lastName: 'Quill', dateOfBirth: '1980-05-05' };
    const withCin = sent({ ...rita, medicaidCin: 'ZZ10001A' });
    expect(likenessOf(withCin, sent({ ...rita, lastName: 'Quil' }))).toEqual(['name', 'birthDate']);
    expect(likenessOf(withCin, sent({ ...rita, medicaidCin: 'ZZ10002A' }))).toEqual([
      'cin',
      'name',
      'birthDate',
    ]);
    expect(likenessOf(withCin, sent({ lastName: 'Marsh', medicaidCin: 'ZZ10001A' }))).toEqual(['cin']);
  });
});

describe('under what near matches are looked for', () => {
  it('is the name in any order, and the day of birth where it is known', () => {
    expect(likeIdentitiesOf(named('Rita · Quill'))).toEqual(likeIdentitiesOf(named('Quill · Rita')));
    expect(likeIdentitiesOf(named('Rita · Quill'))).toHaveLength(2);
    expect(likeIdentitiesOf(sent({ lastName: 'Quill', dateOfBirth: '1980' }))).toHaveLength(1);
    expect(likeIdentitiesOf(named('? · Unknown'))).toEqual([]);
  });
});

describe('one slip', () => {
  it.each([
    ['', '', true],
    ['quill', 'quill', true],
    ['quill', 'quil', true],
    ['quill', 'quilly', true],
    ['quill', 'qvill', true],
    ['quill', 'uqill', true],
    ['quill', 'qilul', false],
    ['quill', 'quix', false],
    ['', 'q', true],
    ['', 'qu', false],
    ['李', '里', true],
    ['𝐑a', '𝐐a', true],
  ])('makes %j of %j: %s', (one, other, answer) => {
    expect(isOneSlip(one, other)).toBe(answer);
    expect(isOneSlip(other, one)).toBe(answer);
  });
});
