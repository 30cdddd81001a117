/**
 * Whether the Health Home has a copy of the court order, by which alone it may enrol the person without their signature
 * (HHP-CONSENT-04). The agency that serves the person says so with its word of the order, and here whenever that changes.
 */
import { aotOf, type AotRecord } from '../case/aot-record.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { OrderCopyStatement } from '../case/consent-contract.ts';
import type { Person } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';

type Stated = AotRecord['disclosure'];

/** The latest word stands, whichever it is. */
export const withOrderCopy = (
  { orderCopyGivenAt, orderCopyNotGivenAt, ...stated }: NonNullable<Stated> = {},
  given: boolean,
  at: Instant,
): Stated => ({ ...stated, ...(given ? { orderCopyGivenAt: at } : { orderCopyNotGivenAt: at }) });

/** Run twice: said anew, with the later time. */
export const stateOrderCopy = (draft: CaseDraft, { given }: OrderCopyStatement, by: Person): void => {
  if (by.role !== 'cma' || by.org !== draft.case.assignment.agency)
    throw new Refused({
      code: 'notYoursToState',
      ruleId: 'HHP-CONSENT-04',
      detail: 'Whether the Health Home has a copy of the order is said by the agency that serves the person.',
    });
  const aot = aotOf(draft);
  aot.disclosure = withOrderCopy(aot.disclosure, given, draft.now);
  draft.record('orderCopyStated', { given }, ['HHP-CONSENT-04']);
};
