/** POST /referrals with what people type and know of a person: taken where it is enough, told where it is none, refused in plain words. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { agency, Desk, fieldsOf, planner, type Sent, spoa } from './desk.ts';
import { changed, completion, refer, referralOf } from './stages.ts';

type Said = Record<string, unknown>;

const noCin = { medicaidCin: undefined };
const sent = (desk: Desk, person: Said): Promise<Sent> =>
  desk.post(planner, '/referrals', changed(referralOf(desk), { person }));
const kept = async (desk: Desk, caseId: string) => (await desk.store.load(caseId))?.case.referral.person;
const taken = async (person: Said) => {
  const desk = await Desk.open();
  const caseId = await refer(desk, planner, changed(referralOf(desk), { person }));
  return kept(desk, caseId);
};
const refused = async (person: Said, field: string, status = 400, code = 'invalid'): Promise<string> => {
  const desk = await Desk.open();
  const json = changed(referralOf(desk), { person });
  const answer = await desk.refused({ who: planner, method: 'POST', path: '/referrals', json }, status, code);
  expect(fieldsOf(answer)).toEqual([`body.person.${field}`]);
  return answer.text;
};
const warned = async (person: Said): Promise<readonly string[]> => {
  const desk = await Desk.open();
  const { status, body } = await sent(desk, person);
  expect(status).toBe(201);
  return z.array(z.string()).parse(body['warnings']);
};

describe('the same person without a CIN', () => {
  it.each([
    ['apostrophes', { lastName: "O'Neil" }, { lastName: 'O’Neil' }],
    ['blanks', { firstName: 'Mary Ann' }, { firstName: 'Mary  Ann' }],
    ['hyphens', { lastName: 'Quill-Marsh' }, { lastName: 'Quill\u2011Marsh' }],
    ['ß and SS', { lastName: 'Groß' }, { lastName: 'GROSS' }],
    ['a zero-width blank', { lastName: 'Li' }, { lastName: 'Li\u200b' }],
    ['wide letters', { lastName: 'Quill' }, { lastName: 'Ｑｕｉｌｌ' }],
    ['one name', { firstName: undefined, lastName: 'Sukarno' }, { firstName: 'FNU', lastName: 'SUKARNO' }],
  ])('is one person in spite of %s', async (_what, one, other) => {
    const desk = await Desk.open();
    expect((await sent(desk, { ...noCin, ...one })).status).toBe(201);
    const again = await sent(desk, { ...noCin, ...other });
    expect([again.status, again.body['code']]).toEqual([409, 'openReferral']);
  });
});

describe('a name', () => {
  it('that cannot be seen is refused', async () => {
    expect(await refused({ lastName: '\u200b' }, 'lastName')).toContain('Nothing of this text can be seen');
  });

  it.each([
    ['the last one left out', { lastName: undefined }, 'firstName'],
    ['the first one left out', { firstName: undefined }, 'lastName'],
    ['the first one left blank', { firstName: '' }, 'lastName'],
    ['the last one of blanks', { lastName: '  ' }, 'firstName'],
  ])('of somebody who has one: %s', async (_what, person, field) => {
    const names = Object.keys((await taken(person)) ?? {}).filter((name) => /^(first|last)Name$/.test(name));
    expect(names).toEqual([field]);
  });

  it('must be one at least', async () => {
    expect(await refused({ firstName: '', lastName: undefined }, 'lastName')).toContain(
      'one of the two is enough',
    );
  });
});

describe('a birth date', () => {
  it.each([['1984-06-17'], ['1984-06'], ['1984'], [undefined]])(
    'of which %s is known is kept as it was given',
    async (dateOfBirth) => {
      const person = await taken({ dateOfBirth, dateOfBirthEstimated: true });
      expect([person?.dateOfBirth, person?.dateOfBirthEstimated]).toEqual([dateOfBirth, true]);
    },
  );

  it.each([['1984-13'], ['1984-02-30'], ['84'], ['17/06/1984'], ['about 1984'], ['1850'], ['']])(
    'as %j is refused',
    async (dateOfBirth) => {
      const text = await refused({ dateOfBirth }, 'dateOfBirth');
      if (dateOfBirth !== '') expect(text).not.toContain(dateOfBirth);
    },
  );

  it.each([['2050-01-01'], ['2026-03-03'], ['2026-04'], ['2027']])(
    'of %s is one of the future',
    async (dateOfBirth) => {
      const text = await refused({ dateOfBirth }, 'dateOfBirth', 422, 'timesOutOfOrder');
      expect(text).toContain('has not come yet');
      expect(text).not.toMatch(/under 18|children|HHP-AGE/);
      expect(text).not.toContain(dateOfBirth);
    },
  );

  it.each([
    ['surely under 18 by the year', { dateOfBirth: '2010' }, 422],
    ['surely under 18 by the month', { dateOfBirth: '2008-04' }, 422],
    ['perhaps 18 by the year', { dateOfBirth: '2008' }, 201],
    ['perhaps 18 by the month', { dateOfBirth: '2008-03' }, 201],
    ['perhaps 18 by an estimate', { dateOfBirth: '2010-06-01', dateOfBirthEstimated: true }, 201],
    ['surely under 18 by an estimate', { dateOfBirth: '2015', dateOfBirthEstimated: true }, 422],
    ['an adult by the year', { dateOfBirth: '2007' }, 201],
  ])('%s', async (_what, person, status) => {
    const desk = await Desk.open();
    expect((await sent(desk, person)).status).toBe(status);
  });
});

describe('what stands in place of something that is not known', () => {
  const inPlace = expect.stringContaining('stands in place of');

  it.each([
    ['FNU', { firstName: 'FNU' }, [inPlace]],
    ['a dot', { lastName: '.' }, [inPlace]],
    ['Unknown and a question mark', { firstName: '?', lastName: 'Unknown' }, [inPlace, inPlace]],
    ['John Doe', { firstName: 'John', lastName: 'Doe' }, [inPlace]],
    ['a CIN of noughts', { medicaidCin: 'ZZ00000A' }, [inPlace]],
    ['1900-01-01', { dateOfBirth: '1900-01-01' }, [inPlace]],
    ['a first of January long ago', { dateOfBirth: '1915-01-01' }, [inPlace]],
    ['no birth date', { dateOfBirth: undefined }, [expect.stringContaining('not known')]],
    ['an age beyond any', { dateOfBirth: '1901-07-04' }, [expect.stringContaining('older than 120')]],
    ['an open age', { dateOfBirth: '2008' }, [expect.stringContaining('leaves open')]],
    ['a year', { dateOfBirth: '1984' }, []],
    ['a first of January of our time', { dateOfBirth: '1984-01-01' }, []],
    ['one name', { firstName: undefined }, []],
  ])('is told and taken: %s', async (_what, person, warnings) => {
    const usual = await warned({});
    const told = await warned(person);
    expect(told.filter((warning) => !usual.includes(warning))).toEqual(warnings);
    const values = Object.values(person).filter(
      (value) => value !== undefined && value !== '.' && value !== '?',
    );
    for (const value of values) expect(JSON.stringify(told)).not.toContain(value);
  });

  it('tells nobody apart: two such people have a case each, and one referral of one of them has one', async () => {
    const desk = await Desk.open();
    const nobody = { ...noCin, firstName: '?', lastName: 'Unknown' };
    expect((await sent(desk, nobody)).body['warnings']).toContainEqual(
      expect.stringContaining('tells this person from another'),
    );
    expect((await sent(desk, nobody)).status).toBe(409);
    expect((await sent(desk, { ...nobody, gender: 'woman' })).status).toBe(201);
  });
});

describe('a code', () => {
  it.each([
    ['a CIN in small letters', { medicaidCin: 'zz10137c' }, 'medicaidCin', 'ZZ10137C'],
    ['a CIN with blanks within', { medicaidCin: 'ZZ 10137 C' }, 'medicaidCin', 'ZZ10137C'],
    ['a CIN with a blank behind', { medicaidCin: 'ZZ10138C ' }, 'medicaidCin', 'ZZ10138C'],
    ['a telephone with ext.', { phone: '(631) 555-0100 ext. 12' }, 'phone', '(631) 555-0100 x12'],
    ['a telephone with #', { phone: '631.555.0100 #12' }, 'phone', '631.555.0100 x12'],
    ['a telephone with x', { phone: '631-555-0100x12' }, 'phone', '631-555-0100 x12'],
    ['a telephone with an en dash', { phone: '631–555–0100' }, 'phone', '631-555-0100'],
    ['a telephone of another country', { phone: '+44 (0)20 7946 0100' }, 'phone', '+44 (0)20 7946 0100'],
    [
      'Brooklyn',
      { countyOfFiscalResponsibility: 'Suffolk county', countyOfResidence: 'Brooklyn' },
      'countyOfResidence',
      'kings',
    ],
    [
      'St Lawrence',
      { countyOfFiscalResponsibility: 'suffolk', countyOfResidence: 'St Lawrence' },
      'countyOfResidence',
      'st-lawrence',
    ],
  ])('%s is taken and kept in one form', async (_what, person, field, value) => {
    expect(await taken(person)).toMatchObject({ [field]: value });
  });

  it.each([
    ['too short', { medicaidCin: 'ZZ1013C' }, 'medicaidCin', 'fewer than eight'],
    ['too long', { medicaidCin: 'ZZ101377C' }, 'medicaidCin', 'more than eight'],
    ['an O for a zero', { medicaidCin: 'ZZ1O137C' }, 'medicaidCin', 'give a zero'],
    ['an l for a one', { medicaidCin: 'zzl0137c' }, 'medicaidCin', 'give a one'],
    [
      'a letter for a digit',
      { medicaidCin: 'ZZ1A137C' },
      'medicaidCin',
      'A letter stands where a digit belongs',
    ],
    [
      'a digit for a letter',
      { medicaidCin: 'Z510137C' },
      'medicaidCin',
      'A digit stands where a letter belongs',
    ],
    [
      'a letter of another alphabet',
      { medicaidCin: 'ZZ10137С' },
      'medicaidCin',
      'neither a letter A to Z nor a digit',
    ],
    ['left blank', { medicaidCin: ' ' }, 'medicaidCin', 'leave the field out'],
    ['a telephone of dashes', { phone: '-------' }, 'phone', 'at least seven digits'],
    ['a telephone of too few digits', { phone: '44-0199' }, 'phone', 'at least seven digits'],
    ['a telephone in letters', { phone: '1-800-LIFENET' }, 'phone', 'in digits'],
    ['two telephones', { phone: '631-555-0100 631-555-0101' }, 'phone', 'at most fifteen digits'],
    ['New York City', { countyOfResidence: 'nyc' }, 'countyOfResidence', 'name the borough'],
    ['no county', { countyOfResidence: 'Atlantis' }, 'countyOfResidence', 'Give a New York county'],
  ])('is told what is wrong: %s', async (_what, person, field, words) => {
    const text = await refused(person, field);
    expect(text).toContain(words);
    for (const value of Object.values(person)) if (value.trim() !== '') expect(text).not.toContain(value);
  });
});

describe('an address', () => {
  it.each([
    ['none that is fixed', { noFixedAddress: true }],
    [
      'none that is fixed, near a place',
      { noFixedAddress: true, lines: ['Under the bridge'], city: 'Bay Shore' },
    ],
    ['a town alone', { city: 'Bay Shore' }],
    ['no ZIP', { lines: ['1 Nowhere Lane'], city: 'Bay Shore', state: 'NY' }],
  ])('may be known in part: %s', async (_what, currentAddress) => {
    expect((await taken({ currentAddress }))?.currentAddress).toEqual(currentAddress);
  });

  it('is put in one form', async () => {
    const person = await taken({ currentAddress: { city: 'Bay Shore', state: ' ny', zip: '117060001 ' } });
    expect(person?.currentAddress).toEqual({ city: 'Bay Shore', state: 'NY', zip: '11706-0001' });
  });

  it.each([
    ['nothing', {}, 'currentAddress'],
    ['a ZIP too short', { zip: '1170' }, 'currentAddress.zip'],
    ['a ZIP with an O', { zip: '117O6' }, 'currentAddress.zip'],
    ['a state in full', { state: 'New York' }, 'currentAddress.state'],
  ])('of %s is refused', async (_what, currentAddress, field) => {
    expect(await refused({ currentAddress }, field)).toMatch(/Give|ZIP/);
  });
});

describe('somebody who is known by little', () => {
  it('is shown to the agency as they are known, and nothing is made up', async () => {
    const desk = await Desk.open();
    const person = {
      firstName: undefined,
      middleName: undefined,
      lastName: 'Sukarno',
      dateOfBirth: '1984',
      dateOfBirthEstimated: true,
      phone: '(631) 555-0100 ext. 12',
      currentAddress: { noFixedAddress: true, city: 'Bay Shore' },
    };
    const caseId = await refer(desk, planner, changed(referralOf(desk), { person }));
    const decision = { kind: 'spoaDecision', decision: 'accept' };
    await desk.post(spoa, await completion({ desk, caseId }, 'spoaDecision'), decision);
    const { body } = await desk.get(agency, `/cases/${caseId}`);
    expect(body).toMatchObject({ person: { lastName: 'Sukarno' } });
    expect(body['referral']).toMatchObject({
      person: {
        lastName: 'Sukarno',
        dateOfBirth: '1984',
        dateOfBirthEstimated: true,
        phone: '(631) 555-0100 x12',
        currentAddress: { noFixedAddress: true, city: 'Bay Shore' },
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/firstName|1984-/);
  });
});
