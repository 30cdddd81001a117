/** Times that are out of order or a year off, as people send them. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { addDays, localDate } from '../../../domain/shared/calendar.ts';
import { eventsOfType } from '../../../domain/case/audit-events.ts';
import { agency, Desk, healthHome, now, planner, spoa } from './desk.ts';
import { changed, completion, contactNow, refer, referralOf, sceneAt } from './stages.ts';

const confirmUnusualTime = true;
const itemsOf = ({ body }: { body: unknown }) =>
  z.object({ items: z.array(z.looseObject({ kind: z.string() })) }).parse(body).items;

describe('a time that cannot be', () => {
  it.each([
    ['of 1950', '1950-03-01T15:00:00Z'],
    ['of before the admission, since the year was mistyped', '2025-03-02T15:00:00Z'],
  ])('is refused of a contact %s, confirmed or not, and meets no clock', async (_, at) => {
    const scene = await sceneAt('discharged');
    const path = `/cases/${scene.caseId}/contacts`;
    for (const json of [
      { ...contactNow, at },
      { ...contactNow, at, confirmUnusualTime },
    ]) {
      const { body } = await scene.desk.refused(
        { who: agency, method: 'POST', path, json },
        422,
        'timesOutOfOrder',
      );
      expect(body['errors']).toMatchObject([{ field: 'body.at' }]);
    }
    expect((await scene.desk.get(agency, `/cases/${scene.caseId}`)).body['phase']).toBe('awaitingContact');
  });

  it('is refused of the same contact as the answer to work', async () => {
    const scene = await sceneAt('discharged');
    const path = await completion(scene, 'faceToFaceContact');
    const contact = { ...contactNow, at: '1950-03-01T15:00:00Z' };
    const json = { kind: 'faceToFaceContact', contact, confirmUnusualTime };
    const { body } = await scene.desk.refused(
      { who: agency, method: 'POST', path, json },
      422,
      'timesOutOfOrder',
    );
    expect(body['errors']).toMatchObject([{ field: 'body.contact.at' }]);
  });

  it.each([
    ['died', '1950-03-01T15:00:00Z'],
    ['moved', '2025-03-01T15:00:00Z'],
  ])('is refused of an ending, %s, and the case stays open', async (reason, at) => {
    const scene = await sceneAt('placed');
    const path = `/cases/${scene.caseId}/withdrawal`;
    const json = { reason, at, confirmUnusualTime };
    await scene.desk.refused({ who: agency, method: 'POST', path, json }, 422, 'timesOutOfOrder');
    expect((await scene.desk.get(agency, `/cases/${scene.caseId}`)).body['strands']).toMatchObject({
      case: 'open',
    });
  });

  it('is refused of a birth in the future, which says so', async () => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), { person: { dateOfBirth: '2036-05-05' } });
    const { body } = await desk.refused(
      { who: planner, method: 'POST', path: '/referrals', json },
      422,
      'timesOutOfOrder',
    );
    expect(body['errors']).toEqual([
      {
        field: 'body.person.dateOfBirth',
        message: 'This birth date has not come yet: check the year, month and day.',
      },
    ]);
    const asked = { dateOfBirth: '2036-05-05' };
    const check = { who: planner, method: 'POST', path: '/eligibility-checks', json: asked } as const;
    expect((await desk.refused(check, 422, 'timesOutOfOrder')).body['errors']).toMatchObject([
      { field: 'body.dateOfBirth' },
    ]);
  });

  it('is refused of an admission before the birth', async () => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), { admission: { admittedOn: '1950-05-05' } });
    await desk.refused({ who: planner, method: 'POST', path: '/referrals', json }, 422, 'timesOutOfOrder');
  });
});

describe('a time that is possible and unusual', () => {
  it('is taken once it is confirmed, and the record says so', async () => {
    const scene = await sceneAt('episode');
    const path = `/cases/${scene.caseId}/facts`;
    const fact = {
      fact: 'indicator',
      on: '2025-11-20',
      indicators: { psychiatricInpatientAdmissions: ['2025-11-20'] },
    };
    const asked = { who: spoa, method: 'POST', path, json: fact } as const;
    expect((await scene.desk.refused(asked, 422, 'unusualTime')).body['next']).toMatch(
      /confirmUnusualTime: true/,
    );
    const taken = await scene.desk.post(spoa, path, { ...fact, confirmUnusualTime });
    expect(taken.status).toBe(201);
    const events = await scene.desk.store.events(scene.caseId);
    expect(eventsOfType(events, 'unusualTimeConfirmed')).toMatchObject([
      { actor: { role: 'spoa' }, ruleIds: ['HHP-TIME-01'], details: { times: 1 } },
    ]);
  });

  it('is asked for of a plan that lies a year off, at the referral and later', async () => {
    const desk = await Desk.open();
    const json = changed(referralOf(desk), {
      discharge: { plannedFor: '2027-03-06T17:00:00-05:00', plannedOn: undefined, dischargedAt: undefined },
    });
    await desk.refused({ who: planner, method: 'POST', path: '/referrals', json }, 422, 'unusualTime');
    const caseId = await refer(desk, planner, { ...json, confirmUnusualTime });
    const events = await desk.store.events(caseId);
    expect(eventsOfType(events, 'unusualTimeConfirmed')).toMatchObject([{ details: { times: 1 } }]);
    const path = `/cases/${caseId}/discharge-plan`;
    const plan = { status: 'planned', plannedOn: '2027-03-20' };
    await desk.refused({ who: planner, method: 'PUT', path, json: plan }, 422, 'unusualTime');
    expect((await desk.put(planner, path, { ...plan, confirmUnusualTime })).status).toBe(200);
  });

  it('needs no confirmation where it is usual, and one that is given then says nothing', async () => {
    const scene = await sceneAt('discharged');
    const path = `/cases/${scene.caseId}/contacts`;
    expect((await scene.desk.post(agency, path, { ...contactNow, confirmUnusualTime })).status).toBe(201);
    const events = await scene.desk.store.events(scene.caseId);
    expect(eventsOfType(events, 'unusualTimeConfirmed')).toEqual([]);
  });

  it('is confirmed by true alone, and by no route that has no such time', async () => {
    const scene = await sceneAt('discharged');
    const path = `/cases/${scene.caseId}/contacts`;
    const json = { ...contactNow, confirmUnusualTime: 'yes' };
    const { body } = await scene.desk.refused({ who: agency, method: 'POST', path, json }, 400, 'invalid');
    expect(body['errors']).toEqual([
      { field: 'body.confirmUnusualTime', message: 'Give true, or leave it out.' },
    ]);
    const other = `/cases/${scene.caseId}/emergency-access`;
    const opened = { reason: 'safety', explanation: 'Nobody opens the door.', confirmUnusualTime };
    await scene.desk.refused({ who: healthHome, method: 'POST', path: other, json: opened }, 400, 'invalid');
  });

  it('stays legal of an in-reach visit before the discharge', async () => {
    const scene = await sceneAt('placed');
    const path = `/cases/${scene.caseId}/contacts`;
    const visit = { ...contactNow, at: now, place: 'facility' };
    expect(await scene.desk.post(agency, path, visit)).toMatchObject({
      status: 201,
      body: { answersClock: false },
    });
  });
});

describe('what was given as a day', () => {
  it('stays that day in the case, the lists, the notices, the work and the timeline', async () => {
    const scene = await sceneAt('placed');
    const { desk, caseId } = scene;
    const plan = { status: 'planned', plannedOn: '2026-03-20' };
    expect((await desk.put(planner, `/cases/${caseId}/discharge-plan`, plan)).status).toBe(200);
    const notices = itemsOf(await desk.get(agency, '/notices?status=unread'));
    expect(notices.find(({ kind }) => kind === 'dischargePlanMoved')).toMatchObject({ dueOn: '2026-03-20' });
    const { body } = await desk.get(agency, `/cases/${caseId}`);
    expect(body).toMatchObject({ plannedOn: '2026-03-20', discharge: { plannedOn: '2026-03-20' } });
    expect(body).not.toHaveProperty('plannedFor');
    expect(body).not.toHaveProperty('discharge.plannedFor');
    const list = await desk.get(agency, '/cases');
    expect(list.body['items']).toMatchObject([{ plannedOn: '2026-03-20' }]);
    const work = itemsOf(await desk.get(planner, '/work-items'));
    expect(work.find(({ kind }) => kind === 'discharge')).toMatchObject({ dueOn: '2026-03-20' });
    const events = await desk.store.events(caseId);
    expect(eventsOfType(events, 'dischargePlanned').at(-1)?.details).toEqual({
      plannedOn: '2026-03-20',
      dateOnly: true,
    });
  });

  it('stays that day of a discharge too, whose 48 hours end with the day after', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const path = `/cases/${caseId}/discharge`;
    const day = localDate(now);
    expect((await desk.post(planner, path, { dischargedOn: day })).status).toBe(200);
    const { body } = await desk.get(agency, `/cases/${caseId}`);
    expect(body).toMatchObject({
      discharge: { dischargedOn: day },
      contact: { dueOn: addDays(day, 1) },
    });
    const [discharged] = eventsOfType(await desk.store.events(caseId), 'discharged');
    expect(discharged?.details).toMatchObject({ dateOnly: true, on: day });
  });

  it('and an instant stays an instant', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const plannedFor = '2026-03-21T00:00:00-04:00';
    await desk.put(planner, `/cases/${caseId}/discharge-plan`, { status: 'planned', plannedFor });
    const { body } = await desk.get(agency, `/cases/${caseId}`);
    expect(body).toMatchObject({ plannedFor: '2026-03-21T04:00:00.000Z' });
    expect(body).not.toHaveProperty('plannedOn');
  });
});
