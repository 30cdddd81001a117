/** What an API use case is given and returns; API Gateway's shapes stay in api-handler.ts. */
import type * as z from 'zod';
import type { Person } from '../../domain/shared/actor.ts';
import type { Operation, routes } from '../../domain/api/routes.ts';
import type { RequestAudit } from './request-audit.ts';

type PartOf<Op extends Operation, Part extends string> =
  (typeof routes)[Op] extends Record<Part, infer Schema>
    ? Schema extends z.ZodType
      ? z.infer<Schema>
      : undefined
    : undefined;

export interface ApiRequest<Op extends Operation = Operation> {
  operation: Op;
  actor: Person;
  path: PartOf<Op, 'pathParameters'>;
  query: PartOf<Op, 'query'>;
  body: PartOf<Op, 'body'>;
  /** The version that the caller has seen (If-Match). */
  ifMatch?: number;
  idempotencyKey?: string;
  /** The case that the path names, whatever it names it by. */
  caseId?: string;
  /** The gateway's id of the request; no two have the same. */
  requestId: string;
  /** Where the decision about a case is noted before anything of it is answered. */
  audit: RequestAudit;
}

export interface ApiResponse {
  status: number;
  /** Text where `contentType` says so, else what becomes JSON. */
  body: unknown;
  /** @default application/json */
  contentType?: 'text/html' | 'text/csv';
  headers?: Record<string, string>;
}

export type ApiUseCase<Op extends Operation> = (request: ApiRequest<Op>) => Promise<ApiResponse>;
