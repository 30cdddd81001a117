/**
 * POST /audit-grants: an administrator lets an auditor read a sample of cases for a time. The sample is whole or refused;
 * the grant, an entry in the access log of each of its cases and the answer are one transaction. Run twice with one
 * Idempotency-Key: the first answer comes back, and another body is refused.
 */
import { auditGrantFrom, grantId } from '../../../domain/access/audit-grant.ts';
import { hashOf } from '../../../domain/shared/hash.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { answerOnce } from '../../change-case.ts';
import { accessesOf, grantView } from '../../grant-log.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';
import { casesExist, type ReachCaseDeps } from '../../reach-case.ts';

export const createGrantAudit =
  (deps: ReachCaseDeps): ApiUseCase<'grantAudit'> =>
  (request) =>
    answerOnce<'grantAudit'>(deps, request, async () => {
      const { actor, body, requestId } = request;
      const now = deps.clock.now();
      const id = grantId(body.auditor.sub, hashOf([actor.sub, requestId]));
      const grant = auditGrantFrom(id, body, actor, now);
      if (!(await casesExist(deps, grant.caseIds))) throw notFound();
      const accesses = accessesOf(grant, request.audit, 'sampled');
      return {
        now,
        response: { status: 201, body: grantView(grant) },
        save: (record) => deps.grants.saveAuditGrant({ grant, accesses, at: now }, record),
      };
    });
