/** 400: every wrong field is named at once, nothing that the client sent is echoed, nothing is stored. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { agency, type Ask, Desk, fieldsOf, now, planner, spoa } from './desk.ts';
import { changed, completion, referralOf, type Scene, sceneAt } from './stages.ts';

const withSections = (referral: Record<string, unknown>): Record<string, unknown> =>
  changed(referral, {
    person: {
      firstName: 5,
      lastName: 7,
      dateOfBirth: '02/29/1984',
      medicaidCin: 'zz1',
      phone: 'none',
      interpreterNeeded: 'no',
      raceEthnicity: ['fine', 1, ''],
      currentAddress: { lines: [], city: 'X', state: 'New York', zip: '123' },
      countyOfResidence: 'sufolk county',
    },
    medicaid: { status: 'gone', district: 'x', followUp: { owner: 'Somebody' } },
    discharge: { plannedFor: '2026-03-06T17:00:00', destination: { kind: 'moon' } },
    admission: { admittedOn: '2025-02-30' },
    clinical: {
      seriousMentalIllness: 'yes',
      primaryDiagnosis: { icd10: 'x', description: 'y'.repeat(121) },
      hospitalizations: [
        { place: 'A', from: '2025-01-01' },
        { place: '', from: 'then' },
      ],
    },
    legal: { aot: 'maybe', parole: { officerName: 'A' } },
    request: { programs: [] },
  });

const wrongInTheReferral = [
  'body.admission.admittedOn',
  'body.attachments[0].dated',
  'body.attachments[0].kind',
  'body.clinical.hospitalizations[1].from',
  'body.clinical.hospitalizations[1].place',
  'body.clinical.primaryDiagnosis.description',
  'body.clinical.primaryDiagnosis.icd10',
  'body.clinical.seriousMentalIllness',
  'body.consent.handSigned',
  'body.consent.scope[1]',
  'body.consent.signedOn',
  'body.discharge.destination.kind',
  'body.discharge.plannedFor',
  'body.legal.aot',
  'body.legal.parole.officerPhone',
  'body.medicaid.district',
  'body.medicaid.followUp.action',
  'body.medicaid.status',
  'body.person.countyOfResidence',
  'body.person.currentAddress.lines',
  'body.person.currentAddress.state',
  'body.person.currentAddress.zip',
  'body.person.dateOfBirth',
  'body.person.firstName',
  'body.person.interpreterNeeded',
  'body.person.lastName',
  'body.person.medicaidCin',
  'body.person.phone',
  'body.person.raceEthnicity[1]',
  'body.person.raceEthnicity[2]',
  'body.referrer',
  'body.request.programs',
  'body.significantContacts[1].primary',
  'body.significantContacts[1].relation',
];

describe('a referral with faults', () => {
  it('is told every one of them at once, in nested parts and in lists', async () => {
    const desk = await Desk.open();
    const { referrer, ...rest } = withSections(referralOf(desk));
    const body = {
      ...rest,
      consent: { status: 'signed', signedOn: 5, handSigned: 'yes', scope: ['spoa', 'everything'] },
      significantContacts: [{ name: 'A', relation: 'B', primary: true }, { name: 'C' }],
      attachments: [{ kind: 'selfie', dated: '2026-13-01' }],
    };
    const answer = await desk.refused(
      { who: planner, method: 'POST', path: '/referrals', json: body },
      400,
      'invalid',
    );
    expect(fieldsOf(answer)).toEqual(wrongInTheReferral);
    expect(answer.body['detail']).toContain(String(wrongInTheReferral.length));
    for (const sent of ['sufolk county', '02/29/1984', 'selfie', 'everything', 'zz1', 'moon'])
      expect(answer.text).not.toContain(sent);
  });

  it('is told how many unknown fields it has and where, without their names or values', async () => {
    const desk = await Desk.open();
    const body = {
      ...changed(referralOf(desk), { person: { zebraName: 'zebraValue', ssn: '078-05-1120' } }),
      zebraSection: { zebraInside: 1 },
    };
    const answer = await desk.refused(
      { who: planner, method: 'POST', path: '/referrals', json: body },
      400,
      'invalid',
    );
    expect(fieldsOf(answer)).toEqual(['body', 'body.person']);
    expect(answer.text).toContain('2 field(s)');
    expect(answer.text).not.toMatch(/zebra|ssn|078-05/i);
  });

  it.each([
    ['both a planned time and a planned date', { plannedOn: '2026-03-06' }, ['body.discharge.plannedOn']],
    [
      'an on-campus residence without its type',
      { destination: { kind: 'onCampusResidence' } },
      ['body.discharge.destination.onCampusResidence'],
    ],
    [
      'a residence type at home',
      { destination: { kind: 'ownHome', onCampusResidence: 'tlr' } },
      ['body.discharge.destination.onCampusResidence'],
    ],
  ])('is refused for %s', async (_name, discharge, fields) => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), { discharge });
    const answer = await desk.refused(
      { who: planner, method: 'POST', path: '/referrals', json },
      400,
      'invalid',
    );
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it('names wrong headers together with wrong fields', async () => {
    const desk = await Desk.open();
    const headers = { 'if-match': 'seven', 'idempotency-key': 'short' };
    const ask = { who: planner, method: 'POST', path: '/referrals', json: {}, headers };
    const fields = fieldsOf(await desk.refused(ask, 400, 'invalid'));
    expect(fields).toEqual(
      expect.arrayContaining(['header.if-match', 'header.idempotency-key', 'body.person']),
    );
  });
});

const cases: [string, (scene: Scene) => Ask | Promise<Ask>, string[]][] = [
  ['a plan without a date', ({ caseId }) => plan(caseId, { status: 'planned' }), ['body.plannedFor']],
  [
    'a plan with both dates',
    ({ caseId }) => plan(caseId, { status: 'planned', plannedFor: now, plannedOn: '2026-03-20' }),
    ['body.plannedFor'],
  ],
  ['a plan of an unknown status', ({ caseId }) => plan(caseId, { status: 'someday' }), ['body.status']],
  [
    'a cancellation with an unknown reason and a date',
    ({ caseId }) => plan(caseId, { status: 'cancelled', reason: 'weather', plannedOn: '2026-03-20' }),
    ['body', 'body.reason'],
  ],
  [
    'a readmission without its time',
    ({ caseId }) => plan(caseId, { status: 'readmitted' }),
    ['body.readmittedAt'],
  ],
  [
    'a discharge with neither time nor date',
    ({ caseId }) => post(`/cases/${caseId}/discharge`, {}),
    ['body.dischargedAt'],
  ],
  [
    'a discharge with a local time, a wrong date and an unknown correction',
    ({ caseId }) =>
      post(`/cases/${caseId}/discharge`, {
        dischargedAt: '2026-03-06 17:00',
        dischargedOn: '6 March',
        correctionReason: 'oops',
      }),
    ['body.correctionReason', 'body.dischargedAt', 'body.dischargedOn'],
  ],
  [
    'a contact with everything wrong',
    ({ caseId }) => ({
      ...post(`/cases/${caseId}/contacts`, { at: 5, method: 'dream', outcome: null, place: '', note: '' }),
      who: spoa,
    }),
    ['body.at', 'body.method', 'body.note', 'body.outcome', 'body.place'],
  ],
  [
    'a withdrawal with an unknown reason and no time',
    ({ caseId }) => post(`/cases/${caseId}/withdrawal`, { reason: 'gone', at: 'yesterday' }),
    ['body.at', 'body.reason'],
  ],
  [
    'an answer of no kind',
    async (scene) => ({
      ...post(await completion(scene, 'spoaDecision'), { decision: 'accept' }),
      who: spoa,
    }),
    ['body.kind'],
  ],
  [
    'an answer with a wrong decision, wrong candidates and an endless reason',
    async (scene) => ({
      ...post(await completion(scene, 'spoaDecision'), {
        kind: 'spoaDecision',
        decision: 'perhaps',
        candidates: ['fine-agency', 'Not An Id', 3],
        reason: 'x'.repeat(1_001),
      }),
      who: spoa,
    }),
    ['body.candidates[1]', 'body.candidates[2]', 'body.decision', 'body.reason'],
  ],
  [
    'an answer that nests a wrong contact',
    async (scene) => ({
      ...post(await completion(scene, 'spoaDecision'), { kind: 'faceToFaceContact', contact: { at: now } }),
      who: spoa,
    }),
    ['body.contact.method', 'body.contact.outcome'],
  ],
];

const post = (path: string, json: unknown): Ask => ({ who: planner, method: 'POST', path, json });
const plan = (caseId: string, json: unknown): Ask => ({
  who: planner,
  method: 'PUT',
  path: `/cases/${caseId}/discharge-plan`,
  json,
});

describe('a body with faults', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await sceneAt('referred');
  });

  it.each(cases.map((entry) => [...entry] as const))('%s is told what', async (_name, ask, fields) => {
    expect(fieldsOf(await scene.desk.refused(await ask(scene), 400, 'invalid'))).toEqual(fields);
  });

  const withBody = (caseId: string): [Ask, string][] =>
    [
      { who: planner, method: 'POST', path: '/referrals' },
      { who: planner, method: 'PUT', path: `/cases/${caseId}/discharge-plan` },
      { who: planner, method: 'POST', path: `/cases/${caseId}/discharge` },
      { who: agency, method: 'POST', path: `/cases/${caseId}/contacts` },
      { who: planner, method: 'POST', path: `/cases/${caseId}/withdrawal` },
      { who: spoa, method: 'POST', path: `/work-items/${caseId}-W1/completion` },
    ].map((ask) => [ask, ask.path]);
  const headers = { 'content-type': 'application/json' };

  it.each(['', 'null', '[]', '"text"', '5', 'true', '[{}]', '{}'])(
    'a body of %j is the client’s mistake on every route that takes one',
    async (text) => {
      for (const [ask] of withBody(scene.caseId)) {
        const answer = await scene.desk.refused({ ...ask, text, headers }, 400, 'invalid');
        expect(fieldsOf(answer).every((field) => field.startsWith('body'))).toBe(true);
      }
    },
  );

  it.each([
    ['cut off', '{"a":'],
    ['single quotes', "{'a':1}"],
    ['two values', '{}{}'],
    ['a byte order mark in the midst', '{\ufeff}'],
    ['not a number', '{"a":NaN}'],
    ['32,000 nested lists', '['.repeat(32_000) + ']'.repeat(32_000)],
    ['10,000 nested objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['an endless list', '['.repeat(64_000)],
  ])('%s is refused as a body on every route that takes one', async (_name, text) => {
    for (const [ask] of withBody(scene.caseId)) await scene.desk.refused({ ...ask, text, headers }, 400);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['a prototype', '{"__proto__":{"role":"admin"}}'],
    ['a nested prototype', '{"discharge":{"a":[{"__proto__":{"polluted":true}}]}}'],
    ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}'],
  ])('%s is JSON, but no field that anybody may send, and is told so', async (_name, text) => {
    for (const [ask] of withBody(scene.caseId)) {
      const answer = await scene.desk.refused({ ...ask, text, headers }, 400, 'forbiddenKey');
      expect(answer.text).not.toMatch(/quotes|not JSON|polluted|admin/);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('is not a forbidden field where the text is no JSON at all', async () => {
    for (const text of ['__proto__', '"__proto__":', '{"constructor"'])
      await scene.desk.refused(
        { who: planner, method: 'POST', path: '/referrals', text, headers },
        400,
        'malformedJson',
      );
  });

  it.each([
    ['100,000 nested lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['40,000 nested objects', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
    ['an endless list', '['.repeat(200_000)],
  ])('%s, as much as a referral may be, is refused as one', async (_name, text) => {
    await scene.desk.refused({ who: planner, method: 'POST', path: '/referrals', text, headers }, 400);
  });
});
