/**
 * One line of the timeline: what it says, who acted by role and organisation, which rules, and codes; no names. An event
 * of another version is shown as it is stored, and nobody puts words to it.
 */
import { auditEvents, isKnownEvent } from '../case/audit-events.ts';
import type { Answer } from '../shared/answer.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { timelineEntrySchema } from './case-view-contract.ts';

export const timelineEntry = (event: AuditEvent): Answer<typeof timelineEntrySchema> => {
  const { seq, at, actor, type, ruleIds, details } = event;
  return {
    seq,
    at,
    type,
    ...(isKnownEvent(event) && { says: auditEvents[event.type].says }),
    by: actor.kind === 'person' ? { role: actor.role, org: actor.org } : { system: actor.part },
    ruleIds,
    details,
  };
};
