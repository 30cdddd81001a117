/**
 * Guidance, CNYPC: "Released with parole: contact the Parole Officer as soon as possible." Dated work for who has the person,
 * asked for once a case: when an agency has accepted, or with the discharge where none has. Run twice: asks once.
 */
import { addDuration } from '../shared/duration.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { CaseDraft } from './case-draft.ts';
import { namesParole } from './hand-off.ts';
import { openWork } from './open-work.ts';

export const askForParoleContact = (
  draft: CaseDraft,
  { followUps }: Pick<EscalationPolicy, 'followUps'>,
): void => {
  if (!namesParole(draft.case) || draft.case.paroleContactAskedAt !== undefined) return;
  draft.case.paroleContactAskedAt = draft.now;
  const ladder = followUps.paroleOfficerContact;
  openWork(draft, 'paroleOfficerContact', ladder, {
    anchor: draft.now,
    dueAt: addDuration(draft.now, ladder.due),
  });
};
