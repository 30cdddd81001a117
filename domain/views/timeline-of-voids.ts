/** What opens the events of a discharge, a plan, a hand-off and a readmission that never were: a part of timeline-disclosure.ts. */
import type { AuditEventType } from '../case/audit-events.ts';
import type { EventRows } from './timeline-rows.ts';

export const ofVoids = {
  dischargeVoided: { event: 'always', details: { at: 'always' } },
  dischargePlanVoided: {
    event: 'always',
    details: { plannedFor: 'always', plannedOn: 'always', timesMoved: 'always' },
  },
  handOffVoided: { event: 'always', details: { at: 'always' } },
  readmissionVoided: { event: 'always', details: { at: 'always' } },
} as const satisfies Partial<EventRows<AuditEventType>>;
