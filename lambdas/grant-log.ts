/** What giving and revoking an auditor's grant have in common: an entry in the log of each case, and what is answered. */
import type { AccessEntry } from '../domain/access/access-entry.ts';
import type { AuditGrant } from '../domain/access/audit-grant.ts';
import { type RequestAudit, undecided } from './middleware/request-audit.ts';

/** They name the auditor and the end, so that the log of a case alone says who may read it until when. */
export const accessesOf = (
  { grantId, auditor, caseIds, until, revokedAt }: AuditGrant,
  audit: RequestAudit,
  reason: 'sampled' | 'grantRevoked',
): AccessEntry[] =>
  caseIds.map((caseId) =>
    audit.entryOf(caseId, {
      ...undecided('allow', reason),
      standing: 'own',
      grant: { grantId, auditor, until: revokedAt ?? until },
    }),
  );

export const grantView = ({ grantId, auditor, caseIds, reason, givenAt, until, revokedAt }: AuditGrant) => ({
  grantId,
  auditor,
  caseIds,
  reason,
  givenAt,
  until,
  ...(revokedAt !== undefined && { revokedAt }),
});
