/** 422: a rule says no, by its id and with what to do instead; nothing is stored. */
import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../domain/shared/roles.ts';
import { agency, type Ask, Desk, fieldsOf, healthHome, now, planner, spoa, type Who } from './desk.ts';
import {
  changed,
  completion,
  contactNow,
  openItem,
  refer,
  referralOf,
  type Scene,
  sceneAt,
  type Stage,
} from './stages.ts';

const soon = '2026-03-02T09:05:01-05:00';
const withinSkew = '2026-03-02T09:05:00-05:00';
const past = '2026-03-02T08:59:59-05:00';

const post = (who: Who, path: string, json: unknown): Ask => ({ who, method: 'POST', path, json });

describe('a referral that must not be taken', () => {
  it.each([
    ['pilgrim-consent-refused', 'pilgrim-pc', 'HHP-CONSENT-01'],
    ['sagamore-under-18', 'sagamore-childrens-pc', 'HHP-AGE-01'],
  ])('%s is refused by its rule, and no trace of the person stays', async (sample, org, ruleId) => {
    const desk = await Desk.open();
    const answer = await desk.refused(
      post({ role: 'planner', org }, '/referrals', referralOf(desk, sample)),
      422,
      'notAcceptable',
    );
    expect(answer.body['ruleId']).toBe(ruleId);
    expect(desk.caseIds).toEqual([]);
  });

  it('of somebody who has not left yet is refused as a discharge to come', async () => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), { discharge: { plannedFor: undefined, dischargedAt: soon } });
    const answer = await desk.refused(post(planner, '/referrals', json), 422, 'inTheFuture');
    expect(answer.body['ruleId']).toBe('HHP-DIS-01');
    expect(fieldsOf(answer)).toEqual(['body.discharge.dischargedAt']);
  });

  it('names a Health Home that the registry does not have: the nearest names are given', async () => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), { healthHome: { healthHome: 'sample-hh-long-iland' } });
    const answer = await desk.refused(post(planner, '/referrals', json), 422, 'unknownHealthHome');
    expect(answer.body).toMatchObject({
      ruleId: 'HHP-REG-04',
      errors: [
        {
          field: 'body.healthHome.healthHome',
          message: expect.stringMatching(/The nearest: sample-hh-long-island \(Long Island Health Home/),
        },
      ],
    });
    expect(answer.text).not.toContain('long-iland');
  });

  it('of somebody who turns 18 today is taken', async () => {
    const desk = await Desk.open();
    const referral = referralOf(desk, 'sagamore-eighteen-today');
    await expect(refer(desk, { role: 'planner', org: 'sagamore-childrens-pc' }, referral)).resolves.toMatch(
      /^WH-/,
    );
  });
});

interface Refusal {
  what: string;
  stage: Stage;
  ask: (scene: Scene) => Promise<Ask> | Ask;
  code: string;
  ruleId: string;
  fields: string[];
}

const spoaAnswer = async (scene: Scene, members: object): Promise<Ask> =>
  post(spoa, await completion(scene, 'spoaDecision'), {
    kind: 'spoaDecision',
    decision: 'accept',
    ...members,
  });
const plan = ({ caseId }: Scene, json: object): Ask => ({
  who: planner,
  method: 'PUT',
  path: `/cases/${caseId}/discharge-plan`,
  json: { status: 'planned', ...json },
});

