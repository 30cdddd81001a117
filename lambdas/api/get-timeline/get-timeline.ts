/**
 * GET /cases/{caseId}/timeline: what happened, in order, with the rules that decided, and the notices that went out. Both
 * are read a page at a time, and one cursor says where each of them goes on.
 */
import * as z from 'zod';
import { timeline } from '../../../domain/views/timeline.ts';
import { type CasePages, type Page, UnknownCursor } from '../../../domain/ports/ports.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

/** Where events and notices go on; null for what was read to its end. */
const cursorsSchema = z.tuple([z.string().nullable(), z.string().nullable()]);
type Cursors = z.infer<typeof cursorsSchema>;

const decoded = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const cursorsIn = (cursor: string): Cursors => {
  const { data } = cursorsSchema.safeParse(decoded(cursor));
  if (!data) throw new UnknownCursor('The cursor does not belong to this timeline.');
  return data;
};

const cursorOf = (events: Page<unknown>, notices: Page<unknown>): { cursor?: string } => {
  if (events.cursor === undefined && notices.cursor === undefined) return {};
  const cursors: Cursors = [events.cursor ?? null, notices.cursor ?? null];
  return { cursor: Buffer.from(JSON.stringify(cursors)).toString('base64url') };
};

export const createGetTimeline =
  (deps: ReachCaseDeps): ApiUseCase<'getTimeline'> =>
  async (request): Promise<ApiResponse<'getTimeline'>> => {
    const { caseId } = request.path;
    const { limit, cursor } = request.query;
    const { snapshot, reader } = await readCase(deps, request, caseId);
    const cursors = cursor === undefined ? undefined : cursorsIn(cursor);
    const pageOf = async <Kind extends 'events' | 'notices'>(
      kind: Kind,
      from: string | null | undefined,
    ): Promise<Page<CasePages[Kind]>> =>
      from === null ? { items: [] } : deps.cases.pageOf(caseId, kind, { limit, cursor: from });
    const [events, notices] = await Promise.all([
      pageOf('events', cursors?.[0]),
      pageOf('notices', cursors?.[1]),
    ]);
    const page = { events: events.items, notices: notices.items, ...cursorOf(events, notices) };
    return { status: 200, body: timeline(snapshot.case, page, reader) };
  };
