/**
 * What happened in a case, in order, and what was told of it. A line says what it is, who acted by role and organisation,
 * which rules, and codes; no names. An event of another version is shown as it is stored, and nobody puts words to it.
 */
import { disclose, Own } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import { auditEvents, isKnownEvent } from '../case/audit-events.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { phaseOf } from '../case/phase.ts';
import type { Notice } from '../notices/notice.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { Timeline, TimelineEntry } from './case-view-contract.ts';
import { wholeNotice } from './addressed.ts';
import { basisView } from './case-view.ts';
import { timelineDisclosure } from './timeline-disclosure.ts';

/** The whole line, of which timeline-disclosure.ts leaves what its reader may know. */
export const timelineEntry = (event: AuditEvent): TimelineEntry => {
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

const ownEntry = (event: AuditEvent): Own<TimelineEntry> =>
  new Own(event.actor.kind === 'person' ? event.actor : undefined, timelineEntry(event));

export const timeline = (
  record: CaseRecord,
  { events, notices, cursor }: { events: readonly AuditEvent[]; notices: readonly Notice[]; cursor?: string },
  reader: Reader,
): Timeline =>
  disclose(
    timelineDisclosure,
    {
      caseId: record.caseId,
      ...basisView(reader.basis),
      phase: phaseOf(record),
      events: events.map(ownEntry),
      notices: notices.map(wholeNotice),
      ...(cursor !== undefined && { cursor }),
    },
    reader,
  );
