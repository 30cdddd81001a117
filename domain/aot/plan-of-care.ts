/**
 * The plan of care beside the court-ordered treatment plan. Guidance: every category of the court plan is also in the
 * plan of care; adding or deleting a category of the court plan is a material change, for which the treating physician
 * and the county's Director of Community Services or AOT coordinator are consulted; other services change freely.
 *
 * Our reading: taking up a category that the court did order is alignment and free; keeping as court-ordered what the
 * court did not order, or dropping what it did order, is material. The court changes its plan, this records who was asked.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { materialChangeRule } from '../rules/treatment-plan-rules.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import { orderAt } from '../case/order.ts';
import type { ServiceCategory } from '../case/plan-of-care-record.ts';
import type { PlanOfCareBody } from './plan-of-care-contract.ts';
import { aotOf } from '../case/aot-record.ts';

const without = (a: readonly ServiceCategory[], b: readonly ServiceCategory[]): ServiceCategory[] =>
  a.filter((category) => !b.includes(category));

/** Categories of the court plan that the plan of care lacks; none without an active order. */
export const missingFromPlanOfCare = (record: Pick<CaseRecord, 'aot'>, now: Instant): ServiceCategory[] =>
  without(orderAt(record, now)?.categories ?? [], record.aot?.planOfCare?.courtPlan ?? []);

export interface MaterialChange {
  added: ServiceCategory[];
  removed: ServiceCategory[];
}

/** Only what this edit changes counts: a category that was missing before is not removed again. */
export const materialChange = (
  record: Pick<CaseRecord, 'aot'>,
  now: Instant,
  next: readonly ServiceCategory[],
): MaterialChange => {
  const order = orderAt(record, now);
  if (!order) return { added: [], removed: [] };
  const ordered = order.categories ?? [];
  const before = record.aot?.planOfCare?.courtPlan ?? [];
  return {
    added: without(without(next, before), ordered),
    removed: without(before, next).filter((category) => ordered.includes(category)),
  };
};

const refuseUnconsulted = (): never => {
  throw new Refused({
    code: 'materialChange',
    ruleId: materialChangeRule.id,
    detail: 'Adding or deleting a category of the court-ordered plan is a material change.',
    errors: [{ field: 'body.consulted', message: 'Say who was consulted, and when.' }],
  });
};

/** Throws a `rule` refusal for a material change without consultation; nothing is changed then. */
export const putPlanOfCare = (draft: CaseDraft, body: PlanOfCareBody, by: Person): MaterialChange => {
  const courtPlan = [...new Set(body.courtPlan)];
  const change = materialChange(draft.case, draft.now, courtPlan);
  const isMaterial = change.added.length + change.removed.length > 0;
  const { consulted } = body;
  if (materialChangeRule.check({ ...change, consulted: consulted !== undefined }).outcome !== 'met')
    refuseUnconsulted();
  if (consulted) {
    refuseFuture(consulted.physician.at, draft.now, 'body.consulted.physician.at', 'HHP-POC-01');
    refuseFuture(consulted.county.at, draft.now, 'body.consulted.county.at', 'HHP-POC-01');
  }
  const aot = aotOf(draft);
  const consultations = aot.planOfCare?.consultations ?? [];
  aot.planOfCare = {
    courtPlan,
    other: [...new Set(body.other)],
    updatedAt: draft.now,
    updatedBy: by,
    consultations:
      isMaterial && consulted
        ? [...consultations, { at: draft.now, by, ...change, ...consulted }]
        : consultations,
  };
  draft.record(
    'planOfCarePut',
    { material: isMaterial, missing: missingFromPlanOfCare(draft.case, draft.now).length },
    ['HHP-POC-01'],
  );
  return change;
};
