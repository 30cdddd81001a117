/**
 * POST /audit-grants/{grantId}/revocation: an administrator ends a grant at once. The grant is kept and says who ended it;
 * the log of each of its cases says so too, in the same transaction. A grant that is over is a 409.
 */
import { revokeGrant } from '../../../domain/access/audit-grant.ts';
import type { AuditGrants, CaseStore, Clock } from '../../../domain/ports/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { answerOnce } from '../../change-case.ts';
import { accessesOf, grantView } from '../../grant-log.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createRevokeAuditGrant =
  (deps: { cases: CaseStore; grants: AuditGrants; clock: Clock }): ApiUseCase<'revokeAuditGrant'> =>
  (request) =>
    answerOnce<'revokeAuditGrant'>(deps, request, async () => {
      const now = deps.clock.now();
      const known = await deps.grants.auditGrant(request.path.grantId);
      if (!known) throw notFound();
      const grant = revokeGrant(known, request.actor, now);
      const accesses = accessesOf(grant, request.audit, 'grantRevoked');
      return {
        now,
        response: { status: 200, body: grantView(grant) },
        save: (record) => deps.grants.saveAuditGrant({ grant, accesses, at: now }, record),
      };
    });
