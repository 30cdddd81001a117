/**
 * 400 for a body of which a letter was lost, by a byte that is not UTF-8 or by a program before us, or that holds what nobody
 * can see or read: a name kept so would never be found again. Nothing of it is stored, and the sender is told where it is.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { admin, agency, type Ask, Desk, fieldsOf, now, planner, spoa } from './desk.ts';
import { changed, referralOf, type Scene, sceneAt } from './stages.ts';

const headers = { 'content-type': 'application/json' };
const post = (path: string, json: unknown): Ask => ({ who: planner, method: 'POST', path, json });
const withBody = (caseId: string): Ask[] => [
  { who: planner, method: 'POST', path: '/referrals' },
  { who: planner, method: 'PUT', path: `/cases/${caseId}/discharge-plan` },
  { who: agency, method: 'POST', path: `/cases/${caseId}/contacts` },
  { who: spoa, method: 'POST', path: `/work-items/${caseId}-W1/completion` },
  { who: admin, method: 'PUT', path: '/registry/care-managers/cm-ada' },
];

describe('a referral', () => {
  it.each([
    ['the replacement character', 'J\ufffdrgen'],
    ['half of a pair', 'J\ud83drgen'],
  ])(
    'whose text lost a letter, as %s shows, is refused with its fields and what to do',
    async (_name, lost) => {
      const desk = await Desk.open();
      const referral = changed(referralOf(desk), {
        person: { firstName: lost },
        clinical: { needsInOwnWords: `A room, ${lost} said.`, riskHistory: lost },
        referrer: { phone: 'none' },
      });
      const json = { ...referral, income: ['fine', lost] };
      const ask = { who: planner, method: 'POST', path: '/referrals', json };
      const answer = await desk.refused(ask, 400, 'invalid');
      expect(fieldsOf(answer)).toEqual([
        'body.clinical.needsInOwnWords',
        'body.clinical.riskHistory',
        'body.income[1]',
        'body.person.firstName',
        'body.referrer.phone',
      ]);
      expect(answer.text).toMatch(/A letter of this text was lost.*UTF-8/);
      expect(answer.text).not.toMatch(/rgen/);
    },
  );

  it('is told of the first 500 lost letters, so that the answer is not larger than an answer may be', async () => {
    const desk = await Desk.open();
    const json = { ...referralOf(desk), income: Array.from({ length: 40_000 }, () => '\ufffd') };
    const answer = await desk.refused(post('/referrals', json), 400, 'invalid');
    expect(fieldsOf(answer).filter((field) => field.startsWith('body.income['))).toHaveLength(500);
    expect(answer.text.length).toBeLessThan(100_000);
  });
});

describe('what nobody can read', () => {
  const hidden: [string, string, RegExp][] = [
    ['a zero-width space alone', '\u200b', /Nothing of this text can be seen/],
    ['a Hangul filler alone', '\u3164', /Nothing of this text can be seen/],
    ['NUL', 'Rita\u0000', /control character/],
    ['ESC', '\u001b[31mRita', /control character/],
    ['an override', 'Rita\u202e', /turns its direction/],
    ['an isolate', '\u2067Rita\u2069', /turns its direction/],
  ];
  it.each(hidden)('in a name is refused with its field and what to do: %s', async (_what, text, message) => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), { person: { lastName: text }, referrer: { name: text } });
    const answer = await desk.refused(post('/referrals', json), 400, 'invalid');
    expect(fieldsOf(answer)).toEqual(['body.person.lastName', 'body.referrer.name']);
    expect(answer.text).toMatch(message);
  });

  it('in two lines is a name no more, and words still', async () => {
    const desk = await Desk.open();
    const twoLines = changed(referralOf(desk), {
      person: { lastName: 'Quill\nEvil' },
      clinical: { needsInOwnWords: 'A room.\nA lock.\tQuiet.' },
    });
    const answer = await desk.refused(post('/referrals', twoLines), 400, 'invalid');
    expect(fieldsOf(answer)).toEqual(['body.person.lastName']);
    expect(answer.text).toMatch(/one line/);
    const words = changed(referralOf(desk), {
      person: { firstName: 'علی\u200cرضا', lastName: 'Quill\n' },
      clinical: { needsInOwnWords: 'A room.\nA lock.\tQuiet. 👩‍👩‍👧' },
    });
    expect((await desk.send(post('/referrals', words))).status).toBe(201);
  });

  it('in an explanation, a note, details of the sender’s choice and the registry is refused too', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const asks: [Ask, string][] = [
      [
        {
          ...post(`/cases/${caseId}/emergency-access`, {
            reason: 'emergencyRoom',
            explanation: '\u200b'.repeat(20),
          }),
          who: agency,
        },
        'body.explanation',
      ],
      [{ ...post(`/cases/${caseId}/contacts`, { at: now, note: 'a\u0000' }), who: agency }, 'body.note'],
      [
        {
          ...post(`/cases/${caseId}/significant-events`, { details: { 'a\u0000': 'x', b: '\u2060' } }),
          who: agency,
        },
        'body.details.*',
      ],
      [
        {
          who: admin,
          method: 'PUT',
          path: '/registry/health-homes/hh-x',
          json: { id: 'hh-x', name: '\u00ad' },
        },
        'body.name',
      ],
    ];
    for (const [ask, field] of asks) {
      const answer = await desk.refused(ask, 400, 'invalid');
      expect(fieldsOf(answer)).toContain(field);
    }
  });
});

describe('a body', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await sceneAt('referred');
  });

  it.each<[string, (scene: Scene) => Ask, string]>([
    [
      'a contact',
      ({ caseId }) => ({ ...post(`/cases/${caseId}/contacts`, { at: now, note: '\ufffd' }), who: spoa }),
      'body.note',
    ],
    [
      'a field of the sender’s choice',
      ({ caseId }) => ({
        ...post(`/cases/${caseId}/significant-events`, { details: { '\ufffd': 'x' } }),
        who: agency,
      }),
      'body.details.*',
    ],
    [
      'an entry of the registry',
      () => ({
        who: admin,
        method: 'PUT',
        path: '/registry/care-managers/cm-ada',
        json: { name: '\ufffd' },
      }),
      'body.name',
    ],
  ])('%s that lost a letter is told where', async (_name, ask, field) => {
    const answer = await scene.desk.refused(ask(scene), 400, 'invalid');
    expect(fieldsOf(answer)).toContain(field);
    expect(answer.text).toContain('A letter of this text was lost');
  });

  it('with a byte order mark before it is read as if there were none', async () => {
    const desk = await Desk.open();
    const text = `\ufeff${JSON.stringify(referralOf(desk))}`;
    const ask = { who: planner, method: 'POST', path: '/referrals', headers };
    expect(await desk.send({ ...ask, text })).toMatchObject({ status: 201 });
    await desk.refused({ ...ask, text: `\ufeff${text}` }, 400, 'malformedJson');
  });

  it.each([
    ['a letter of another character set', [0x7b, 0x22, 0xfc, 0x22, 0x7d]],
    ['a letter cut off', [0x22, 0xc3]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['half a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('in bytes that are not UTF-8 is refused: %s', async (_name, bytes) => {
    const base64 = Buffer.from(bytes).toString('base64');
    const change: Ask['change'] = (event) => ({ ...event, body: base64, isBase64Encoded: true });
    for (const ask of withBody(scene.caseId)) {
      const answer = await scene.desk.refused({ ...ask, headers, change }, 400, 'malformedText');
      expect(fieldsOf(answer)).toEqual(['body']);
    }
  });
});
