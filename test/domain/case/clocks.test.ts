import { describe, it, expect } from '@jest/globals';
import type { AuditEventType } from '../../../domain/case/audit-events.ts';
import { meetClock, moveClock, runningClock, startClock, stopClock } from '../../../domain/case/clocks.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { aStoryWhere, type Story } from '../../fixtures/draft-fixture.ts';

const due = addElapsed(openedAt, 48, 'hours');
const later = addElapsed(due, 1, 'hours');

const withAClock = (): Story => {
  const story = aStoryWhere({});
  story.decide(openedAt, (draft) =>
    startClock(draft, {
      kind: 'faceToFaceContact',
      anchor: openedAt,
      anchorKind: 'dischargedAt',
      due,
      ruleId: 'HHP-CONTACT-01',
      basis: 'required',
    }),
  );
  return story;
};
const clockOf = (story: Story) => story.case.clocks[0];

describe('a clock of a case', () => {
  it('is recorded with its rule when it starts', () => {
    const story = withAClock();
    expect(story.eventOf('clockStarted')).toMatchObject({
      ruleIds: ['HHP-CONTACT-01'],
      details: { kind: 'faceToFaceContact', anchor: openedAt, due },
    });
    expect(runningClock(story.draft(openedAt), 'faceToFaceContact')).toEqual(clockOf(story));
    expect(runningClock(story.draft(openedAt), 'tellPlan')).toBeUndefined();
  });

  it.each<[string, Instant, AuditEventType, boolean]>([
    ['in time is met, however late it is entered', due, 'clockMet', false],
    ['late is met late', later, 'clockMetLate', true],
  ])('by a fact that happened %s', (_when, metAt, type, late) => {
    const story = withAClock();
    story.decide(addElapsed(later, 9, 'days'), (draft) => meetClock(draft, 'faceToFaceContact', metAt));
    expect(clockOf(story)).toMatchObject({ metAt, late });
    expect(story.types.at(-1)).toBe(type);
  });

  it.each([
    ['in time is not late', addElapsed(due, -1, 'seconds'), false],
    ['at its due instant, as a lapsed offer is, was not met in time', due, true],
    ['past due stays late', later, true],
  ])('that is stopped %s', (_when, now, late) => {
    const story = withAClock();
    story.decide(now, (draft) => stopClock(draft, 'faceToFaceContact'));
    expect(clockOf(story)).toMatchObject({ stoppedAt: now, late });
  });

  it('that has ended is neither met nor stopped again', () => {
    const story = withAClock();
    story.decide(openedAt, (draft) => meetClock(draft, 'faceToFaceContact', openedAt));
    const draft = story.draft(later);
    meetClock(draft, 'faceToFaceContact', later);
    stopClock(draft, 'faceToFaceContact');
    expect(draft.changed).toBe(false);
    expect(draft.case.clocks[0]).toMatchObject({ metAt: openedAt, late: false });
  });

  it('that moves keeps its history and forgets that it was met, late or overdue', () => {
    const story = withAClock();
    story.decide(later, (draft) => {
      draft.case.clocks[0]!.overdueSince = due;
      meetClock(draft, 'faceToFaceContact', later);
      moveClock(
        draft,
        'faceToFaceContact',
        { anchor: later, anchorKind: 'dischargedOn', due: addElapsed(later, 48, 'hours') },
        'wrongTime',
      );
    });
    expect(clockOf(story)).toEqual({
      kind: 'faceToFaceContact',
      anchor: later,
      anchorKind: 'dischargedOn',
      due: addElapsed(later, 48, 'hours'),
      ruleId: 'HHP-CONTACT-01',
      basis: 'required',
      zone: 'America/New_York',
      moves: [{ at: later, anchor: openedAt, due, reason: 'wrongTime' }],
    });
  });

  it('that never started cannot move', () => {
    const draft = aStoryWhere({}).draft(openedAt);
    moveClock(draft, 'tellPlan', { anchor: openedAt, anchorKind: 'opened', due }, 'wrongTime');
    expect(draft.changed).toBe(false);
  });
});
