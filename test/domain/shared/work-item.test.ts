import { describe, it, expect } from '@jest/globals';
import {
  nextClimbAt,
  storedWorkItemSchema,
  type WorkItem,
  workItemSchema,
  workItemView,
} from '../../../domain/shared/work-item.ts';
import { careManager } from '../../fixtures/draft-fixture.ts';

const due = '2026-03-08T22:00:00.000Z';
const after = '2026-03-08T22:00:00.001Z';

const anItem = (overrides: Partial<WorkItem> = {}): WorkItem =>
  workItemSchema.parse({
    workItemId: 'WH-7K3M-9QXA-22PD-W1',
    caseId: 'WH-7K3M-9QXA-22PD',
    kind: 'faceToFaceContact',
    ownerRole: 'cma',
    ownerOrg: 'harbor-cma',
    status: 'open',
    openedAt: '2026-03-06T22:00:00.000Z',
    anchor: '2026-03-06T22:00:00.000Z',
    dueAt: due,
    rungsClimbed: 1,
    nextRungAt: due,
    revision: 1,
    version: 3,
    ...overrides,
  });

describe('what people see of a work item', () => {
  it('holds neither the task token nor the bookkeeping of the ladder', () => {
    expect(workItemView(anItem({ token: 'a-secret-token' }), due)).toEqual({
      workItemId: 'WH-7K3M-9QXA-22PD-W1',
      caseId: 'WH-7K3M-9QXA-22PD',
      kind: 'faceToFaceContact',
      owner: { role: 'cma', org: 'harbor-cma' },
      status: 'open',
      openedAt: '2026-03-06T22:00:00.000Z',
      dueAt: due,
      overdue: false,
    });
  });

  it.each([
    ['open work is not overdue at its due instant', {}, due, false],
    ['open work is overdue a millisecond later', {}, after, true],
    ['work that was done is never overdue', { status: 'done' as const }, after, false],
    ['work that was taken back is never overdue', { status: 'cancelled' as const }, after, false],
  ])('%s', (_consequence, overrides, now, overdue) => {
    expect(workItemView(anItem(overrides), now).overdue).toBe(overdue);
  });

  it('says who took it on by subject, never by name', () => {
    const view = workItemView(anItem({ claimedBy: careManager, claimedAt: due }), due);
    expect(view).toMatchObject({ claimedBy: 'sub-cma', claimedAt: due });
  });

  it('says how and when it ended, and that it was late', () => {
    const ended = { status: 'done', outcome: 'contacted', completedAt: after, late: true } as const;
    expect(workItemView(anItem(ended), after)).toMatchObject(ended);
  });

  it('shows that it stood late, where what was entered later put it in time', () => {
    const corrected = { at: due, reason: 'enteredLate' as const };
    expect(workItemView(anItem({ corrected }), due)).toMatchObject({ corrected });
    expect(workItemView(anItem(), due)).not.toHaveProperty('corrected');
  });
});

describe('work that an earlier release stored', () => {
  it.each([
    ['aotReview:O1:2027-02-20', 'O1'],
    ['confirmAotOrder:O12', 'O12'],
    ['tellHealthHomeOfAot:O2:harbor-cma:ended', 'O2'],
    ['tellHealthHomeOfAot:harbor-cma:left:2026-03-02T15:00:00.000Z', undefined],
  ])('%s belongs to order %s', (obligationId, orderId) => {
    expect(storedWorkItemSchema.parse(anItem({ obligationId })).orderId).toBe(orderId);
  });

  it('and what names its order itself is read as it stands', () => {
    const item = anItem({ orderId: 'O3', obligationId: 'cairsReport:O3:month6' });
    expect(storedWorkItemSchema.parse(item)).toEqual(item);
    expect(storedWorkItemSchema.parse(anItem())).toEqual(anItem());
  });
});

describe('when the schedule must climb next', () => {
  const waiting = (nextRungAt: string, overrides: Partial<WorkItem> = {}) =>
    anItem({ kind: 'tellPlan', nextRungAt, ...overrides });

  it('is the first rung of open work that no execution waits for', () => {
    expect(
      nextClimbAt([waiting(after), waiting(due), anItem({ nextRungAt: '2026-01-01T00:00:00.000Z' })]),
    ).toBe(due);
  });

  it('is never where all such work is done, or an execution climbs it', () => {
    expect(
      nextClimbAt([waiting(due, { status: 'done' }), waiting(due, { status: 'cancelled' }), anItem()]),
    ).toBe(undefined);
  });
});
