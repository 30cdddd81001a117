/**
 * Who was referred out of no stay is met too: from the acceptance of an agency on, in the time that the policy gives
 * (HHP-CONTACT-05). The guidance asks the care manager to initiate contact upon receiving the referral, and gives no number.
 * Until an agency accepts, the placement alone has somebody who must act.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { startClock } from '../case/clocks.ts';
import { resumeJourney } from '../case/executions.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';

const kind = 'faceToFaceContact';
const anchorKind = 'acceptedAt';

/** From the acceptance on whoever is in no stay is to be met. */
export const oweFirstContact = (
  draft: CaseDraft,
  acceptedAt: Instant,
  { firstContact }: EscalationPolicy,
): void => {
  draft.move('discharge', 'agencyAccepted');
  const due = addDuration(acceptedAt, firstContact.due);
  startClock(draft, {
    kind,
    anchor: acceptedAt,
    anchorKind,
    due,
    ruleId: 'HHP-CONTACT-05',
    basis: 'standard',
  });
};

/** Called with every acceptance. The branch of the discharge had nothing to wait for, so it begins again. */
export const beginEngagement = (draft: CaseDraft, policy: EscalationPolicy): void => {
  if (draft.case.strands.discharge !== 'inCommunity') return;
  oweFirstContact(draft, draft.now, policy);
  resumeJourney(draft, 'agencyAccepted');
};

/** From when on a contact is the one that is owed: from the discharge, or else from the acceptance. */
export const contactsCountFrom = ({
  discharge,
  strands,
  clocks,
}: Pick<CaseRecord, 'discharge' | 'strands' | 'clocks'>): Instant | undefined => {
  if (discharge.dischargedAt !== undefined) return discharge.dischargedAt;
  if (strands.discharge !== 'engaging' && strands.discharge !== 'contacted') return undefined;
  return clocks
    .filter((clock) => clock.kind === kind && clock.anchorKind === anchorKind)
    .map(({ anchor }) => anchor)
    .at(-1);
};
