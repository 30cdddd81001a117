/** The county answers for the revision of an order that it has read. */
import { describe, expect, it } from '@jest/globals';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { workItemView } from '../../../domain/shared/work-item.ts';
import { putOrder } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, careManager, refusalOf, spoa } from '../../fixtures/draft-fixture.ts';

const at = addElapsed(openedAt, 1, 'hours');

describe('the county’s answer to an order that the agency changed since', () => {
  const changed = (times = 1) => {
    const story = aCaseAccepted();
    putOrder(story, openedAt, {}, careManager);
    for (let count = 1; count <= times; count += 1)
      putOrder(story, at, { orderId: 'O1', until: `2027-02-${String(count + 9)}` }, careManager);
    return story;
  };
  it('opens the confirmation anew, by the day on which the first was due, and takes the older back', () => {
    const story = changed();
    const asked = [...story.workItems.values()].filter(({ kind }) => kind === 'confirmAotOrder');
    expect(
      asked.map(({ status, obligationId, orderRevision }) => [status, obligationId, orderRevision]),
    ).toEqual([
      ['cancelled', 'confirmAotOrder:O1', 1],
      ['open', 'confirmAotOrder:O1:2', 2],
    ]);
    expect(asked[1]?.dueAt).toBe(asked[0]?.dueAt);
    expect(story.toldLast).toContain('aotOrderToConfirm to spoa:suffolk');
    expect(workItemView(story.item('confirmAotOrder'), at)).toMatchObject({
      orderId: 'O1',
      orderRevision: 2,
    });
  });
  it.each([
    ['confirm', undefined],
    ['confirm', 1],
    ['reject', 1],
    ['confirm', 3],
  ] as const)(
    'refuses to %s what was read as revision %s, and says what stands now',
    (decision, orderRevision) => {
      const body = { kind: 'confirmAotOrder', decision, ...(orderRevision && { orderRevision }) } as const;
      expect(refusalOf(() => changed().answer(at, spoa, body))).toMatchObject({
        kind: 'conflict',
        code: 'orderChanged',
        state: { orderId: 'O1', orderRevision: 2 },
        next: 'Read the order in the case again, then confirm or reject it with the orderRevision that you have read.',
      });
    },
  );

  it.each([
    ['confirm', 'verified', 'aotOrderConfirmed'],
    ['reject', 'rejected', 'aotOrderRejected'],
  ] as const)('takes the answer to what was read: %s', (decision, verification, event) => {
    const story = changed(3);
    story.answer(at, spoa, { kind: 'confirmAotOrder', decision, orderRevision: 4 });
    expect(story.case.aot?.orders).toMatchObject([{ orderId: 'O1', revision: 4, verification }]);
    expect(story.eventOf(event).details).toEqual({ orderId: 'O1', revision: 4 });
  });

  it('and that the county then corrects itself is confirmed by that', () => {
    const story = changed();
    putOrder(story, at, { orderId: 'O1', until: '2027-02-20' }, spoa);
    expect(story.item('confirmAotOrder')).toMatchObject({ status: 'done', outcome: 'confirmed' });
    expect(story.case.aot?.orders).toMatchObject([{ revision: 3, verification: 'verified' }]);
  });
});
