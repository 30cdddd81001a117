/**
 * Pages of a list: the token is the position, which stays right because histories and lists only grow at their end.
 */
import type { Page } from './engine-api.ts';
import { EngineError } from './engine-error.ts';

export const AWS_PAGE_SIZE = 100;

export function pageOf<T>(
  items: readonly T[],
  { maxResults, nextToken }: Page,
): { items: T[]; nextToken?: string } {
  const from = nextToken === undefined ? 0 : Number(nextToken);
  if (!Number.isInteger(from) || from < 0)
    throw new EngineError('InvalidToken', `Invalid Token: '${nextToken ?? ''}'`);
  const to = maxResults === undefined ? items.length : from + maxResults;
  return { items: items.slice(from, to), ...(to < items.length ? { nextToken: String(to) } : {}) };
}
