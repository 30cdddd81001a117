/**
 * The 48-hour clock (HHP-CONTACT-01): elapsed time from the discharge, whoever holds the case by then, weekends and
 * holidays included. Guidance: required for people already enrolled in a Health Home who leave a State PC or CNYPC;
 * for everyone else it is our standard. A forensic release has the 24 hours of best practice beside it (HHP-CONTACT-24):
 * a target that is met or missed, and that nobody is reminded of.
 */
import type { DischargeCorrection } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, meetEarlier, moveClock, startClock, stopClock, stopEarlier } from '../case/clocks.ts';
import { isForensicStay } from '../case/former-facility.ts';
import { addDuration } from '../shared/duration.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Instant } from '../shared/instant.ts';

export interface DischargeFact {
  at: Instant;
  /** Only the date is known: the strict reading starts at 00:00 of that day and flags it. */
  dateOnly: boolean;
}

const contact = 'faceToFaceContact';
const target = 'forensicContactTarget';
/** The clocks that a contact with the person meets. */
export const contactKinds = [contact, target] as const;
const targetLength = { count: 24, unit: 'hours' } as const;

const anchorOf = ({ at, dateOnly }: DischargeFact) => ({
  anchor: at,
  anchorKind: dateOnly ? ('dischargedOn' as const) : ('dischargedAt' as const),
});

const placed = (fact: DischargeFact, policy: EscalationPolicy) => ({
  ...anchorOf(fact),
  due: addDuration(fact.at, policy.waits.faceToFaceContact.due),
});

const targeted = (fact: DischargeFact) => ({ ...anchorOf(fact), due: addDuration(fact.at, targetLength) });

export const startContactClock = (draft: CaseDraft, fact: DischargeFact, policy: EscalationPolicy): void => {
  const { facility, referral } = draft.case;
  startClock(draft, {
    ...placed(fact, policy),
    kind: contact,
    ruleId: 'HHP-CONTACT-01',
    basis: facility !== undefined && referral.healthHome.enrolled ? 'required' : 'standard',
  });
  if (isForensicStay(draft.case))
    startClock(draft, { ...targeted(fact), kind: target, ruleId: 'HHP-CONTACT-24', basis: 'target' });
};

export const moveContactClock = (
  draft: CaseDraft,
  fact: DischargeFact,
  policy: EscalationPolicy,
  reason: DischargeCorrection,
): void => {
  moveClock(draft, contact, placed(fact, policy), reason);
  moveClock(draft, target, targeted(fact), reason);
};

export const meetContactClock = (draft: CaseDraft, at: Instant): void => {
  meetClock(draft, contact, at);
  meetClock(draft, target, at);
};

/** Says whether the earlier contact moved the meeting of the 48-hour clock. */
export const meetContactEarlier = (draft: CaseDraft, at: Instant): boolean => {
  meetEarlier(draft, target, at);
  return meetEarlier(draft, contact, at);
};

/** At the instant of what stopped it, not of its entry: a contact that came after it answers nothing. */
export const stopContactClock = (draft: CaseDraft, at: Instant): void => {
  for (const kind of [contact, target] as const) {
    stopClock(draft, kind, at);
    stopEarlier(draft, kind, at);
  }
};
