/**
 * The 48-hour clock (HHP-CONTACT-01): elapsed time from the discharge, whoever holds the case by then, weekends and
 * holidays included. Guidance: required for people already enrolled in a Health Home who leave a State PC or CNYPC;
 * for everyone else it is our standard.
 */
import type { CaseDraft } from '../referral/case-draft.ts';
import { moveClock, startClock } from '../referral/clocks.ts';
import { addDuration } from '../shared/duration.ts';
import type { EscalationPolicy } from '../shared/escalation-policy.ts';
import type { Instant } from '../shared/instant.ts';

export interface DischargeFact {
  at: Instant;
  /** Only the date is known: the strict reading starts at 00:00 of that day and flags it. */
  dateOnly: boolean;
}

const placed = ({ at, dateOnly }: DischargeFact, policy: EscalationPolicy) => ({
  anchor: at,
  anchorKind: dateOnly ? ('dischargedOn' as const) : ('dischargedAt' as const),
  due: addDuration(at, policy.waits.faceToFaceContact.due ?? { count: 48, unit: 'hours' }),
});

export const startContactClock = (draft: CaseDraft, fact: DischargeFact, policy: EscalationPolicy): void =>
  startClock(draft, {
    ...placed(fact, policy),
    kind: 'faceToFaceContact',
    ruleId: 'HHP-CONTACT-01',
    basis: draft.case.referral.healthHome.enrolled ? 'required' : 'standard',
  });

export const moveContactClock = (
  draft: CaseDraft,
  fact: DischargeFact,
  policy: EscalationPolicy,
  reason: string,
): void => moveClock(draft, 'faceToFaceContact', placed(fact, policy), reason);
