/** Requests at the same moment: one wins, whoever comes second reads what was decided, and nothing is half done. */
import { describe, expect, it } from '@jest/globals';
import { type AuditEventType, eventsOfType } from '../../../domain/case/audit-events.ts';
import { verifyChain } from '../../../domain/shared/audit-event.ts';
import { agency, type Ask, Desk, expectProblem, now, planner, type Sent, spoa } from './desk.ts';
import { onNotice } from './requests.ts';
import { completion, contactNow, openItem, referralOf, type Scene, sceneAt } from './stages.ts';

const atOnce = async (desk: Desk, asks: readonly Ask[]): Promise<Sent[]> => {
  const answers = await Promise.all(asks.map((ask) => desk.sendOnly(ask)));
  await desk.world.runtime.settle();
  for (const caseId of desk.caseIds)
    expect(verifyChain(await desk.store.events(caseId))).toMatchObject({ intact: true });
  expect(await desk.store.pending(10)).toEqual([]);
  return answers;
};
const post = (who: Ask['who'], path: string, json?: unknown): Ask => ({ who, method: 'POST', path, json });
const statuses = (answers: readonly Sent[]): number[] => answers.map(({ status }) => status).sort();
const eventsOf = async ({ desk, caseId }: Scene, type: AuditEventType): Promise<number> =>
  eventsOfType(await desk.store.events(caseId), type).length;

