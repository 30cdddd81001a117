/**
 * What a page of the portal may send and read across origins. One origin, named exactly; no cookies, since sign-in is a
 * header. Gateway, handlers and the gateway of one machine say the same.
 */
const sentHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match'] as const;
/** Under which API Gateway names a request in its answer; the access log has it too. */
export const requestIdHeader = 'x-amzn-RequestId';
const readHeaders = [
  'ETag',
  'Location',
  'Idempotency-Replayed',
  'Retry-After',
  'WWW-Authenticate',
  'Allow',
  requestIdHeader,
] as const;
const preflightSeconds = 7_200;

/** On every answer, a refusal too: without it a page cannot read why it was refused. */
export const portalHeaders = (origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': readHeaders.join(', '),
  Vary: 'Origin',
});

/** Of a path that has these routes: a browser may ask too, before it sends. */
export const allowOf = (methods: readonly string[]): string => [...methods.toSorted(), 'OPTIONS'].join(', ');

/** On the answer to a browser that asks before it sends. */
export const preflightHeaders = (origin: string, methods: readonly string[]): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Methods': allowOf(methods),
  'Access-Control-Allow-Headers': sentHeaders.join(', '),
  'Access-Control-Max-Age': String(preflightSeconds),
  Vary: 'Origin',
});
