/** What readers of one case are shown of words that are not theirs, once the basis for them is gone or never was there. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { agency, type Ask, Desk, healthHome, planner, spoa, type Who } from './desk.ts';
import { onAot, onCase } from './requests.ts';
import { completion, sceneAt } from './stages.ts';

const kitchen = 'kitchen of his mother, 14 Tern Hollow Lane';
const clinic = 'HIV clinic, Dr. Plover';
const note = 'He spoke of his sister and of the voices.';
const reason = 'The mother of the person called us twice.';

let desk: Desk;
let caseId: string;

const send = async (who: Who, ask: Pick<Ask, 'method' | 'path' | 'json'>): Promise<void> => {
  const { status, text } = await desk.send({ who, ...ask });
  if (status >= 300) throw new Error(`${ask.method} ${ask.path}: ${status} ${text}`);
};
const textFor = async (who: Who, path = ''): Promise<string> =>
  (await desk.get(who, `/cases/${caseId}${path}`)).text;

/** The agency tells of an order, which the county has not confirmed, and works under it; then the consent is withdrawn. */
beforeAll(async () => {
  desk = await Desk.open();
  ({ caseId } = await sceneAt('referred', desk));
  const spoaDecision = { kind: 'spoaDecision', decision: 'accept', reason };
  const scene = { desk, caseId };
  const answer = async (who: Who, json: { kind: 'spoaDecision' | 'cmaAcceptance'; decision: string }) =>
    send(who, { method: 'POST', path: await completion(scene, json.kind), json });
  await answer(spoa, { ...spoaDecision, kind: 'spoaDecision' });
  await answer(agency, { kind: 'cmaAcceptance', decision: 'accept' });
  const at = desk.world.runtime.now();
  await send(planner, onCase.recordDischarge(caseId));
  await send(agency, {
    method: 'POST',
    path: `/cases/${caseId}/contacts`,
    json: { at, method: 'faceToFace', outcome: 'made', place: 'shelter', note },
  });
  await send(agency, onAot.putAotOrder(caseId));
  const plan = onAot.putPlanOfCare(caseId);
  await send(agency, { ...plan, json: { ...plan.json, other: [clinic] } });
  const event = onAot.reportSignificantEvent(caseId);
  await send(agency, {
    ...event,
    json: { ...event.json, kind: 'suicideAttempt', details: { place: kitchen }, lateReason: kitchen },
  });
  await send(planner, {
    method: 'PUT',
    path: `/cases/${caseId}/consent`,
    json: { status: 'withdrawn', withdrawnOn: '2026-03-02' },
  });
});

describe('after the consent was withdrawn, with no order of the county on record', () => {
  it('the county is refused the CAIRS reports, and reads no word of events and plan in the case either', async () => {
    expect((await desk.get(spoa, `/cases/${caseId}/cairs`)).status).toBe(403);
    const text = await textFor(spoa);
    for (const word of [kitchen, clinic, 'suicideAttempt', 'medication', note, 'shelter'])
      expect(text).not.toContain(word);
  });

  it('the county reads its own reason, and the agency what it wrote itself', async () => {
    expect(await textFor(spoa)).toContain(reason);
    const text = await textFor(agency);
    for (const word of [kitchen, clinic, note]) expect(text).toContain(word);
    expect(text).not.toContain(reason);
  });

  it('a Health Home reads neither what happened to the person nor which rules say where they slept', async () => {
    const text = await textFor(healthHome, '/timeline');
    expect(text).toContain('"screened"');
    for (const word of ['suicideAttempt', 'significantEvent', 'HHP-EL-', 'shelter']) {
      expect(text).not.toContain(word);
      expect(await textFor(healthHome)).not.toContain(word);
    }
  });
});

describe('the referring facility', () => {
  it('sees that the person was seen, when, and whether that was late', async () => {
    const { body } = await desk.get(planner, `/cases/${caseId}`);
    expect(body).toMatchObject({
      contact: { late: false, metAt: desk.world.runtime.now() },
      contacts: [{ method: 'faceToFace', outcome: 'made' }],
      aot: { status: 'courtOrder', orders: [{ orderId: 'O1', verification: 'unverified' }] },
    });
  });

  it('reads nothing that others wrote later: no note, place, reason, event, plan or step', async () => {
    for (const path of ['', '/timeline']) {
      const text = await textFor(planner, path);
      for (const word of [kitchen, clinic, note, reason, '"shelter"', 'suicideAttempt', 'medication"'])
        expect(text).not.toContain(word);
    }
  });

  it('reads its referral, and the screening that was made of it', async () => {
    const { body } = await desk.get(planner, `/cases/${caseId}`);
    expect(body).toMatchObject({ referral: { clinical: {} }, screening: { eligible: true } });
  });
});
