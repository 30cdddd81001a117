/** Referrals of other sources than a State PC, through the API: who enters them, what is refused, and what they lead to. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readEntry } from '../../../local/samples.ts';
import { wholeLog } from '../../fixtures/access-log.ts';
import {
  agency,
  Desk,
  fieldsOf,
  healthHome,
  now,
  otherAgency,
  otherHealthHome,
  otherPlanner,
  otherSpoa,
  planner,
  spoa,
} from './desk.ts';
import { changed, completion, refer, referralOf, sceneAt } from './stages.ts';

const shelter = readEntry('suffolk-shelter-outreach').referral;
const hospital = readEntry('suffolk-hospital-third-stay').referral;
const stepDown = readEntry('long-island-act-step-down').referral;
const order = readEntry('suffolk-aot-process').referral;
const without = (referral: Record<string, unknown>, name: string) => {
  const { [name]: _, ...rest } = referral;
  return rest;
};

describe('a referral of another source', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });

  it.each([
    ['a planner enters a hospital’s', planner, hospital, 422, 'sourceNotYours', 'body.source'],
    [
      'a SPOA enters a State PC’s',
      spoa,
      without(shelter, 'source'),
      400,
      'invalid',
      'body.admission body.discharge',
    ],
    [
      'a SPOA enters another county’s',
      otherSpoa,
      shelter,
      422,
      'countyNotYours',
      'body.person.countyOfResidence',
    ],
    [
      'a SPOA enters a Health Home’s member',
      spoa,
      { ...shelter, source: 'healthHome' },
      422,
      'sourceNotYours',
      'body.source',
    ],
    ['a Health Home enters an order', healthHome, order, 422, 'sourceNotYours', 'body.source'],
    ['a source that is none', spoa, { ...shelter, source: 'hearsay' }, 400, 'invalid', 'body.source'],
    [
      'a hospital without its discharge',
      spoa,
      without(hospital, 'discharge'),
      422,
      'sourceNeedsMore',
      'body.discharge',
    ],
    [
      'an order that nobody made',
      spoa,
      { ...order, legal: { aot: 'none' } },
      422,
      'sourceNeedsMore',
      'body.legal.aot',
    ],
    [
      'no category that is shown',
      spoa,
      without(shelter, 'indicators'),
      422,
      'sourceNeedsMore',
      'body.indicators',
    ],
    [
      'another Health Home is named',
      healthHome,
      changed(stepDown, { healthHome: { healthHome: 'sample-hh-five-boroughs' } }),
      422,
      'healthHomeNotYours',
      'body.healthHome.healthHome',
    ],
  ] as const)('is refused with its field where %s', async (_why, who, json, status, code, fields) => {
    const refused = await desk.refused({ who, method: 'POST', path: '/referrals', json }, status, code);
    expect(fieldsOf(refused).join(' ')).toBe(fields);
  });

  it('is no agency’s to enter', async () => {
    const json = shelter;
    await desk.refused({ who: agency, method: 'POST', path: '/referrals', json }, 403, 'forbidden');
  });
});

describe('a person in a shelter', () => {
  it('is referred by the county, which decides at once and finds no planner and no discharge in the case', async () => {
    const desk = await Desk.open();
    const answer = await desk.post(spoa, '/referrals', shelter);
    expect(answer).toMatchObject({ status: 201, body: { lgu: 'suffolk', warnings: [] } });
    const caseId = String(answer.body['caseId']);
    const scene = { desk, caseId };
    const { body } = await desk.get(spoa, `/cases/${caseId}`);
    expect(body).toMatchObject({
      phase: 'spoaReview',
      referredBy: { role: 'spoa', org: 'suffolk' },
      referral: { source: 'shelterOutreach' },
      strands: { discharge: 'inCommunity' },
      clocks: [{ kind: 'spoaDecision' }],
    });
    expect(body).not.toHaveProperty('facility');
    const discharge = {
      who: spoa,
      method: 'POST',
      path: `/cases/${caseId}/discharge`,
      json: { dischargedAt: now },
    };
    await desk.refused(discharge, 409, 'unknownTransition');
    const decide = { kind: 'spoaDecision', decision: 'accept', candidates: [agency.org] };
    expect((await desk.post(spoa, await completion(scene, 'spoaDecision'), decide)).status).toBe(200);
    const accept = { kind: 'cmaAcceptance', decision: 'accept' };
    expect((await desk.post(agency, await completion(scene, 'cmaAcceptance'), accept)).status).toBe(200);
    expect((await desk.get(agency, `/cases/${caseId}`)).body).toMatchObject({
      phase: 'awaitingContact',
      contact: { late: false },
    });
    const meeting = { at: now, method: 'faceToFace', outcome: 'made', place: 'shelter' };
    expect(await desk.post(agency, `/cases/${caseId}/contacts`, meeting)).toMatchObject({
      body: { answersClock: true },
    });
  });

  it('who is referred again is pointed to the case that the county has, and others to the county', async () => {
    const desk = await Desk.open();
    const caseId = await refer(desk, spoa, shelter);
    const own = { who: spoa, method: 'POST', path: '/referrals', json: shelter };
    expect((await desk.refused(own, 409, 'openReferral')).body).toMatchObject({ state: { caseId } });
    const ofFacility = changed(referralOf(desk), { person: { medicaidCin: 'ZZ20301A' } });
    const other = await desk.post(otherPlanner, '/referrals', ofFacility);
    expect(other).toMatchObject({ status: 409, body: { code: 'openReferral' } });
    expect(other.body).not.toHaveProperty('state');
  });

  it('is in the access log of who entered them', async () => {
    const desk = await Desk.open();
    const caseId = await refer(desk, spoa, shelter);
    expect(await wholeLog(desk.store, caseId)).toMatchObject([
      { operation: 'submitReferral', decision: 'allow', standing: 'ownCounty', actor: spoa },
    ]);
  });
});

describe('a Health Home', () => {
  it('enters for a county that its agencies serve, and the county decides', async () => {
    const desk = await Desk.open();
    const caseId = await refer(desk, healthHome, stepDown);
    const { body } = await desk.get(healthHome, `/cases/${caseId}`);
    expect(body).toMatchObject({
      phase: 'spoaReview',
      holder: spoa,
      referral: { healthHome: { healthHome: healthHome.org } },
    });
    expect((await desk.get(otherHealthHome, `/cases/${caseId}`)).status).toBe(404);
  });

  it('enters none for a county where nobody serves whom it attests', async () => {
    const desk = await Desk.open();
    const elsewhere = changed(stepDown, { person: { countyOfResidence: 'erie' } });
    const ask = { who: healthHome, method: 'POST', path: '/referrals', json: elsewhere };
    expect(fieldsOf(await desk.refused(ask, 422, 'countyNotYours'))).toEqual([
      'body.person.countyOfResidence',
    ]);
  });
});

describe('the plan of a discharge', () => {
  const plan = { status: 'planned', plannedOn: '2026-03-09' };

  it('from a hospital is set by who holds the person and by the county', async () => {
    const desk = await Desk.open();
    const caseId = await refer(desk, spoa, hospital);
    expect((await desk.put(spoa, `/cases/${caseId}/discharge-plan`, plan)).status).toBe(200);
    const ask = { who: otherAgency, method: 'PUT', path: `/cases/${caseId}/discharge-plan`, json: plan };
    await desk.refused(ask, 404, 'notFound');
  });

  it('from a State PC is the facility’s', async () => {
    const { desk, caseId } = await sceneAt('placed');
    for (const who of [spoa, agency]) {
      const ask = { who, method: 'PUT', path: `/cases/${caseId}/discharge-plan`, json: plan };
      await desk.refused(ask, 422, 'notYoursToPlan');
    }
  });
});
