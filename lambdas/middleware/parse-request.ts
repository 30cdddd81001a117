/** Parses an API Gateway REST event against its route. Every wrong field is named at once, in path, query, header and body. */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { requestHeadersSchema } from '../../domain/api/request-headers.ts';
import { organisationIdSchema, type Person, roleSchema, subjectSchema } from '../../domain/shared/actor.ts';
import { lateEntryReasons, type LateEntryReason } from '../../domain/case/answer-codes.ts';
import { strayMessage, strayPartTwoPaths } from '../../domain/case/part-two-contract.ts';
import { unreadableIn } from '../../domain/shared/free-text.ts';
import { plainWords } from '../../domain/shared/plain-words.ts';
import { type FieldError, Refused, unauthenticated } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/api/routes.ts';
import { fieldName } from './field-name.ts';

/** What the authorizer lambdas/authorizers/verify-token found; API Gateway adds members of its own. */
const signedInSchema = z.object({ sub: subjectSchema, role: roleSchema, org: organisationIdSchema });

/** Throws an `unauthenticated` refusal when no authorizer named anybody. */
export const actorOf = (event: APIGatewayProxyEvent): Person => {
  const signedIn = signedInSchema.safeParse(event.requestContext.authorizer);
  if (!signedIn.success) throw unauthenticated();
  return { kind: 'person', ...signedIn.data };
};

export const isSignedIn = (event: APIGatewayProxyEvent): boolean =>
  signedInSchema.safeParse(event.requestContext.authorizer).success;

export const errorsOf = (place: string, { issues }: z.ZodError, contract: z.ZodType): FieldError[] =>
  issues.map(({ path, message }) => ({ field: fieldName(place, contract, path), message }));

export interface ParsedRequest {
  path: unknown;
  query: unknown;
  body: unknown;
  confirmsUnusualTime?: true;
  lateEntryReason?: LateEntryReason;
  ifMatch?: number;
  idempotencyKey?: string;
}

/** More than any form has: what is looked at here no contract has bounded yet, and an answer has an end. */
const mostNamed = 500;

const unreadableFields = (contract: z.ZodType | undefined, body: unknown): FieldError[] =>
  contract
    ? Array.from(unreadableIn(contract, body).take(mostNamed), ({ path, message }) => ({
        field: fieldName('body', contract, path),
        message,
      }))
    : [];

/** Nothing that is said of a case holds substance-use records but the section of the referral that is made for them. */
const strayFields = ({ body: contract, bodyParsedByUseCase }: Route, body: unknown): FieldError[] =>
  contract && bodyParsedByUseCase === undefined
    ? strayPartTwoPaths(body).map((path) => ({
        field: fieldName('body', contract, path),
        message: strayMessage,
      }))
    : [];

const besides = {
  /** Of an unusual time (domain/api/order-of-times.ts). */
  confirmUnusualTime: z.literal(true, 'Give true, or leave it out.').optional(),
  /** Of what was in time, and is entered late (domain/case/late-entry.ts). */
  lateEntryReason: z.enum(lateEntryReasons).optional(),
};

/** What is said beside the body of a route: no part of what its contract keeps. */
const besidesOf = ({ confirmsTimes, takesLateReason }: Route) =>
  z.looseObject({
    ...(confirmsTimes && { confirmUnusualTime: besides.confirmUnusualTime }),
    ...(takesLateReason && { lateEntryReason: besides.lateEntryReason }),
  });

const saidSchema = z.object(besides);

const withoutBesides = (names: readonly string[], body: unknown): unknown => {
  const { success, data } = z.looseObject({}).safeParse(body);
  return success ? Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name))) : body;
};

/** Throws an `invalid` refusal that names every wrong field. */
export const parseRequest = (route: Route, event: APIGatewayProxyEvent): ParsedRequest => {
  const errors: FieldError[] = [];
  const parse = (place: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value, { error: plainWords });
    if (result.success) return result.data;
    errors.push(...errorsOf(place, result.error, schema));
    return undefined;
  };
  const path = parse('path', route.pathParameters, event.pathParameters ?? {});
  const query = parse('query', route.query, event.queryStringParameters ?? {});
  const besidesSchema = besidesOf(route);
  const names = Object.keys(besidesSchema.shape);
  const sent: unknown = names.length > 0 ? withoutBesides(names, event.body) : event.body;
  const body = route.bodyParsedByUseCase ? sent : parse('body', route.body, sent);
  const beside = besidesSchema.safeParse(sent === event.body ? {} : event.body, { error: plainWords });
  if (!beside.success) errors.push(...errorsOf('body', beside.error, besidesSchema));
  errors.push(...unreadableFields(route.body, sent), ...strayFields(route, body));
  const headers = requestHeadersSchema.safeParse(event.headers, { error: plainWords });
  if (!headers.success) errors.push(...errorsOf('header', headers.error, requestHeadersSchema));
  if (errors.length > 0 || !headers.success)
    throw new Refused({
      code: 'invalid',
      detail: `${errors.length} field(s) are not as the contract says.`,
      errors,
    });
  const { 'if-match': ifMatch, 'idempotency-key': idempotencyKey } = headers.data;
  const { confirmUnusualTime, lateEntryReason } = saidSchema.parse(beside.data);
  return {
    path,
    query,
    body,
    ...(confirmUnusualTime && { confirmsUnusualTime: true }),
    ...(lateEntryReason && { lateEntryReason }),
    ...(ifMatch !== undefined && { ifMatch }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
};