const refusals: Refusal[] = [
  {
    what: 'a discharge that has not happened',
    stage: 'placed',
    ask: ({ caseId }) => post(planner, `/cases/${caseId}/discharge`, { dischargedAt: soon }),
    code: 'inTheFuture',
    ruleId: 'HHP-DIS-01',
    fields: ['body.dischargedAt'],
  },
  {
    what: 'a discharge before the admission',
    stage: 'placed',
    ask: ({ caseId }) => post(planner, `/cases/${caseId}/discharge`, { dischargedOn: '1929-06-27' }),
    code: 'dischargedBeforeAdmission',
    ruleId: 'HHP-DIS-01',
    fields: ['body.dischargedOn'],
  },
  {
    what: 'a day of discharge to come',
    stage: 'placed',
    ask: ({ caseId }) => post(planner, `/cases/${caseId}/discharge`, { dischargedOn: '2026-03-03' }),
    code: 'inTheFuture',
    ruleId: 'HHP-DIS-01',
    fields: ['body.dischargedOn'],
  },
  {
    what: 'a readmission that has not happened',
    stage: 'discharged',
    ask: (scene) => plan(scene, { status: 'readmitted', readmittedAt: soon }),
    code: 'inTheFuture',
    ruleId: 'HHP-DIS-01',
    fields: ['body.readmittedAt'],
  },
  {
    what: 'a readmission before the discharge that it reverses',
    stage: 'discharged',
    ask: (scene) => plan(scene, { status: 'readmitted', readmittedAt: past }),
    code: 'readmittedBeforeDischarge',
    ruleId: 'HHP-DIS-03',
    fields: ['body.readmittedAt'],
  },
  {
    what: 'a readmission when the journey is over',
    stage: 'episode',
    ask: (scene) => plan(scene, { status: 'readmitted', readmittedAt: now }),
    code: 'journeyOver',
    ruleId: 'HHP-DIS-03',
    fields: ['body.readmittedAt'],
  },
  {
    what: 'a contact that has not happened',
    stage: 'discharged',
    ask: ({ caseId }) => post(agency, `/cases/${caseId}/contacts`, { ...contactNow, at: soon }),
    code: 'inTheFuture',
    ruleId: 'HHP-CONTACT-02',
    fields: ['body.at'],
  },
  {
    what: 'a contact to come as the answer to its work item',
    stage: 'discharged',
    ask: async (scene) =>
      post(agency, await completion(scene, 'faceToFaceContact'), {
        kind: 'faceToFaceContact',
        contact: { ...contactNow, at: soon },
      }),
    code: 'inTheFuture',
    ruleId: 'HHP-CONTACT-02',
    fields: ['body.contact.at'],
  },
  {
    what: 'a discharge to come as the answer to its work item',
    stage: 'placed',
    ask: async (scene) =>
      post(planner, await completion(scene, 'discharge'), {
        kind: 'discharge',
        discharge: { dischargedAt: soon },
      }),
    code: 'inTheFuture',
    ruleId: 'HHP-DIS-01',
    fields: ['body.discharge.dischargedAt'],
  },
  {
    what: 'a hand-off that has not happened',
    stage: 'accepted',
    ask: async (scene) =>
      post(agency, await completion(scene, 'warmHandOff'), {
        kind: 'warmHandOff',
        handedOffAt: soon,
        introduction: 'inPerson',
      }),
    code: 'inTheFuture',
    ruleId: 'HHP-HANDOFF-01',
    fields: ['body.handedOffAt'],
  },
  {
    what: 'a plan that was not told yet',
    stage: 'accepted',
    ask: async (scene) =>
      post(healthHome, await completion(scene, 'tellPlan'), { kind: 'tellPlan', toldAt: soon }),
    code: 'inTheFuture',
    ruleId: 'HHP-PLAN-01',
    fields: ['body.toldAt'],
  },
  {
    what: 'a death to come',
    stage: 'placed',
    ask: ({ caseId }) => post(planner, `/cases/${caseId}/withdrawal`, { reason: 'died', at: soon }),
    code: 'inTheFuture',
    ruleId: 'HHP-END-01',
    fields: ['body.at'],
  },
  {
    what: 'a plan for a time that has passed',
    stage: 'placed',
    ask: (scene) => plan(scene, { plannedFor: past }),
    code: 'planInThePast',
    ruleId: 'HHP-DIS-02',
    fields: ['body.plannedFor'],
  },
  {
    what: 'a plan for a day that has passed',
    stage: 'placed',
    ask: (scene) => plan(scene, { plannedOn: '2026-03-01' }),
    code: 'planInThePast',
    ruleId: 'HHP-DIS-02',
    fields: ['body.plannedOn'],
  },
  {
    what: 'an agency that the registry does not know',
    stage: 'referred',
    ask: (scene) => spoaAnswer(scene, { candidates: ['no-such-agency'] }),
    code: 'agencyMayNotServe',
    ruleId: 'HHP-ASG-02',
    fields: ['body.candidates[0]'],
  },
  {
    what: 'agencies of which one lapsed and one has neither the county nor an agreement',
    stage: 'referred',
    ask: (scene) =>
      spoaAnswer(scene, {
        candidates: [agency.org, 'sample-cma-sound-shore', 'sample-cma-hilltop'],
      }),
    code: 'agencyMayNotServe',
    ruleId: 'HHP-CMA-01',
    fields: ['body.candidates[1]', 'body.candidates[2]', 'body.candidates[2]'],
  },
  {
    what: 'an answer for another kind of work',
    stage: 'referred',
    ask: async (scene) =>
      post(spoa, await completion(scene, 'spoaDecision'), { kind: 'forensicTransition', decision: 'refer' }),
    code: 'wrongKind',
    ruleId: 'HHP-WORK-01',
    fields: ['body.kind'],
  },
];

