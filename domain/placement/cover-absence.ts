/**
 * A colleague sees the person while their care manager is away: from one day to another, both included, in New York. It
 * ends by itself and moves no caseload.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import type { CoverBody } from './care-manager-contract.ts';
import { isEmployed } from './staff-rules.ts';

const refuse = (field: 'careManager' | 'until', detail: string): Refused =>
  new Refused({
    code: 'cannotCover',
    ruleId: 'HHP-ASG-09',
    detail,
    errors: [{ field: `body.cover.${field}`, message: detail }],
  });

type Assignment = Pick<CaseRecord['assignment'], 'agency' | 'careManager' | 'team'>;

/** Throws a `rule` refusal where nobody can cover so; nothing is changed then. */
export const refuseCover = (
  assignment: Assignment,
  { careManager, from, until }: CoverBody,
  { careManagers }: Pick<StaffDirectory, 'careManagers'>,
  now: Instant,
): void => {
  if (until < localDate(now)) throw refuse('until', 'The last day of this cover is over.');
  if ((assignment.careManager ?? assignment.team) === undefined)
    throw refuse('careManager', 'Nobody is named for this person whom a colleague could cover for.');
  if (assignment.careManager === careManager)
    throw refuse('careManager', 'Nobody covers for their own absence.');
  const known = careManagers.find(({ id, agency }) => id === careManager && agency === assignment.agency);
  if (!known || !isEmployed(known, from) || !isEmployed(known, until))
    throw refuse('careManager', 'Your agency does not employ this care manager on every day of the cover.');
};

/** Run twice: the same cover. */
export const coverAbsence = (
  draft: CaseDraft,
  { careManager, from, until }: CoverBody,
  staff: StaffDirectory,
): void => {
  refuseCover(draft.case.assignment, { careManager, from, until }, staff, draft.now);
  const { cover } = draft.case.assignment;
  if (cover?.careManager === careManager && cover.from === from && cover.until === until) return;
  draft.case.assignment.cover = { careManager, from, until };
  draft.record('absenceCovered', { careManager, from, until }, ['HHP-ASG-09']);
};
