/** Who is known again, however their name was typed: a table of pairs, each with its answer. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  apartIdentityOf,
  haveSameCin,
  haveUnlikeCins,
  identityOf,
  isSamePerson,
  otherIdentityOf,
} from '../../../domain/referral/person-identity.ts';
import { foldedName } from '../../../domain/referral/person-name.ts';
import { type Referral, referralSchema } from '../../../domain/case/referral-contract.ts';
import { aPerson, aReferral } from '../../fixtures/case-fixture.ts';
import { nameless, pairs, people } from './identity-pairs.ts';

/** As it is kept: the contract has cut blanks off. */
const named = (name: string, person: Partial<Referral['person']> = {}): Referral => {
  const [firstName = '', lastName = ''] = name.split(' · ').map((part) => part.trim());
  const names = { firstName: firstName || undefined, lastName: lastName || undefined };
  const referral = aReferral();
  return { ...referral, person: { ...aPerson({ medicaidCin: undefined }), ...names, ...person } };
};
const known = (referral: Referral): string => identityOf(referral, 'pilgrim-pc');

describe('two names', () => {
  it('are tried in two hundred pairs and more, of every answer and of many scripts', () => {
    expect(pairs.length + people.length).toBeGreaterThanOrEqual(200);
    for (const answer of ['same', 'alike', 'different'])
      expect(pairs.filter((pair) => pair[3] === answer).length).toBeGreaterThan(20);
    const letters = pairs.flatMap(([, one, other]) => [one, other]).join('');
    for (const script of ['Cyrl', 'Grek', 'Hebr', 'Arab', 'Hani', 'Hang', 'Deva', 'Thai', 'Armn', 'Kana'])
      expect(letters).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
  });

  it.each(pairs)('with %s: %s and %s are %s', (_what, one, other, answer) => {
    expect(known(named(one)) === known(named(other))).toBe(answer === 'same');
    expect(isSamePerson(named(one), named(other), 'pilgrim-pc')).toBe(answer === 'same');
    expect(known(named(other, { dateOfBirth: '1984-03-01' }))).not.toBe(known(named(one)));
    expect(identityOf(named(other), 'bronx-pc') === known(named(one))).toBe(answer === 'same');
  });
});

