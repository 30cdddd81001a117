/** Two people of one name and birth date, and what their cases say of each other. */
import { describe, expect, it } from '@jest/globals';
import { acknowledgementOf } from '../../../domain/aot/event-acknowledgement.ts';
import { hearOfNamesake, recordToldApart } from '../../../domain/referral/namesake.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aReferredCase, spoa } from '../../fixtures/draft-fixture.ts';

describe('somebody who is told apart', () => {
  it('by two CINs alone is so in no event, and the county of the first hears nothing', () => {
    const story = aReferredCase();
    story.decide(openedAt, (draft) => {
      recordToldApart(draft);
      hearOfNamesake(draft, aReferral());
      expect(draft.changed).toBe(false);
      draft.record('sameAsLater', {});
    });
    expect(story.notices.filter(({ kind }) => kind === 'namesakeReferred')).toEqual([]);
  });
});

it('a reading of a release that counted no notices holds for what was reported by then', () => {
  const at = '2026-03-10T12:00:00.000Z';
  const event = { eventId: 'E1', noticeId: 'WH-0000-0000-0000-N9', reportedAt: at } as const;
  const read = (notices?: number) =>
    acknowledgementOf(event as unknown as Parameters<typeof acknowledgementOf>[0], {
      eventReadings: [{ upTo: 1, at, by: spoa, ...(notices !== undefined && { notices }) }],
    });
  expect(read()).toMatchObject({ acknowledgedAt: at });
  expect(read(9)).toMatchObject({ acknowledgedAt: at });
  expect(read(8)).toBeUndefined();
});
