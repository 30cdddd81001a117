/**
 * Two referrals that are alike (likeness.ts) are both taken, and the county of the later one is asked whether they are of one
 * person (HHP-ID-01). Different, both go on, and it is not asked again. Same, the later one closes as a duplicate: nothing of it
 * is merged into the other or lost, and it goes on again where that closing is voided.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { endByChoice } from '../case/end-by-choice.ts';
import { openWork } from '../case/open-work.ts';
import { holderOf } from '../case/parties.ts';
import type { Referral } from '../case/stored-referral-contract.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CompletionOf } from './completion-contract.ts';
import { likenessOf } from './likeness.ts';

const ruleId = 'HHP-ID-01';
/** Beyond, whoever answers the first of them learns of the others too. */
const mostAsked = 5;
/** As many later referrals as a case remembers to have been found the same. */
const mostRemembered = 20;

type Known = Pick<CaseRecord, 'caseId' | 'lgu' | 'referral'>;

/** Those that may be of the same person by a slip; who was told apart at the door is asked of no more. */
export const alikeOf = (referral: Referral, known: readonly Known[], toldApartFrom?: string): Known[] =>
  known
    .filter(({ caseId }) => caseId !== toldApartFrom)
    .filter((other) => likenessOf(referral, other.referral).length > 0)
    .slice(0, mostAsked);

/** In the case that opens. */
export const askWhetherOnePerson = (
  draft: CaseDraft,
  alike: readonly Known[],
  { followUps: { confirmIdentity: ladder } }: EscalationPolicy,
): void => {
  for (const { caseId: otherCaseId, lgu: otherLgu } of alike)
    openWork(draft, 'confirmIdentity', ladder, {
      anchor: draft.now,
      dueAt: addDuration(draft.now, ladder.due),
      otherCaseId,
      otherLgu,
    });
};

/** In a case whose person is known otherwise now: of whom it was not asked before. Run twice: the second asks of nobody. */
export const askAgainWhetherOnePerson = (
  draft: CaseDraft,
  known: readonly Known[],
  policy: EscalationPolicy,
): void => {
  const { caseId, referral, holdsPersonLock, strands } = draft.case;
  if (strands.case === 'closed' || !holdsPersonLock) return;
  const asked = new Set(draft.work.all.map(({ otherCaseId }) => otherCaseId));
  const others = known.filter((other) => other.caseId !== caseId && !asked.has(other.caseId));
  askWhetherOnePerson(draft, alikeOf(referral, others), policy);
};

/** The county's answer. Throws a refusal where the case may not close, since a court order or a search holds it. */
export const answerIdentity = (
  draft: CaseDraft,
  item: WorkItem,
  { decision, reason }: CompletionOf<'confirmIdentity'>,
  by: Person,
): void => {
  draft.record('identityAnswered', { decision, reason }, [ruleId]);
  completeWorkItem(draft, item, decision, draft.now);
  if (decision === 'same') endByChoice(draft, 'duplicate', by, { ruleIds: [ruleId] });
};

/** The other case of an answer that closed this one. */
export const otherOfDuplicate = ({ work, case: { closedAt, closeReason } }: CaseDraft): string | undefined =>
  closeReason === 'duplicate' && closedAt !== undefined
    ? work.done('confirmIdentity', closedAt).find(({ outcome }) => outcome === 'same')?.otherCaseId
    : undefined;

const sameAs = ({ case: { knownBy } }: CaseDraft): readonly string[] => knownBy?.sameAs ?? [];
const rememberSame = (draft: CaseDraft, same: readonly string[]): void => {
  draft.case.knownBy = { likeKeys: [], ...draft.case.knownBy, sameAs: same.slice(-mostRemembered) };
};
const tell = (draft: CaseDraft, what: 'sameAsLater' | 'notSameAsLater'): void => {
  draft.notify(what, { role: 'spoa', org: draft.case.lgu });
  draft.notify(what, holderOf(draft.case));
};

/** In the case that goes on. Run twice: it is known already. */
export const hearOfDuplicate = (draft: CaseDraft, later: string): void => {
  if (sameAs(draft).includes(later)) return;
  rememberSame(draft, [...sameAs(draft), later]);
  draft.record('sameAsLater', {}, [ruleId]);
  tell(draft, 'sameAsLater');
};

/** In the same case, when the closing of the later one was voided. Run twice: it is forgotten already. */
export const hearOfNoDuplicate = (draft: CaseDraft, later: string): void => {
  if (!sameAs(draft).includes(later)) return;
  rememberSame(
    draft,
    sameAs(draft).filter((caseId) => caseId !== later),
  );
  draft.record('notSameAsLater', {}, [ruleId]);
  tell(draft, 'notSameAsLater');
};
