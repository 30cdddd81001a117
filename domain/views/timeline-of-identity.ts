/** What opens the events of who the person is, and whom they may be taken for: a part of timeline-disclosure.ts. */
import type { AuditEventType } from '../case/audit-events.ts';
import type { EventRows } from './timeline-rows.ts';

export const ofIdentity = {
  toldApart: { event: 'identity', details: { reason: 'always' } },
  identityAnswered: { event: 'county', details: { decision: 'always', reason: 'always' } },
  sameAsLater: { event: 'county', details: {} },
  notSameAsLater: { event: 'county', details: {} },
  namesakeReferred: { event: 'identity', details: { reason: 'always' } },
  secondReferralReceived: {
    event: 'identity',
    details: { number: 'always', role: 'always', organisation: 'always' },
  },
  secondReferralAnswered: {
    event: 'identity',
    details: { workItemId: 'always', decision: 'always', reason: 'always' },
  },
} as const satisfies Partial<EventRows<AuditEventType>>;
