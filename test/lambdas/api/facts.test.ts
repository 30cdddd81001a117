/** Facts that come later, through the API: who may report them, what they change, and what each party is shown of them. */
import { describe, expect, it } from '@jest/globals';
import { courtOrder } from '../../../local/journeys/aot-journeys.ts';
import {
  agency,
  healthHome,
  now,
  otherAgency,
  otherHealthHome,
  otherPlanner,
  otherSpoa,
  planner,
  spoa,
  stateOffice,
  type Who,
} from './desk.ts';
import { completion, type Scene, sceneAt } from './stages.ts';

const admission = { fact: 'admission', at: now, place: 'psychiatricInpatient' };
const shelter = { fact: 'indicator', on: '2026-03-02', indicators: { homeless: { situation: 'shelter' } } };
const ask = ({ caseId }: Scene, who: Who, json: object) =>
  ({ who, method: 'POST', path: `/cases/${caseId}/facts`, json }) as const;
const caseOf = async ({ desk, caseId }: Scene, who: Who) => (await desk.get(who, `/cases/${caseId}`)).body;

describe('an admission after the episode has begun', () => {
  it.each([
    ['the facility', planner],
    ['the county', spoa],
    ['the agency', agency],
    ['the Health Home', healthHome],
  ])('is taken from %s, and the care manager is asked to be in touch', async (_who, who) => {
    const scene = await sceneAt('episode');
    const sent = await scene.desk.send(ask(scene, who, admission));
    expect(sent).toMatchObject({
      status: 201,
      body: { caseId: scene.caseId, phase: 'hhPlusEpisode', number: 1, decision: { eligible: true } },
    });
    const path = await completion(scene, 'admissionFollowUp');
    const json = { kind: 'admissionFollowUp', contactedAt: now };
    expect((await scene.desk.post(agency, path, json)).status).toBe(200);
  });

  it('is taken by the plan of the discharge too, as the facility has always said it', async () => {
    const scene = await sceneAt('episode');
    const json = { status: 'readmitted', readmittedAt: now };
    const { status, body } = await scene.desk.put(planner, `/cases/${scene.caseId}/discharge-plan`, json);
    expect({ status, phase: body['phase'] }).toEqual({ status: 200, phase: 'hhPlusEpisode' });
    expect(await caseOf(scene, agency)).toMatchObject({
      admissions: [{ number: 1, place: 'stateFacility' }],
      formerDecisions: [{ because: 'admission', inEpisode: true }],
    });
  });

  it('is shown with its place to who reported it and who may know the person, and to the facility without', async () => {
    const scene = await sceneAt('episode');
    await scene.desk.send(ask(scene, agency, admission));
    expect((await caseOf(scene, spoa))['admissions']).toMatchObject([{ place: 'psychiatricInpatient' }]);
    expect((await caseOf(scene, planner))['admissions']).toEqual([
      { number: 1, at: expect.any(String), enteredAt: expect.any(String) },
    ]);
  });

  it('is on record once, and its end follows it', async () => {
    const scene = await sceneAt('episode');
    await scene.desk.send(ask(scene, agency, admission));
    await scene.desk.refused(ask(scene, spoa, admission), 409, 'factOnRecord');
    const end = { fact: 'admissionEnded', at: now };
    expect((await scene.desk.send(ask(scene, agency, end))).status).toBe(201);
    await scene.desk.refused(ask(scene, agency, end), 422, 'noAdmission');
  });
});

