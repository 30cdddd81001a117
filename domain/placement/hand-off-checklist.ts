/**
 * The warm hand-off checklist: both sides settle its points, and each signs the revision that it has read. It blocks nothing,
 * neither the hand-off nor the discharge; those who must know are told of what is open.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import {
  checklistOf,
  isStale,
  keepChecklist,
  namesParole,
  settledAs,
  settlePoints,
  signerOf,
} from '../case/hand-off.ts';
import type { HandOffSignature, SettledPoint } from '../case/hand-off-record.ts';
import { relationTo } from '../case/parties.ts';
import { phaseOf } from '../case/phase.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import { Refused } from '../shared/refusal.ts';
import type { HandOffChecklistBody, SignatureBody } from './hand-off-contract.ts';

const ruleId = 'HHP-HANDOFF-03';

const state = (record: CaseRecord) => ({
  phase: phaseOf(record),
  strands: record.strands,
  version: record.version,
  revision: checklistOf(record).revision,
});

type PutPoint = HandOffChecklistBody['points'][number];

const refuseParole = (draft: CaseDraft, { point, ...put }: PutPoint, field: string): void => {
  if (point !== 'paroleOfficer') return;
  if (!namesParole(draft.case))
    throw new Refused({
      code: 'noParole',
      ruleId,
      detail: 'The referral does not say that the person is released with parole.',
      errors: [{ field: `${field}.point`, message: 'Leave this point out.' }],
    });
  const settled = settledAs(checklistOf(draft.case), point)?.state ?? 'open';
  if (draft.openItem('paroleOfficerContact') && put.state !== settled)
    throw new Refused({
      code: 'pointFollowsWork',
      ruleId,
      detail: 'This point follows the work of the care manager, which is still open.',
      errors: [{ field: `${field}.state`, message: `Give '${settled}', or leave this point out.` }],
    });
};

const isSame = (settled: SettledPoint | undefined, put: PutPoint): boolean =>
  (settled?.state ?? 'open') === put.state &&
  settled?.note === put.note &&
  (put.at === undefined || settled?.at === put.at);

/** Throws a refusal that names the point; nothing is changed then. Run twice: the second changes nothing. */
export const putChecklist = (draft: CaseDraft, { points }: HandOffChecklistBody, by: Person): void => {
  for (const [index, put] of points.entries()) {
    const field = `body.points[${String(index)}]`;
    if (put.at !== undefined) refuseFuture(put.at, draft.now, `${field}.at`, ruleId);
    refuseParole(draft, put, field);
  }
  const checklist = checklistOf(draft.case);
  const changed = points
    .filter((put) => !isSame(settledAs(checklist, put.point), put))
    .map(({ point, state: now, at = draft.now, note }): SettledPoint => ({
      point,
      state: now,
      ...(now !== 'open' && { at }),
      ...(note !== undefined && { note }),
      by,
    }));
  settlePoints(draft, changed);
};

const refuseOtherRevision = (record: CaseRecord, { revision }: SignatureBody): void => {
  const current = checklistOf(record).revision;
  if (current === 0)
    throw new Refused({
      code: 'nothingToSign',
      ruleId,
      detail: 'Nobody has begun the checklist of this hand-off.',
      state: state(record),
    });
  if (current !== revision)
    throw new Refused({
      code: 'checklistChanged',
      ruleId,
      detail: 'The checklist has another revision than the one that you sign.',
      errors: [
        { field: 'body.revision', message: `Read the checklist, then sign revision ${String(current)}.` },
      ],
      state: state(record),
    });
};

/** Signs for the caller's side. Run twice: signs once. */
export const signChecklist = (draft: CaseDraft, body: SignatureBody, by: Person): void => {
  const side = relationTo(draft.case, by) === 'assigned' ? 'receiving' : 'sending';
  const signer = signerOf(draft.case, side);
  if (signer?.role !== by.role || signer.org !== by.org)
    throw new Refused({
      code: 'notYoursToSignHandOff',
      ruleId,
      detail: 'The forensic transitional team hands this person over, and signs for the sending side.',
    });
  refuseOtherRevision(draft.case, body);
  const checklist = checklistOf(draft.case);
  const known = checklist.signatures.find((signature) => signature.side === side);
  if (known && !isStale(draft.case, known)) return;
  const signature: HandOffSignature = { side, revision: body.revision, at: draft.now, by };
  keepChecklist(draft, {
    ...checklist,
    signatures: [...checklist.signatures.filter((other) => other !== known), signature],
  });
  draft.record('handOffChecklistSigned', { revision: body.revision, side }, [ruleId]);
};
