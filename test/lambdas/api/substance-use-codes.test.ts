/**
 * 400 for a code of substance use anywhere but in the section of a referral that is made for it (42 CFR Part 2), in any
 * spelling and on every route; nothing of it is stored, and the answer does not repeat it.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { agency, type Ask, Desk, expectProblem, fieldsOf, now, planner, spoa } from './desk.ts';
import { onAccess, onAot } from './requests.ts';
import { changed, completion, referralOf, type Scene, sceneAt } from './stages.ts';

const spellings = ['F10.20', 'F1020', 'f10.20', 'Ｆ１０．２０'];

describe('a substance-use code', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await sceneAt('accepted');
  });

  it.each(spellings)('in a referral is found as %s, wherever it stands', async (code) => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), {
      clinical: { otherDiagnoses: ['Asthma', code], riskHistory: `Has had ${code} for long.` },
      medicaid: { managedCarePlan: `Plan (${code})` },
      referrer: { title: code },
    });
    const answer = await desk.refused(
      { who: planner, method: 'POST', path: '/referrals', json },
      400,
      'invalid',
    );
    expect(fieldsOf(answer)).toEqual([
      'body.clinical.otherDiagnoses[1]',
      'body.clinical.riskHistory',
      'body.medicaid.managedCarePlan',
      'body.referrer.title',
    ]);
    expect(answer.text).toContain('42 CFR Part 2');
    expect(answer.text).not.toContain(code);
  });

  it('in its own section is taken, and innocent words are taken everywhere', async () => {
    const desk = await Desk.open();
    const partTwo = { records: [{ kind: 'diagnosis', icd10: 'F10.20', description: 'F1020, invented' }] };
    const json = {
      ...changed(referralOf(desk), { clinical: { riskHistory: 'Drove an F150, then an F-16; F 1990.' } }),
      partTwo,
    };
    expect((await desk.post(planner, '/referrals', json)).status).toBe(201);
  });

  const elsewhere: [string, string, (scene: Scene, words: string) => Ask | Promise<Ask>][] = [
    [
      'the note of a contact',
      'body.note',
      ({ caseId }, note) => ({
        who: agency,
        method: 'POST',
        path: `/cases/${caseId}/contacts`,
        json: { at: now, method: 'phone', outcome: 'made', note },
      }),
    ],
    [
      'the explanation of an emergency',
      'body.explanation',
      ({ caseId }, explanation) => {
        const ask = onAccess.openEmergencyAccess(caseId);
        return { ...ask, who: spoa, json: { ...ask.json, explanation } };
      },
    ],
    [
      'a plan of care',
      'body.other[0]',
      ({ caseId }, words) => {
        const ask = onAot.putPlanOfCare(caseId);
        return { ...ask, who: agency, json: { ...ask.json, other: [words] } };
      },
    ],
    [
      'the details of an event, under the name that the county asks for',
      'body.details.*',
      ({ caseId }, words) => {
        const ask = onAot.reportSignificantEvent(caseId);
        return { ...ask, who: agency, json: { ...ask.json, details: { what: words } } };
      },
    ],
    [
      'an answer that completes work',
      'body.contact.note',
      async (at, note) => ({
        who: agency,
        method: 'POST',
        path: await completion(at, 'warmHandOff'),
        json: {
          kind: 'faceToFaceContact',
          contact: { at: now, method: 'faceToFace', outcome: 'made', place: 'home', note },
        },
      }),
    ],
  ];
  it.each(elsewhere.flatMap((one) => spellings.map((code) => [code, ...one] as const)))(
    'as %s in %s is refused',
    async (code, _where, field, asking) => {
      const answer = await scene.desk.refused(await asking(scene, `Told of ${code} today.`), 400, 'invalid');
      expect(fieldsOf(answer)).toEqual([field]);
      expect(expectProblem(answer, 400).errors?.[0]?.message).toContain('in partTwo of the referral');
    },
  );
});