describe('at the same moment', () => {
  it.each([
    ['accept', 'decline'],
    ['decline', 'accept'],
    ['accept', 'accept'],
  ])('two clerks of a SPOA %s and %s: one counts, the other reads which', async (one, two) => {
    const scene = await sceneAt('referred');
    const path = await completion(scene, 'spoaDecision');
    const ask = (sub: string, decision: string) =>
      post({ ...spoa, sub }, path, { kind: 'spoaDecision', decision, reason: 'Invented.' });
    const answers = await atOnce(scene.desk, [ask('ann', one), ask('bob', two)]);
    expect(statuses(answers)).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200)!;
    const lost = answers.find(({ status }) => status === 409)!;
    expectProblem(lost, 409, 'workItemDone');
    const { outcome } = Object(won.body['workItem']) as { outcome: string };
    expect(lost.body['state']).toMatchObject({ status: 'done', outcome });
    expect(await eventsOf(scene, 'spoaDecided')).toBe(1);
  });

  it.each([['contact first'], ['withdrawal first']])(
    'a contact and a withdrawal, %s: the case is closed, and a contact is kept only if it was answered 201',
    async (order) => {
      const scene = await sceneAt('discharged');
      const { desk, caseId } = scene;
      const asks = [
        post(agency, `/cases/${caseId}/contacts`, contactNow),
        post(planner, `/cases/${caseId}/withdrawal`, { reason: 'died' }),
      ];
      const answers = await atOnce(desk, order === 'contact first' ? asks : asks.toReversed());
      const [contact, withdrawal] = order === 'contact first' ? answers : answers.toReversed();
      expect(withdrawal?.status).toBe(200);
      expect([201, 409]).toContain(contact?.status);
      if (contact?.status === 409) expectProblem(contact, 409, 'caseClosed');
      const snapshot = await desk.store.load(caseId);
      expect(snapshot?.case).toMatchObject({ closeReason: 'died', strands: { case: 'closed' } });
      expect(snapshot?.contacts).toHaveLength(contact?.status === 201 ? 1 : 0);
      expect(
        snapshot?.workItems.filter(({ status, kind }) => status === 'open' && kind !== 'tellPlan'),
      ).toEqual([]);
    },
  );

  it('ten claims: one person has the work, nine read who', async () => {
    const scene = await sceneAt('referred');
    const path = `/work-items/${await openItem(scene, 'spoaDecision')}/claim`;
    const asks = Array.from({ length: 10 }, (_, index) => post({ ...spoa, sub: `clerk-${index}` }, path));
    const answers = await atOnce(scene.desk, asks);
    expect(statuses(answers)).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    const winner = answers.find(({ status }) => status === 200)?.body['claimedBy'];
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expectProblem(answer, 409, 'claimedByAnother');
      expect(answer.body['state']).toMatchObject({ claimedBy: winner });
    }
    expect(await eventsOf(scene, 'workItemClaimed')).toBe(1);
  });

  it('ten contacts: each is kept or asked for again, none is lost or doubled', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const path = `/cases/${caseId}/contacts`;
    const json = { ...contactNow, method: 'phone' };
    const asks = Array.from({ length: 10 }, (_, index) =>
      post({ ...agency, sub: `manager-${index}` }, path, json),
    );
    const answers = await atOnce(desk, asks);
    const kept = answers.filter(({ status }) => status === 201).length;
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectProblem(answer, 409, 'concurrentWrite');
    expect(kept).toBeGreaterThanOrEqual(5);
    expect((await desk.store.load(caseId))?.contacts).toHaveLength(kept);
  });

  it('two referrals of one person: one case, and the other planner is pointed to it', async () => {
    const desk = await Desk.open();
    const ask = (sub: string) => post({ ...planner, sub }, '/referrals', referralOf(desk));
    const answers = await atOnce(desk, [ask('ann'), ask('bob')]);
    expect(statuses(answers)).toEqual([201, 409]);
    expect(desk.caseIds).toHaveLength(1);
    const lost = answers.find(({ status }) => status === 409)!;
    expectProblem(lost, 409, 'openReferral');
    expect(lost.body['state']).toMatchObject({ caseId: desk.caseIds[0] });
  });

  it('two reports of a discharge: one starts the clock, the other is asked for a correction', async () => {
    const scene = await sceneAt('placed');
    const { desk, caseId } = scene;
    const ask = (dischargedAt: string) => post(planner, `/cases/${caseId}/discharge`, { dischargedAt });
    const answers = await atOnce(desk, [ask(now), ask('2026-03-02T08:00:00-05:00')]);
    expect(statuses(answers)).toEqual([200, 409]);
    expectProblem(
      answers.find(({ status }) => status === 409)!,
      409,
      'alreadyDischarged',
    );
    const clocks = (await desk.store.load(caseId))?.case.clocks.filter(
      ({ kind }) => kind === 'faceToFaceContact',
    );
    expect(clocks).toHaveLength(1);
  });

  it('two acknowledgements: one person closed the notice', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const ask = (sub: string): Ask => ({
      who: { ...spoa, sub },
      ...onNotice.acknowledgeNotice(`${caseId}-N1`),
    });
    expect(statuses(await atOnce(desk, [ask('ann'), ask('bob')]))).toEqual([200, 409]);
  });

  it('two writes that both read the same version: one is 412', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const headers = { 'if-match': `"${await desk.versionOf(caseId)}"` };
    const plan = (plannedOn: string): Ask => ({
      who: planner,
      method: 'PUT',
      path: `/cases/${caseId}/discharge-plan`,
      json: { status: 'planned', plannedOn },
      headers,
    });
    expect(statuses(await atOnce(desk, [plan('2026-03-20'), plan('2026-03-21')]))).toEqual([200, 412]);
  });

  it('an answer and the last second of an offer: the agency has it or the offer lapsed, never both', async () => {
    const scene = await sceneAt('offered');
    const { desk } = scene;
    const path = await completion(scene, 'cmaAcceptance');
    const lapse = desk.world.at('2026-03-03T09:00:00-05:00');
    const answer = await desk.send(post(agency, path, { kind: 'cmaAcceptance', decision: 'accept' }));
    await lapse;
    const { case: record } = (await desk.store.load(scene.caseId))!;
    const asked = record.assignment.asked.map((ask) => ask.answer);
    expect(asked).toEqual([answer.status === 200 ? 'accepted' : 'lapsed']);
    expect(record.assignment.agency === agency.org).toBe(answer.status === 200);
  });
});
