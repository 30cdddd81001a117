/** Facts that were entered in error, through the API: who may void them, what follows, and what of them stays readable. */
import { describe, expect, it } from '@jest/globals';
import { courtOrder } from '../../../local/journeys/aot-journeys.ts';
import { after, day, limit, missing, Scene, t0 } from '../../journeys/search-scene.ts';
import { agency, otherAgency, planner, spoa, type Who } from './desk.ts';
import { type Scene as StageScene, sceneAt } from './stages.ts';

type Json = Record<string, unknown>;
const voids = ({ desk, caseId }: StageScene, who: Who, json: Json) =>
  desk.send({ who, method: 'POST', path: `/cases/${caseId}/voids`, json });
const contactOf = async ({ desk, caseId }: StageScene) => {
  const [contact] = (await desk.store.load(caseId))?.contacts ?? [];
  return { fact: 'contact', contactId: contact?.contactId, at: contact?.at, reason: 'wrongPerson' };
};

describe('the contact that met the 48 hours', () => {
  it.each([
    ['who wrote it', agency],
    ['the county', spoa],
  ])('is voided by %s: it is owed again, and the episode is none', async (_who, who) => {
    const scene = await sceneAt('episode');
    const body = await contactOf(scene);
    const sent = await voids(scene, who, body);
    expect(sent).toMatchObject({
      status: 201,
      body: { fact: 'contact', strands: { discharge: 'discharged' } },
    });
    const record = (await scene.desk.store.load(scene.caseId))?.case;
    expect(record?.episode).toBeUndefined();
    expect(record?.holdsPersonLock).toBe(true);
    expect(record?.clocks.findLast(({ kind }) => kind === 'faceToFaceContact')?.metAt).toBeUndefined();
    const told = (await scene.desk.store.notices(scene.caseId)).filter(
      ({ kind }) => kind === 'contactVoided',
    );
    expect(told.map(({ to }) => to.org).sort()).toEqual(['pilgrim-pc', 'suffolk']);
  });

  it('stays readable with who voided it, when and why, and is shown no more among the latest', async () => {
    const scene = await sceneAt('episode');
    const body = await contactOf(scene);
    await voids(scene, agency, { ...body, reason: 'other', explanation: 'An invented slip of the pen.' });
    const listed = (await scene.desk.get(agency, `/cases/${scene.caseId}/contacts`)).body;
    expect(listed).toMatchObject({
      contacts: [
        {
          contactId: body.contactId,
          voided: { by: expect.any(String), reason: 'other', explanation: 'An invented slip of the pen.' },
        },
      ],
    });
    expect((await scene.desk.get(agency, `/cases/${scene.caseId}`)).body).toMatchObject({ contacts: [] });
    const asFacility = (await scene.desk.get(planner, `/cases/${scene.caseId}/contacts`)).body;
    expect(asFacility).toMatchObject({ contacts: [{ voided: { reason: 'other' } }] });
    expect(JSON.stringify(asFacility)).not.toContain('slip of the pen');
  });

  it.each([
    ['a second time', {}, 409, 'alreadyVoided'],
    [
      'by a number that the case does not have',
      { contactId: 'WH-7K3M-9QXA-22PD-C1' },
      422,
      'factNotOnRecord',
    ],
    ['at another time than it was', { at: '2026-03-01T00:00:00Z' }, 422, 'factNotOnRecord'],
    ['for another reason that is not said', { reason: 'other' }, 400, 'invalid'],
  ])('is not voided %s', async (_how, change, status, code) => {
    const scene = await sceneAt('episode');
    const body = await contactOf(scene);
    if (status === 409) await voids(scene, agency, body);
    const before = await scene.desk.dump();
    expect(await voids(scene, agency, { ...body, ...change })).toMatchObject({ status, body: { code } });
    const written = await scene.desk.dump();
    expect(written).toEqual(before);
  });

  it('is voided by no other organisation', async () => {
    const scene = await sceneAt('episode');
    const body = await contactOf(scene);
    expect((await voids(scene, otherAgency, body)).status).toBe(404);
    expect(await voids(scene, planner, body)).toMatchObject({
      status: 422,
      body: { code: 'notYoursToVoid' },
    });
  });
});

const contactId = async (scene: Scene): Promise<string> => {
  const { contacts = [] } = (await scene.world.store.load(scene.caseId)) ?? {};
  return String(contacts.at(-1)?.contactId);
};

