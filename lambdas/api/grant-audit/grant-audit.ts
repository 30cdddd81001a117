/**
 * POST /audit-grants: an administrator lets an auditor read a sample of cases for a time. The sample is whole or refused,
 * and each of its cases shows the grant in its access log. Run twice with one Idempotency-Key: the same grant.
 */
import { auditGrantFrom } from '../../../domain/access/audit-grant.ts';
import { hashOf } from '../../../domain/shared/hash.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { undecided } from '../../middleware/request-audit.ts';
import { casesExist, type ReachCaseDeps } from '../../reach-case.ts';

/** The same request of the same person is the same grant; another body is another grant, and overwrites none. */
const grantIdOf = ({ actor, idempotencyKey, requestId, body }: ApiRequest<'grantAudit'>): string =>
  `AG-${hashOf([actor.sub, actor.org, idempotencyKey ?? requestId, body]).slice(0, 24)}`;

export const createGrantAudit =
  (deps: ReachCaseDeps): ApiUseCase<'grantAudit'> =>
  async (request): Promise<ApiResponse<'grantAudit'>> => {
    const grant = auditGrantFrom(grantIdOf(request), request.body, request.actor, deps.clock.now());
    if (!(await casesExist(deps, grant.caseIds))) throw notFound();
    await deps.grants.putAuditGrant(grant);
    const sampled = { ...undecided('allow', 'sampled'), standing: 'own' } as const;
    await Promise.all(grant.caseIds.map((caseId) => request.audit.note(caseId, sampled)));
    const { grantId, auditor, caseIds, reason, givenAt, until } = grant;
    return { status: 201, body: { grantId, auditor, caseIds, reason, givenAt, until } };
  };
