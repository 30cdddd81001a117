/** However many searches still owe their reports, another one begins: the oldest gives way. */
import { expect, it } from '@jest/globals';
import { personSeen } from '../../../domain/aot/credible-contact.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { isSearchOver } from '../../../domain/case/aot-record.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { careManager, policy, type Story } from '../../fixtures/draft-fixture.ts';

const context = { policy: policy.aot, omhReportRequired: true };

/** Missing for a day and more when somebody tells of it, and found in the street the hour after. */
const missedAndFound = (story: Story, receivedAt: Instant): void => {
  const told = addElapsed(receivedAt, 30, 'hours');
  story.decide(
    told,
    (draft) => raiseConcern(draft, { receivedAt, kind: 'unexplainedAbsence' }, careManager, context),
    careManager,
  );
  story.decide(addElapsed(told, 1, 'hours'), (draft) =>
    personSeen(draft, { at: addElapsed(told, 1, 'hours'), place: 'community' }, policy.aot),
  );
};

it('a ninth search whose reports are owed takes the place of the first, and no concern is refused', () => {
  const story = aCaseOnAot();
  for (let count = 1; count <= 12; count += 1)
    missedAndFound(story, addElapsed(openedAt, count * 48, 'hours'));
  const searches = story.case.aot?.searches ?? [];
  expect(searches).toHaveLength(12);
  expect(searches.filter((search) => !isSearchOver(search)).map(({ number }) => number)).toEqual([
    5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  expect(searches.slice(0, 4).map(({ supersededBy }) => supersededBy)).toEqual([9, 10, 11, 12]);
  const open = [...story.workItems.values()].filter(({ status }) => status === 'open');
  expect(open.filter(({ search }) => search !== undefined && search < 5 && search > 1)).toEqual([]);
  // One report to OMH tells of all of them.
  expect(open.filter(({ kind }) => kind === 'omhMissingReport')).toHaveLength(1);
  expect(story.countOf('searchSuperseded')).toBe(4);
  expect(story.eventOf('searchSuperseded').details).toEqual({ search: 4, by: 12 });
});
