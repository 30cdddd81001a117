/**
 * The one token of a request, as text: one Authorization header, the scheme Bearer, three parts in canonical
 * base 64 url. What another reader might understand in another way is not read at all.
 */
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

export type SentHeaders = Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'multiValueHeaders'>;

/** Cognito's access tokens are a kilobyte or two; API Gateway takes 10,240 bytes of headers in all. */
const longestHeader = 4_096;
const bearer = /^Bearer (?<token>[\w-]+\.[\w-]+\.[\w-]+)$/i;

type Values = Readonly<Record<string, string | string[] | undefined>>;

const valuesOf = ({ headers, multiValueHeaders }: SentHeaders): string[] => {
  const sent: Values = multiValueHeaders ?? headers ?? {};
  return Object.entries(sent)
    .filter(([name]) => name.toLowerCase() === 'authorization')
    .flatMap(([, value]) => value ?? []);
};

/** Base 64 leaves bits over at the end: without this, four texts of one signature would all be the same token. */
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

/** Undefined when there is none, more than one, or something else in its place. */
export const bearerToken = (sent: SentHeaders): string | undefined => {
  const [header, ...others] = valuesOf(sent);
  if (header === undefined || others.length > 0 || header.length > longestHeader) return undefined;
  const token = bearer.exec(header)?.groups?.['token'];
  return token?.split('.').every(isCanonical) ? token : undefined;
};
