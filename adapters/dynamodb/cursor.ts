/**
 * Cursors: the list and the position in it behind which a page goes on. A position is an instant, a case reference
 * and a number or a part of a hash, so a cursor holds no personal data; it is refused in any list but its own, which is what keeps one
 * organisation from reading on in another's. It is not signed: a made-up position only skips in one's own list.
 */
import * as z from 'zod';
import { type NoticesRequest, UnknownCursor } from '../../domain/ports/ports.ts';
import { noticeSpan } from './keys.ts';

const cursorSchema = z.tuple([
  z.string(),
  // Of an organisation's list an instant, a case and a number, of notices behind a rank; within a case a number, or an instant and a number; of a
  // log an instant and the hash of an entry.
  z
    .string()
    .regex(
      /^((?:[013]#)?\d{4}-\d\d-\d\dT[\d:.]{12}Z#(WH(-[0-9A-Z]{4}){3}(#\d{8})?|[0-9a-f]{16})|(\d{4}-\d\d-\d\dT[\d:.]{12}Z#|[A-Z])?\d{8})$/,
    ),
]);

export const cursorBehind = (list: string, position: string): string =>
  Buffer.from(JSON.stringify([list, position])).toString('base64url');

const decoded = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The position that a cursor of this list stands for. Throws UnknownCursor. */
export const positionIn = (list: string, cursor: string): string => {
  const parsed = cursorSchema.safeParse(decoded(cursor));
  if (!parsed.success || parsed.data[0] !== list)
    throw new UnknownCursor('The cursor does not belong to this list.');
  return parsed.data[1];
};

/** The same of the notices of an organisation: a cursor behind what only tells goes on in no list of what asks, nor the other way. */
export const positionOfNotice = (list: string, { cursor, status }: NoticesRequest): string | undefined => {
  if (cursor === undefined) return undefined;
  const position = positionIn(list, cursor);
  const { beyond = '', upTo = '~' } = noticeSpan(status);
  if (position <= beyond || position >= upTo)
    throw new UnknownCursor('The cursor does not belong to this list.');
  return position;
};
