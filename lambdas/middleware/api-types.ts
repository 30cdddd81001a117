/** What an API use case is given and returns; API Gateway's shapes stay in api-handler.ts. */
import type * as z from 'zod';
import type { LateEntryReason } from '../../domain/case/answer-codes.ts';
import type { Person } from '../../domain/shared/actor.ts';
import type { responses } from '../../domain/api/responses.ts';
import type { Operation, Route, routes } from '../../domain/api/routes.ts';
import type { Answer } from '../../domain/shared/answer.ts';
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
  /** What the route says of the times of the body (domain/api/order-of-times.ts). */
  times: Pick<Route, 'times' | 'timesByKind'>;
  /** That an unusual time of the body is right. */
  confirmsUnusualTime?: true;
  /** Why what was in time is entered late. */
  lateEntryReason?: LateEntryReason;
  /** The version that the caller has seen (If-Match). */
  ifMatch?: number;
  idempotencyKey?: string;
  /** The case that the path names, whatever it names it by. */
  caseId?: string;
  /** Where the API begins for who asks, without a slash at its end: `https://api.example/prod`. */
  baseUrl: string;
  /** The gateway's id of the request; no two have the same. */
  requestId: string;
  /** Where the decision about a case is noted before anything of it is answered. */
  audit: RequestAudit;
}

type Content<Op extends Operation> = (typeof responses)[Op]['content'];
type HeaderOf<Op extends Operation> = Lowercase<(typeof responses)[Op]['headers'][number]>;

/** Of every media type that the operation answers with. Without `contentType` the body becomes JSON. */
type BodyOf<Op extends Operation> = {
  [Media in keyof Content<Op> & string]: Content<Op>[Media] extends infer Schema extends z.ZodType
    ? Media extends 'application/json'
      ? { body: Answer<Schema>; contentType?: undefined }
      : { body: Answer<Schema>; contentType: Media }
    : never;
}[keyof Content<Op> & string];

/** What a request is answered that waits for a second person. */
type AcceptedOf<Op extends Operation> = (typeof responses)[Op] extends {
  accepted: infer Schema extends z.ZodType;
}
  ? { status: 202; body: Answer<Schema>; contentType?: undefined }
  : never;

type ApiResponses = {
  [Op in Operation]: ((BodyOf<Op> & { status: (typeof routes)[Op]['success'] }) | AcceptedOf<Op>) & {
    headers?: Partial<Record<HeaderOf<Op>, string>>;
  };
};

/**
 * What an operation answers, by its contract in domain/api/responses.ts: a body, a header or a status of another kind does
 * not compile. The schemas are read as types only, so that no handler carries them.
 */
export type ApiResponse<Op extends Operation = Operation> = ApiResponses[Op];

/** Use cases write `ApiResponse` at the arrow that answers: of what is inferred TypeScript sees no field too many. */
export type ApiUseCase<Op extends Operation> = (request: ApiRequest<Op>) => Promise<ApiResponse<Op>>;
