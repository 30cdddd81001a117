import { describe, expect, it } from '@jest/globals';
import { agency, expectProblem, otherSpoa, planner, spoa, unknownCaseId, type Sent } from './desk.ts';
import { sceneAt } from './stages.ts';
import { wholeLog } from '../../fixtures/access-log.ts';

const path = '/notices/acknowledgements';
const items = ({ body }: Sent) => body['items'] as readonly Record<string, unknown>[];
const idsOf = (answer: Sent): string[] => items(answer).map(({ noticeId }) => String(noticeId));

describe('acknowledging several notices at once', () => {
  it('says of each what became of it, and holds none up for another', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const [first = ''] = idsOf(await desk.get(spoa, '/notices?status=unread'));
    const strangers = (await desk.store.notices(caseId)).find(({ to }) => to.role === 'planner');
    const unknown = [`${unknownCaseId}-N1`, `${caseId}-N999`];
    const noticeIds = [...unknown, strangers!.noticeId, first, first];
    const answer = await desk.post({ ...spoa, sub: 'ann' }, path, { noticeIds });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      results: [
        ...[...unknown, strangers!.noticeId].map((noticeId) => ({ noticeId, outcome: 'notFound' })),
        { noticeId: first, outcome: 'acknowledged' },
        { noticeId: first, outcome: 'alreadyAcknowledged' },
      ],
    });
    expect(await desk.store.notice(first)).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: { sub: 'ann' },
    });
    expect(await desk.store.notice(strangers!.noticeId)).toEqual(strangers);
  });

  it('does of each what its own acknowledgement does', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const [asked = ''] = idsOf(await desk.get(spoa, '/notices'));
    await desk.post(spoa, path, { noticeIds: [asked] });
    const [event] = (await desk.store.events(caseId)).filter(({ type }) => type === 'noticeAcknowledged');
    expect(event).toMatchObject({ actor: spoa, details: { noticeId: asked } });
    expect(idsOf(await desk.get(spoa, '/notices'))).not.toContain(asked);
  });

  it('tells a stranger of nothing, and leaves that they asked in the log of the case', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const noticeIds = [`${caseId}-N1`, `${caseId}-N2`];
    const answer = await desk.post(otherSpoa, path, { noticeIds });
    expect(answer.body).toEqual({
      results: noticeIds.map((noticeId) => ({ noticeId, outcome: 'notFound' })),
    });
    const looks = (await wholeLog(desk.store, caseId)).filter(
      ({ operation }) => operation === 'acknowledgeNotices',
    );
    expect(looks).toMatchObject([{ decision: 'deny', actor: otherSpoa }]);
  });

  it.each([
    ['none', []],
    ['more than fifty', Array.from({ length: 51 }, (_, index) => `${unknownCaseId}-N${index + 1}`)],
  ])('takes from one to fifty, and not %s', async (_how, noticeIds) => {
    const { desk } = await sceneAt('referred');
    const problem = expectProblem(await desk.post(spoa, path, { noticeIds }), 400);
    expect(problem.errors?.map(({ field }) => field)).toEqual(['body.noticeIds']);
  });
});

describe('the list of notices', () => {
  it('is of what asks, and of what only tells where that is asked for', async () => {
    const { desk } = await sceneAt('placed');
    const open = items(await desk.get(spoa, '/notices'));
    const unread = items(await desk.get(spoa, '/notices?status=unread'));
    expect(open.every(({ status }) => status === 'open')).toBe(true);
    expect(unread.map(({ kind, status }) => [kind, status])).toContainEqual(['handedOff', 'unread']);
  });

  it('is narrowed by kinds, by what is legal, by a case and by an instant', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const found = async (query: string) => idsOf(await desk.get(spoa, `/notices?${query}`)).length;
    expect(await found('kind=referralReceived,decisionOverdue')).toBe(1);
    expect(await found('kind=decisionOverdue')).toBe(0);
    expect(await found('legal=false')).toBe(1);
    expect(await found('legal=true')).toBe(0);
    expect(await found(`case=${caseId}`)).toBe(1);
    expect(await found(`case=${unknownCaseId}`)).toBe(0);
    expect(await found('since=2026-03-01T00:00:00-05:00')).toBe(1);
    expect(await found('since=2026-03-09T00:00:00-05:00')).toBe(0);
  });

  it.each([
    ['status=closed', 'query.status'],
    ['kind=nonsense', 'query.kind'],
    ['kind=', 'query.kind'],
    ['legal=yes', 'query.legal'],
    ['case=WH-1', 'query.case'],
    ['since=yesterday', 'query.since'],
    ['colour=red', 'query'],
  ])('refuses %s, naming it', async (query, field) => {
    const { desk } = await sceneAt('referred');
    const problem = expectProblem(await desk.get(spoa, `/notices?${query}`), 400);
    expect(problem.errors?.map((one) => one.field.replace(/\[\d+\]$|\.\d+$/, ''))).toEqual([field]);
  });
});

describe('a notice that only tells', () => {
  it('stays unread while another organisation opens the case', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const unread = async () => items(await desk.get(spoa, '/notices?status=unread')).length;
    const before = await unread();
    await desk.get(planner, `/cases/${caseId}`);
    await desk.get(agency, `/cases/${caseId}`);
    expect(await unread()).toBe(before);
  });

  it('is read when somebody of its organisation opens the case', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const told = items(await desk.get(spoa, '/notices?status=unread'));
    expect(told.length).toBeGreaterThan(0);
    await desk.get(spoa, `/cases/${caseId}`);
    await desk.world.runtime.settle();
    expect(items(await desk.get(spoa, '/notices?status=unread'))).toEqual([]);
    const { body } = await desk.get(spoa, `/cases/${caseId}/timeline`);
    const read = (body['notices'] as readonly Record<string, unknown>[]).filter(
      ({ closedBecause }) => closedBecause === 'read',
    );
    expect(read.map(({ noticeId }) => noticeId).sort()).toEqual(told.map(({ noticeId }) => noticeId).sort());
  });
});
