/**
 * The access log's side of one request. For every case that a request is about exactly one entry is written: when the
 * decision is taken, or, for a request that failed before (wrong role, wrong body), when it is refused. A decision that is
 * taken again after a lost race belongs to the same request. Nothing about a case is answered before its entry is stored.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { AccessDecision } from '../../domain/api/access.ts';
import type { AccessOutcome } from '../../domain/access/access-entry.ts';
import type { Person } from '../../domain/shared/actor.ts';
import { caseIdOf, caseIdSchema } from '../../domain/shared/identifiers.ts';
import type { AccessLog, Clock } from '../../domain/ports/ports.ts';
import type { Operation } from '../../domain/api/routes.ts';

export type NotedOutcome = Omit<AccessOutcome, 'operation'>;

export interface RequestAudit {
  /** False when there is no such case. */
  note(caseId: string, outcome: NotedOutcome): Promise<boolean>;
  hasNoted(caseId: string): boolean;
}

export const undecided = (
  decision: AccessOutcome['decision'],
  reason: AccessOutcome['reason'],
): NotedOutcome => ({ decision, reason, standing: 'undecided', basis: { kind: 'none', level: 'none' } });

export const outcomeOf = (decision: AccessDecision): NotedOutcome => {
  if (!decision.allow) return { ...undecided('deny', decision.reason), standing: decision.standing };
  const { kind, level, ruleId } = decision.basis;
  return {
    decision: 'allow',
    reason: 'standing',
    standing: decision.standing,
    basis: { kind, level, ...(ruleId !== undefined && { ruleId }) },
  };
};

export interface RequestAuditDeps {
  accesses: AccessLog | undefined;
  clock: Clock;
}

/** Thrown when a function that reaches cases was composed without the access log: a fault of ours. */
class NoAccessLog extends Error {
  override readonly name = 'NoAccessLog';
}

export const createRequestAudit = (
  { accesses, clock }: RequestAuditDeps,
  about: { actor: Person; operation: Operation; requestId: string },
): RequestAudit => {
  const noted = new Set<string>();
  return {
    hasNoted: (caseId) => noted.has(caseId),
    async note(caseId, outcome) {
      if (noted.has(caseId)) return true;
      if (!accesses) throw new NoAccessLog();
      const known = await accesses.appendAccess({ ...about, ...outcome, caseId, at: clock.now() });
      noted.add(caseId);
      return known;
    },
  };
};

/** The case that a path names, whether by its own reference or by that of a work item or notice. */
export const caseInPath = ({ pathParameters }: APIGatewayProxyEvent): string | undefined => {
  const { caseId, workItemId, noticeId } = pathParameters ?? {};
  const named = caseId ?? caseIdOf(workItemId ?? noticeId ?? '');
  return caseIdSchema.safeParse(named).data;
};
