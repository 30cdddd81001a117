/** Who voids what, asked of every fact in the same way: is it on record, is it theirs, and was it voided before. */
import type { CaseDraft } from '../case/case-draft.ts';
import { stateOf } from '../case/phase.ts';
import type { VoidBody } from '../case/void-contract.ts';
import { isVoided, type Voided } from '../case/voided.ts';
import type { Person } from '../shared/actor.ts';
import { Refused } from '../shared/refusal.ts';
import type { Role } from '../shared/roles.ts';

export const ruleOfVoids = 'HHP-VOID-01';
const ruleId = ruleOfVoids;

export const notOnRecord = (field: string): Refused =>
  new Refused({
    code: 'factNotOnRecord',
    ruleId,
    detail: 'This case has no such fact on record.',
    errors: [{ field: `body.${field}`, message: 'Give it as the case shows it.' }],
  });

export const refuseVoided = (draft: CaseDraft, fact: { voided?: Voided | undefined }): void => {
  if (!isVoided(fact)) return;
  throw new Refused({
    code: 'alreadyVoided',
    detail: 'This was voided before.',
    state: stateOf(draft),
  });
};

export interface Writer {
  role: Role;
  org: string | undefined;
}

export const refuseForeign = (
  draft: CaseDraft,
  by: Person,
  { writer, field, takesPart }: { writer: Writer | undefined; field: string; takesPart: boolean },
): void => {
  const isWriter = writer?.role === by.role && writer.org === by.org;
  const isCounty = by.role === 'spoa' && by.org === draft.case.lgu;
  if (isWriter || isCounty) return;
  if (!takesPart) throw notOnRecord(field);
  throw new Refused({
    code: 'notYoursToVoid',
    ruleId,
    detail: 'Another organisation wrote this.',
    next: 'Ask it, or the county, to void it.',
  });
};

export const voidedBy = (draft: CaseDraft, { reason, explanation }: VoidBody, by: Person): Voided => ({
  at: draft.now,
  by,
  reason,
  ...(explanation !== undefined && { explanation }),
});
