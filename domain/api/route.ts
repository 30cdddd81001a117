/** What is declared of a route: the table is in routes.ts. */
import * as z from 'zod';
import { caseIdSchema, noticeIdSchema, workItemIdSchema } from '../shared/identifiers.ts';
import type { Role } from '../shared/roles.ts';
import type { TimeRows } from './times-of-requests.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/${string}`;
  summary: string;
  /** Roles that may call it at all; which cases they reach is decided by relationship. Nobody calls without sign-in. */
  roles: readonly Role[];
  pathParameters?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Every time of the body, by its path, with what it is held against (times-of-requests.ts). */
  times?: TimeRows;
  /** The same where they hang on the kind that the body names. */
  timesByKind?: Readonly<Record<string, TimeRows>>;
  /** True: which of the contract's alternatives a body must be hangs on the path, so the use case names what is wrong. */
  bodyParsedByUseCase?: true;
  /** True: an unusual time of the body is taken with confirmUnusualTime beside it (order-of-times.ts). */
  confirmsTimes?: true;
  /** True: why something in time is entered late is said with lateEntryReason beside the body (domain/case/late-entry.ts). */
  takesLateReason?: true;
  /** @default 64 KB */
  bodyLimitBytes?: number;
  /** What a success is besides JSON. */
  alsoAnswers?: 'text/html' | 'text/csv';
  success: 200 | 201 | 202;
}

const cursor = z
  .string()
  .max(1_024)
  .regex(/^[A-Za-z0-9_-]+$/, 'Give the cursor as the page before returned it.')
  .optional();
const limit = z.coerce.number().int().min(1).max(100);

/** Of a list of one's organisation, and of what a case has of a kind. */
export const page = { limit: limit.default(25), cursor };
export const pageQuery = z.strictObject(page);
/** What is read from its beginning to its end is whole, for most cases, on its first page. */
export const longPage = { limit: limit.default(100), cursor };
export const longPageQuery = z.strictObject(longPage);

/** Of what may be large, one by one. */
export const shortPageQuery = z.strictObject({ limit: limit.max(20).default(20), cursor });

const usualBodyLimitBytes = 64 * 1024;
export const bodyLimitOf = ({ bodyLimitBytes = usualBodyLimitBytes }: Route): number => bodyLimitBytes;

/** A referral is larger than what else is sent. */
export const referralSizeLimitBytes = 256 * 1024;

export const casePath = z.strictObject({ caseId: caseIdSchema });
export const workItemPath = z.strictObject({ workItemId: workItemIdSchema });
export const noticePath = z.strictObject({ noticeId: noticeIdSchema });
