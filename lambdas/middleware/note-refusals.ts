/**
 * A request on a case that is refused before anybody decided on it (wrong role, wrong body, no JSON) stands in the access
 * log all the same. What cannot be logged is not answered: then even the refusal becomes a fault of ours.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { AccessLog, Clock, Log } from '../../domain/ports/ports.ts';
import { Refused } from '../../domain/shared/refusal.ts';
import type { Operation } from '../../domain/api/routes.ts';
import { actorOf, isSignedIn } from './parse-request.ts';
import { caseInPath, createRequestAudit, type RequestAudit, undecided } from './request-audit.ts';

export interface FrameDeps {
  log: Log;
  clock: Clock;
  /** Left out for functions that reach no case. */
  accesses?: AccessLog;
}

/** One for each event, however many parts of the frame look at it. */
export type Audits = WeakMap<APIGatewayProxyEvent, RequestAudit>;

export const auditOf = (
  audits: Audits,
  operation: Operation,
  { clock, accesses }: FrameDeps,
  event: APIGatewayProxyEvent,
): RequestAudit => {
  const known = audits.get(event);
  if (known) return known;
  const { requestId } = event.requestContext;
  const audit = createRequestAudit({ clock, accesses }, { actor: actorOf(event), operation, requestId });
  audits.set(event, audit);
  return audit;
};

/** Thrown when a use case answers about a case without a decision. */
export class UndecidedAnswer extends Error {
  override readonly name = 'UndecidedAnswer';
}

const reasonOf = (error: unknown): 'roleMayNot' | 'invalidRequest' | 'failed' => {
  if (error instanceof Refused) return error.refusal.kind === 'forbidden' ? 'roleMayNot' : 'invalidRequest';
  return error instanceof Error && 'statusCode' in error ? 'invalidRequest' : 'failed';
};

export const noteRefusals = (
  audits: Audits,
  operation: Operation,
  deps: FrameDeps,
): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  onError: async (request) => {
    const { event, error } = request;
    const caseId = caseInPath(event);
    // Without a sign-in there is nobody to name.
    if (caseId === undefined || !isSignedIn(event)) return;
    try {
      await auditOf(audits, operation, deps, event).note(caseId, undecided('deny', reasonOf(error)));
    } catch (fault) {
      request.error = fault instanceof Error ? fault : new UndecidedAnswer();
    }
  },
});