describe('under a court order', () => {
  it('a visit that was voided counts in no month', async () => {
    const scene = await Scene.open();
    await scene.contact(day(1));
    const made = async () =>
      (await scene.send(scene.county, 'GET', `/cases/${scene.caseId}`)).body as {
        aot: { month: { made: number } };
      };
    expect((await made()).aot.month.made).toBe(2);
    const body = { fact: 'contact', contactId: await contactId(scene), at: day(1), reason: 'enteredTwice' };
    expect((await scene.post(scene.agency, '/voids', body)).status).toBe(201);
    expect((await made()).aot.month.made).toBe(1);
  });

  it('a sighting that was voided finds nobody: the search goes on, the county hears it, and what was owed of the place is not', async () => {
    const scene = await missing();
    await scene.sighting(after(limit, 3), 'hospital');
    expect(await scene.aot()).toBe('active');
    const [{ stepId } = { stepId: '' }] = await scene.world.store.searchSteps(scene.caseId);
    const answer = await scene.post(scene.county, '/voids', {
      fact: 'sighting',
      stepId,
      reason: 'wrongPerson',
    });
    expect(answer).toMatchObject({ status: 201, body: { strands: { aot: 'missing' } } });
    expect(await scene.search()).toMatchObject({ deemedMissingAt: limit });
    expect((await scene.search()).endedAt).toBeUndefined();
    const open = (await scene.openWork()).map(({ kind }) => kind).sort();
    expect(open).toEqual(
      expect.arrayContaining(['missingAcknowledgement', 'searchOutcome', 'significantEventReport']),
    );
    expect(open.filter((kind) => kind === 'significantEventReport')).toHaveLength(1);
    expect(await scene.told('searchReopened', 'suffolk')).toBe(1);
    await scene.sighting(after(limit, 9), 'shelter');
    expect(await scene.search()).toMatchObject({ endReason: 'located', located: { place: 'shelter' } });
  });

  it('who was found after the order had ended is still not located, once that is voided', async () => {
    const scene = await missing({
      order: courtOrder('2026-02-10', '2026-03-12'),
    });
    await scene.at(day(6));
    expect((await scene.record()).aot?.stillNotLocated).toBeDefined();
    await scene.contact(day(7));
    expect((await scene.record()).aot?.stillNotLocated).toBeUndefined();
    const body = { fact: 'contact', contactId: await contactId(scene), at: day(7), reason: 'wrongPerson' };
    await scene.post(scene.agency, '/voids', body);
    expect((await scene.record()).aot?.stillNotLocated).toMatchObject({ missingSince: limit });
  });

  it('a step that was voided begins no search', async () => {
    const scene = await missing();
    await scene.attempt(after(limit, 1));
    await scene.attempt(after(limit, 2));
    const voidStep = async (index: number) => {
      const stepId = (await scene.world.store.searchSteps(scene.caseId))[index]?.stepId;
      return scene.post(scene.agency, '/voids', { fact: 'searchStep', stepId, reason: 'wrongDetails' });
    };
    expect((await voidStep(0)).status).toBe(201);
    expect(await scene.search()).toMatchObject({ commencedAt: after(limit, 2), lastStepAt: after(limit, 2) });
    await voidStep(1);
    expect(await scene.search()).not.toHaveProperty('commencedAt');
  });

  it('a step is voided as a step, and a sighting as a sighting', async () => {
    const scene = await missing();
    await scene.attempt(after(limit, 1));
    const [{ stepId } = { stepId: '' }] = await scene.world.store.searchSteps(scene.caseId);
    const answer = await scene.post(scene.agency, '/voids', {
      fact: 'sighting',
      stepId,
      reason: 'wrongDetails',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'factNotOnRecord' } });
  });

  it('a significant event that was voided counts in no figure, and nobody is asked to read it', async () => {
    const scene = await Scene.open();
    await scene.at(t0);
    const details = { authority: 'An invented sheriff' };
    const event = { kind: 'arrest', occurredAt: t0, awareAt: t0, channel: 'portal', details };
    const report = () => scene.post(scene.agency, '/significant-events', event);
    expect((await report()).status).toBe(201);
    const voidIt = (eventId: string) =>
      scene.post(scene.agency, '/voids', { fact: 'significantEvent', eventId, reason: 'wrongPerson' });
    expect((await voidIt('E1')).status).toBe(201);
    const { aot } = await scene.record();
    expect({ unread: aot?.unreadEvents, figures: aot?.eventFigures }).toEqual({
      unread: 0,
      figures: { 'sample-cma-great-south-bay': { onTime: 0, late: 0 } },
    });
    expect((await scene.openWork()).map(({ kind }) => kind)).not.toContain('significantEventAcknowledgement');
    expect(await scene.told('significantEventVoided', 'suffolk')).toBe(1);
    const listed = await scene.send(scene.county, 'GET', `/cases/${scene.caseId}/significant-events`);
    expect(listed.body).toMatchObject({ events: [{ eventId: 'E1', voided: { reason: 'wrongPerson' } }] });
    // What is right is entered anew.
    expect((await report()).status).toBe(201);
    expect((await voidIt('E2')).status).toBe(201);
  });

  it('what a search raised by itself is voided with what ended it, and not alone', async () => {
    const scene = await missing();
    const answer = await scene.post(scene.agency, '/voids', {
      fact: 'significantEvent',
      eventId: 'E1',
      reason: 'wrongPerson',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'followsFromSearch' } });
  });
});
