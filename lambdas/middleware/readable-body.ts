/**
 * Stands before the JSON parser: a body is read as UTF-8 or not at all. In another character set, or with a byte that is
 * lost, a name would be kept as it is not, and the person be looked for by it. API Gateway gives text; bytes come in
 * base 64, from it and from the local gateway alike.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { Refused } from '../../domain/shared/refusal.ts';

const refuseEncoding = (encoding = ''): void => {
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase());
  if (codings.every((coding) => coding === '' || coding === 'identity')) return;
  throw new Refused({ code: 'unsupportedContentEncoding', detail: 'The body must not be compressed.' });
};

/** Every charset that the header gives, however often: which one is meant nobody can tell. */
const refuseCharset = (contentType = ''): void => {
  const charsets = [...contentType.matchAll(/;\s*charset\s*=\s*"?([^\s";]*)/gi)].map(
    ([, charset = '']) => charset,
  );
  if (charsets.every((charset) => /^utf-?8$/i.test(charset))) return;
  throw new Refused({ code: 'unsupportedCharset', detail: 'The body must be JSON in UTF-8.' });
};

const textOf = (base64: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    throw new Refused({
      code: 'malformedText',
      detail: 'The body is not text in UTF-8.',
      errors: [{ field: 'body', message: 'This is not UTF-8.' }],
    });
  }
};

const byteOrderMark = /^\uFEFF/;

export const readableBody = (): MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  before: ({ event }) => {
    refuseEncoding(event.headers['content-encoding']);
    refuseCharset(event.headers['content-type']);
    if (event.body === null) return;
    const text = event.isBase64Encoded ? textOf(event.body) : event.body;
    event.body = text.replace(byteOrderMark, '');
    event.isBase64Encoded = false;
  },
});
