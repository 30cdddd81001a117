/** Work that changes hands while it is open; whoever took it on before has not taken it on for the new owner. */
import type { Recipient } from '../shared/recipient.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { kindOfWork } from './kinds-of-work.ts';
import { cancelWorkItem } from './work-item-outcome.ts';

const omitClaim = ({ claimedBy, claimedAt, ...item }: WorkItem): WorkItem => item;

const isOwnedBy = ({ ownerRole, ownerOrg }: WorkItem, { role, org }: Recipient): boolean =>
  ownerRole === role && ownerOrg === org;

const handOver = (draft: CaseDraft, item: WorkItem, to: Recipient): void => {
  draft.putWorkItem({ ...omitClaim(item), ownerRole: to.role, ownerOrg: to.org });
  const from = { role: item.ownerRole, org: item.ownerOrg };
  draft.order({ kind: 'closeNotices', handedOver: { workItemId: item.workItemId, from } });
  draft.record('workItemHandedOver', { workItemId: item.workItemId, kind: item.kind, owner: to.org });
};

/** Another organisation holds the person, or another county answers for them: what goes along goes to it, and it is told. */
export const followPerson = (draft: CaseDraft): void => {
  for (const item of draft.openItems()) {
    const kind = kindOfWork(item.kind);
    const to = kind.owner(draft.case);
    if (!kind.followsPerson) continue;
    const isStillAsked = kind.isStillAsked?.(draft.case) ?? true;
    if (isStillAsked && isOwnedBy(item, to)) continue;
    if (!draft.hasRoom()) return;
    if (!isStillAsked) {
      cancelWorkItem(draft, item);
      continue;
    }
    handOver(draft, item, to);
    const { dueAt, workItemId } = item;
    if (kind.notice) draft.notify(kind.notice, to, { dueAt, workItemId });
  }
};