describe('a rule refuses', () => {
  it.each(refusals.map((refusal) => [refusal.what, refusal] as const))(
    '%s, by its id and at its field',
    async (_what, { stage, ask, code, ruleId, fields }) => {
      const scene = await sceneAt(stage);
      const answer = await scene.desk.refused(await ask(scene), 422, code);
      expect(answer.body['ruleId']).toBe(ruleId);
      expect(fieldsOf(answer)).toEqual(fields);
    },
  );

  it.each<Role>(['spoa', 'cma'])('a withdrawal by the %s, whose it is not to withdraw', async (role) => {
    const { desk, caseId } = await sceneAt('placed');
    const who = role === 'spoa' ? spoa : agency;
    const ask = post(who, `/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
    expect((await desk.refused(ask, 422, 'notYoursToWithdraw')).body['ruleId']).toBe('HHP-END-01');
    expect((await desk.post(who, `/cases/${caseId}/withdrawal`, { reason: 'moved' })).status).toBe(200);
  });

  it('to go on when the registry has no agency left to ask, and takes those that are named again', async () => {
    const scene = await sceneAt('offered');
    const decline = { kind: 'cmaAcceptance', decision: 'decline', reason: 'noCapacity' };
    for (const org of [agency.org, 'sample-cma-pine-barrens', 'sample-cma-twin-bridges'])
      await scene.desk.post({ role: 'cma', org }, await completion(scene, 'cmaAcceptance'), decline);
    const answer = await scene.desk.refused(await spoaAnswer(scene, {}), 422, 'noAgencyLeft');
    expect(answer.body['ruleId']).toBe('HHP-ASG-02');
    const again = await scene.desk.send(await spoaAnswer(scene, { candidates: [agency.org] }));
    expect(again.status).toBe(200);
    await expect(openItem(scene, 'cmaAcceptance')).resolves.toMatch(/-W\d+$/);
  });

  it('nobody for a hospital’s clock that runs five minutes ahead', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const json = { dischargedAt: withinSkew };
    expect((await desk.post(planner, `/cases/${caseId}/discharge`, json)).status).toBe(200);
  });

  it('the same to a foreign case as to one that is not there', async () => {
    const { caseId, desk } = await sceneAt('placed');
    const who: Who = { role: 'planner', org: 'creedmoor-pc' };
    await desk.refused(post(who, `/cases/${caseId}/discharge`, { dischargedAt: soon }), 404, 'notFound');
  });
});
