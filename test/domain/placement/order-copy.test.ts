/** Whether the Health Home has a copy of the order: the latest word of the agency decides how it may enrol the person. */
import { describe, expect, it } from '@jest/globals';
import { enrolmentBasis } from '../../../domain/aot/enrolment.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { stateOrderCopy } from '../../../domain/placement/order-copy.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { aCaseOnAot, putOrder } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aPersonOf,
  careManager,
  planner,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const withoutConsent = (story: Story): Story => {
  const refused = { status: 'refused', askedOn: '2026-03-02' } as const;
  story.decide(openedAt, (draft) => changeConsent(draft, refused), planner);
  return story;
};
const state = (story: Story, given: boolean, by: Person = careManager) =>
  story.decide(openedAt, (draft) => stateOrderCopy(draft, { status: 'orderCopyStated', given }, by), by);
const tell = (story: Story, orderCopyGiven: boolean) =>
  story.answer(openedAt, careManager, {
    kind: 'tellHealthHomeOfAot',
    toldAt: openedAt,
    orderCopyGiven,
    treatmentExchange: false,
  });
const basisOf = (story: Story) => enrolmentBasis(story.case, openedAt);

describe('a copy of the court order', () => {
  it('that the agency says it did not give lets the Health Home enrol nobody', () => {
    const story = withoutConsent(aCaseOnAot());
    expect(basisOf(story)).toBe('orderCopy');
    tell(story, false);
    expect(basisOf(story)).toBe('none');
  });

  it('given later opens enrolment, and a later no closes it again', () => {
    const story = withoutConsent(aCaseOnAot());
    tell(story, false);
    state(story, true);
    expect(basisOf(story)).toBe('orderCopy');
    state(story, false);
    expect(basisOf(story)).toBe('none');
    expect(story.eventOf('orderCopyStated')).toMatchObject({
      actor: careManager,
      details: { given: false },
      ruleIds: ['HHP-CONSENT-04'],
    });
  });

  it('is stated before there is an order too, and counts once there is one', () => {
    const story = withoutConsent(aCaseAccepted());
    state(story, false);
    putOrder(story, openedAt);
    expect(basisOf(story)).toBe('none');
  });

  it.each([
    ['the county', spoa],
    ['another agency', aPersonOf('cma', 'meadow-cma')],
  ])('is not for %s to state', (_who, by) => {
    expect(refusalOf(() => state(aCaseOnAot(), true, by))).toMatchObject({
      kind: 'rule',
      code: 'notYoursToState',
      ruleId: 'HHP-CONSENT-04',
    });
  });
});