describe('two people', () => {
  const sent = (said: object): Referral => {
    const { firstName: _, lastName: __, medicaidCin, dateOfBirth, ...others } = aPerson();
    return referralSchema.parse({ ...aReferral(), person: { ...others, ...said } });
  };

  it.each(people.map((pair) => [pair[0], pair[3], pair] as const))(
    'with %s are %s',
    (_what, answer, pair) => {
      const [one, other] = [sent(pair[1]), sent(pair[2])];
      expect(known(one) === known(other) || otherIdentityOf(one) === known(other)).toBe(answer === 'same');
    },
  );

  it('with a CIN, or a name and a day of birth, are known at whatever facility, and by less at their own', () => {
    const quill = { lastName: 'Quill' };
    for (const [said, isKnown] of [
      [{ ...quill, medicaidCin: 'ZZ10001A' }, true],
      [{ ...quill, dateOfBirth: '1980-05-05' }, true],
      [{ ...quill, dateOfBirth: '1980-05' }, false],
      [{ ...quill, dateOfBirth: '1980' }, false],
      [quill, false],
    ] as const)
      expect(identityOf(sent(said), 'bronx-pc') === known(sent(said))).toBe(isKnown);
  });

  it('are one with and without a CIN, where the name and the day of birth are one', () => {
    const rita = { firstName: 'Rita', lastName: 'Quill', dateOfBirth: '1980-05-05' };
    expect(otherIdentityOf(sent({ ...rita, medicaidCin: 'ZZ10001A' }))).toBe(known(sent(rita)));
    expect(otherIdentityOf(sent({ ...rita, medicaidCin: 'ZZ10001A', dateOfBirth: '1980' }))).toBeUndefined();
    expect(otherIdentityOf(sent({ lastName: 'Quill', medicaidCin: 'ZZ10001A' }))).toBeUndefined();
    expect(otherIdentityOf(sent(rita))).toBeUndefined();
    expect(otherIdentityOf(named('? · Unknown', { medicaidCin: 'ZZ10001A' }))).toBeUndefined();
  });

  it('of one name and day of birth are told apart by their CINs, and each of them by its referral', () => {
    const rita = { firstName: 'Rita', lastName: 'Quill', dateOfBirth: '1980-05-05' };
    const [one, other] = [
      sent({ ...rita, medicaidCin: 'ZZ10001A' }),
      sent({ ...rita, medicaidCin: 'ZY77777B' }),
    ];
    expect([haveUnlikeCins(one, other), haveUnlikeCins(one, one), haveUnlikeCins(one, sent(rita))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([haveSameCin(one, one), haveSameCin(one, other), haveSameCin(sent(rita), sent(rita))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(apartIdentityOf(one, 'WH-1')).toBe(known(one));
    expect(apartIdentityOf(sent(rita), 'WH-1')).toBe(apartIdentityOf(sent(rita), 'WH-1'));
    expect(apartIdentityOf(sent(rita), 'WH-1')).not.toBe(apartIdentityOf(sent(rita), 'WH-2'));
    expect(apartIdentityOf(sent(rita), 'WH-1')).not.toBe(known(sent(rita)));
  });
});

describe('somebody without a name', () => {
  const elsewhere = (referral: Referral): Referral => ({
    ...referral,
    clinical: { ...referral.clinical, needsInOwnWords: 'Somebody else.' },
  });

  it.each(nameless)(
    'but %s shares no lock with another, and the same referral of them is the same',
    (_what, name) => {
      const [one, other] = [named(name), elsewhere(named(name))];
      expect(known(one)).not.toBe(known(other));
      expect(known(one)).toBe(known(named(name)));
      expect(known(one)).not.toBe(identityOf(one, 'bronx-pc'));
      // Sent again with more information, it still is of the same person.
      expect(isSamePerson(one, other, 'pilgrim-pc')).toBe(true);
      expect(isSamePerson(one, named('Rita · Quill'), 'pilgrim-pc')).toBe(false);
    },
  );

  it.each(nameless)('but %s is known by their CIN, where there is one', (_what, name) => {
    const one = named(name, { medicaidCin: 'ZZ10001A' });
    expect(known(one)).toBe(known(named('Rita · Quill', { medicaidCin: 'ZZ10001A' })));
  });
});

describe('folding a name', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(...pairs.flatMap(([, one, other]) => [one, other])),
    fc
      .array(fc.constantFrom(...Array.from('ΣσςİıIißẞ\u0307\u0301ŉǰΐﬃ\u00b4’–\u00ad \u3000٭ـ')), {
        maxLength: 8,
      })
      .map((signs) => signs.join('')),
  );

  it('twice is folding it once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldedName(foldedName(text))).toBe(foldedName(text));
      }),
      { numRuns: 1_000, seed: 11 },
    );
  });

  it('of every sign there is, twice is once', () => {
    const moved: string[] = [];
    for (let point = 1; point < 0x1_f000; point += 1) {
      const folded = foldedName(String.fromCodePoint(point));
      if (foldedName(folded) !== folded) moved.push(point.toString(16));
    }
    expect(moved).toEqual([]);
  });

  it('makes one of composed and decomposed, and of great and small', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldedName(text.normalize('NFD'))).toBe(foldedName(text));
        expect(foldedName(text.normalize('NFC'))).toBe(foldedName(text));
        expect(foldedName(text.toUpperCase())).toBe(foldedName(text));
      }),
      { numRuns: 500, seed: 12 },
    );
  });
});

describe('being the same person', () => {
  const names = fc.constantFrom(
    ...pairs.flatMap(([, one, other]) => [one, other]),
    ...nameless.map(([, name]) => name),
  );
  const persons = fc.record({
    dateOfBirth: fc.constantFrom(undefined, '1984', '1984-02', '1984-02-29', '1900-01-01'),
    medicaidCin: fc.constantFrom(undefined, undefined, 'ZZ10001A', 'ZZ00000A'),
  });
  const referrals = fc.tuple(names, persons).map(([name, person]) => named(name, person));
  const same = (a: Referral, b: Referral): boolean => isSamePerson(a, b, 'pilgrim-pc');

  it('is an equivalence: of oneself, either way round, and handed on', () => {
    fc.assert(
      fc.property(referrals, referrals, referrals, (a, b, c) => {
        expect(same(a, a)).toBe(true);
        expect(same(a, b)).toBe(same(b, a));
        if (same(a, b) && same(b, c)) expect(same(a, c)).toBe(true);
        if (same(a, b)) expect(same(a, c)).toBe(same(b, c));
      }),
      { numRuns: 500, seed: 13 },
    );
  });
});
