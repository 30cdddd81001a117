/** The daily quota of an organisation on a case, and what is taken whatever was added before. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isCounted } from '../../../domain/api/counted.ts';
import { dailyQuotaOn, dailyQuotaSchema } from '../../../domain/policy/daily-quota.ts';
import { addElapsed, secondsBetween, toInstant } from '../../../domain/shared/instant.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import { finishClosing } from '../../../lambdas/finish-closing.ts';
import { ConcurrentWrite } from '../../../domain/ports/ports.ts';
import { aCase } from '../../fixtures/case-fixture.ts';
import { agency, type Desk, expectProblem, now, planner, spoa } from './desk.ts';
import { onAot, onCase } from './requests.ts';
import { type Scene, sceneAt } from './stages.ts';

const { additions } = dailyQuotaOn('2026-03-02');
const reengagement = (index: number) => ({
  kind: 'reengagementAttempt',
  occurredAt: addElapsed(toInstant(now), -index, 'minutes'),
  method: 'call',
  target: 'family',
  outcome: 'noAnswer',
});

describe('an organisation that has added all that it may in a day', () => {
  let scene: Scene;
  let desk: Desk;
  beforeAll(async () => {
    scene = await sceneAt('discharged');
    ({ desk } = scene);
    for (let index = 1; index <= additions; index += 1)
      expect(
        (await desk.post(agency, `/cases/${scene.caseId}/search-steps`, reengagement(index))).status,
      ).toBe(201);
  });
  const addMore = () => desk.post(agency, `/cases/${scene.caseId}/search-steps`, reengagement(99));

  it('is refused with 429 and told what to do, and nothing is stored', async () => {
    const problem = expectProblem(
      await desk.refused(
        { who: agency, method: 'POST', path: `/cases/${scene.caseId}/search-steps`, json: reengagement(99) },
        429,
        'dailyQuota',
      ),
      429,
    );
    expect(problem).toMatchObject({ ruleId: 'HHP-API-02', next: expect.stringContaining('tomorrow') });
  });

  it('hears in Retry-After how long it is until the next day in New York, and not in the body', async () => {
    const { headers, body } = await addMore();
    const seconds = secondsBetween(desk.world.runtime.now(), '2026-03-03T05:00:00.000Z');
    expect(headers['Retry-After']).toBe(String(seconds));
    expect(JSON.stringify(body)).not.toContain('retryAfter');
  });

  it('records a contact and a sighting all the same, and others add what is theirs', async () => {
    expect((await desk.send({ who: agency, ...onCase.recordContact(scene.caseId) })).status).toBe(201);
    expect((await desk.send({ who: planner, ...onCase.putConsent(scene.caseId) })).status).toBe(200);
    expect((await desk.send({ who: spoa, ...onAot.putAotOrder(scene.caseId) })).status).toBe(200);
    expect((await desk.send({ who: agency, ...onAot.recordSighting(scene.caseId) })).status).toBe(201);
    expect((await addMore()).status).toBe(429);
  });

  it('adds again on the next day in New York', async () => {
    await desk.world.at('2026-03-03T05:00:00.000Z');
    expect((await addMore()).status).toBe(201);
  });
});

describe('what counts', () => {
  const asked = (body: unknown, role: 'cma' | 'spoa' = 'cma', record = aCase()) => ({
    body,
    actor: { role },
    record,
  });
  it.each([
    ['putConsent', { status: 'signed' }, true],
    ['putConsent', { status: 'withdrawn' }, false],
    ['putConsent', { status: 'refused' }, false],
    ['putDischargePlan', { status: 'planned' }, true],
    ['putDischargePlan', { status: 'readmitted' }, false],
    ['completeWorkItem', { kind: 'significantEventReport', bounced: true }, true],
    ['completeWorkItem', { kind: 'significantEventReport' }, false],
    ['recordContact', {}, false],
    ['withdrawCase', {}, false],
    ['getCase', undefined, false],
  ] as const)('%s %j: %s', (operation, body, counts) => {
    expect(isCounted(operation, asked(body))).toBe(counts);
  });

  it('of orders what an agency tells of, and of concerns what joins a search', () => {
    expect(isCounted('putAotOrder', asked({}))).toBe(true);
    expect(isCounted('putAotOrder', asked({}, 'spoa'))).toBe(false);
    expect(isCounted('raiseMissingConcern', asked({}))).toBe(false);
  });

  it('is policy data by day', () => {
    const first = dailyQuotaSchema.parse({
      quotaId: 'a',
      validFrom: '2026-01-01',
      source: 's',
      assumption: true,
      additions: 5,
    });
    const quotas = [first, { ...first, quotaId: 'b', validFrom: '2026-02-01' }] as const;
    expect(
      ['2025-12-31', '2026-01-31', '2026-02-01'].map((day) => dailyQuotaOn(day, [...quotas]).quotaId),
    ).toEqual(['a', 'a', 'b']);
  });
});

describe('a case with more open than one write takes back', () => {
  const closed = async (): Promise<Scene> => {
    const scene = await sceneAt('accepted');
    const { store } = scene.desk;
    const write = async (decide: (draft: CaseDraft) => void): Promise<void> => {
      const snapshot = await store.load(scene.caseId);
      if (!snapshot) throw new Error('The case is gone.');
      const draft = new CaseDraft(snapshot, { now: toInstant(now), actor: { kind: 'system', part: 'test' } });
      decide(draft);
      await store.save(draft.write());
    };
    const due = addElapsed(toInstant(now), 3, 'days');
    for (let count = 0; count < 8; count += 1)
      await write((draft) => {
        for (let number = 0; number < 10; number += 1)
          draft.openWorkItem({
            kind: 'aotReportToOmh',
            ownerRole: 'spoa',
            ownerOrg: 'suffolk',
            anchor: toInstant(now),
            dueAt: due,
            nextRungAt: due,
          });
        draft.record('consentChanged', { status: 'signed' });
      });
    await write((draft) => closeCase(draft, 'died', []));
    return scene;
  };
  /** But what the plan is still to hear, which outlives the case. */
  const openIn = async ({ desk, caseId }: Scene) =>
    ((await desk.store.load(caseId))?.workItems ?? []).filter(
      ({ status, kind }) => status === 'open' && kind !== 'tellPlan',
    ).length;
  const clock = { now: () => toInstant(now) };

  it('is ended whole by whoever ended it', async () => {
    const scene = await closed();
    expect(await openIn(scene)).toBeGreaterThan(50);
    await finishClosing({ cases: scene.desk.store, clock }, scene.caseId);
    expect(await openIn(scene)).toBe(0);
    await finishClosing({ cases: scene.desk.store, clock }, scene.caseId);
  });

  it('is left to the hourly schedule when somebody else writes, which goes on from the record', async () => {
    const scene = await closed();
    const { store } = scene.desk;
    const racing = { ...store, save: () => Promise.reject(new ConcurrentWrite('first')) };
    await finishClosing({ cases: racing, clock }, scene.caseId);
    const failing = { ...store, save: () => Promise.reject(new TypeError('no')) };
    await expect(finishClosing({ cases: failing, clock }, scene.caseId)).rejects.toThrow('no');
    expect(await openIn(scene)).toBeGreaterThan(50);
    expect(await store.casesToClimb(toInstant(now))).toEqual([scene.caseId]);
    await scene.desk.world.runtime.openObligations({ round: 'ladders' });
    expect(await openIn(scene)).toBe(0);
  });

  it('that is not closed, or not there, is left alone', async () => {
    const { desk, caseId } = await sceneAt('accepted');
    const before = await openIn({ desk, caseId });
    await finishClosing({ cases: desk.store, clock }, caseId);
    await finishClosing({ cases: desk.store, clock }, 'WH-0000-0000-0000');
    expect(await openIn({ desk, caseId })).toBe(before);
  });
});