describe('a fact', () => {
  it('is nobody else’s to report', async () => {
    const scene = await sceneAt('episode');
    for (const who of [otherPlanner, otherSpoa, otherAgency, otherHealthHome])
      await scene.desk.refused(ask(scene, who, admission), 404, 'notFound');
    await scene.desk.refused(ask(scene, stateOffice, admission), 403, 'forbidden');
  });

  it('of a new kind of need is decided on anew, and the case shows the decision before', async () => {
    const scene = await sceneAt('episode');
    await scene.desk.send(ask(scene, agency, shelter));
    const shown = await caseOf(scene, spoa);
    expect(shown).toMatchObject({
      laterFacts: [{ fact: 'indicator', indicators: { homeless: { situation: 'shelter' } } }],
      formerDecisions: [{ because: 'indicator', inEpisode: true, eligible: true, hhPlusRate: true }],
      screening: { findings: expect.arrayContaining([expect.objectContaining({ ruleId: 'HHP-EL-05b' })]) },
    });
    // What was found of the person later is others' word to the facility.
    const [fact] = (await caseOf(scene, planner))['laterFacts'] as object[];
    expect(fact).not.toHaveProperty('indicators');
  });

  it.each([
    ['of no kind', { fact: 'rumour', at: now }, 400, 'body.fact'],
    ['without a day', { fact: 'leftOnCampusResidence' }, 400, 'body.on'],
    [
      'of a residence without its kind',
      { fact: 'enteredOnCampusResidence', on: '2026-03-02' },
      400,
      'body.residence',
    ],
    ['of no indicator', { ...shelter, indicators: {} }, 400, 'body.indicators'],
    [
      'of an order, which has its own way',
      { ...shelter, indicators: { ...shelter.indicators, aotOrder: {} } },
      400,
      'body.indicators',
    ],
    ['on a day to come', { ...shelter, on: '2026-03-03' }, 422, 'body.on'],
    ['at a time to come', { ...admission, at: '2026-03-03T09:00:00-05:00' }, 422, 'body.at'],
    [
      'that the person left where they did not live',
      { fact: 'leftOnCampusResidence', on: '2026-03-02' },
      422,
      'body.on',
    ],
  ] as const)('%s is refused by its field', async (_name, json, status, field) => {
    const scene = await sceneAt('episode');
    const { body } = await scene.desk.refused(ask(scene, agency, json), status);
    expect(body['errors']).toMatchObject([{ field }]);
  });

  it('says where the case stands when it comes too early', async () => {
    const scene = await sceneAt('placed');
    const json = { ...admission, place: 'stateFacility' };
    const { body } = await scene.desk.refused(ask(scene, spoa, json), 409, 'notDischargedYet');
    expect(body).toMatchObject({
      next: expect.stringContaining('/facility'),
      state: { phase: 'awaitingDischarge' },
    });
  });
});

describe('a court order that is recorded later', () => {
  it('is decided on anew, once', async () => {
    const scene = await sceneAt('episode');
    const order = courtOrder('2026-03-01', '2026-08-09');
    await scene.desk.put(spoa, `/cases/${scene.caseId}/aot-order`, order);
    expect(await caseOf(scene, spoa)).toMatchObject({ formerDecisions: [{ because: 'order' }] });
  });

  it('told of by an agency is decided on when the county confirms it', async () => {
    const scene = await sceneAt('episode');
    const order = courtOrder('2026-03-01', '2026-08-09');
    await scene.desk.put(agency, `/cases/${scene.caseId}/aot-order`, order);
    expect(await caseOf(scene, spoa)).not.toHaveProperty('formerDecisions');
    const path = await completion(scene, 'confirmAotOrder');
    const json = { kind: 'confirmAotOrder', decision: 'confirm' };
    expect((await scene.desk.post(spoa, path, json)).status).toBe(200);
    expect(await caseOf(scene, spoa)).toMatchObject({ formerDecisions: [{ because: 'order' }] });
  });
});

describe('the county that runs the order', () => {
  it('records a step of a search for its person too', async () => {
    const scene = await sceneAt('episode');
    const { desk, caseId } = scene;
    await desk.put(spoa, `/cases/${caseId}/aot-order`, courtOrder('2026-03-01', '2026-08-09'));
    const noticed = '2026-03-04T09:00:00-05:00';
    await desk.world.at(noticed);
    await desk.post(agency, `/cases/${caseId}/missing-concerns`, {
      receivedAt: noticed,
      kind: 'unexplainedAbsence',
    });
    const step = {
      kind: 'attempt',
      occurredAt: noticed,
      method: 'call',
      target: 'hospital',
      outcome: 'noAnswer',
    };
    expect((await desk.post(spoa, `/cases/${caseId}/search-steps`, step)).status).toBe(201);
    await desk.refused(
      { who: otherSpoa, method: 'POST', path: `/cases/${caseId}/search-steps`, json: step },
      404,
      'notFound',
    );
  });
});
