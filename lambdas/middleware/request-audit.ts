/**
 * The access log's side of one request. For every case that a request is about exactly one entry is written: when the
 * decision is taken, or, for a request that failed before (wrong role, wrong body), when it is refused. A decision that is
 * taken again after a lost race belongs to the same request. Nothing about a case is answered before its entry is stored.
 * A reference that no case has leaves the same entry, so that it costs the same work and looking for references shows.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { AccessDecision } from '../../domain/api/access.ts';
import {
  type Access,
  type AccessEntry,
  accessEntry,
  type AccessOutcome,
  listEntry,
} from '../../domain/access/access-entry.ts';
import type { Person } from '../../domain/shared/actor.ts';
import { caseIdOf, caseIdSchema } from '../../domain/shared/identifiers.ts';
import type { AccessLog, Clock } from '../../domain/ports/ports.ts';
import type { Operation } from '../../domain/api/routes.ts';

export type NotedOutcome = Omit<AccessOutcome, 'operation'>;

type Noted = NotedOutcome & Pick<Access, 'grant'>;

export interface RequestAudit {
  note(caseId: string, outcome: NotedOutcome): Promise<void>;
  hasNoted(caseId: string): boolean;
  /** An entry that a transaction stores with what it is about. */
  entryOf(caseId: string, outcome: Noted): AccessEntry;
  /**
   * Notes a list of cases as one view, with a row in the log of each case. Hands back the references that may be shown:
   * those of which the row was stored.
   */
  noteList(rows: readonly { caseId: string; outcome: NotedOutcome }[]): Promise<ReadonlySet<string>>;
}

export const undecided = (
  decision: AccessOutcome['decision'],
  reason: AccessOutcome['reason'],
): NotedOutcome => ({ decision, reason, standing: 'undecided', basis: { kind: 'none', level: 'none' } });

export const outcomeOf = (decision: AccessDecision): NotedOutcome => {
  if (!decision.allow) return { ...undecided('deny', decision.reason), standing: decision.standing };
  const { kind, level, ruleId } = decision.basis;
  return {
    decision: 'allow',
    reason: 'standing',
    standing: decision.standing,
    basis: { kind, level, ...(ruleId !== undefined && { ruleId }) },
  };
};

export interface RequestAuditDeps {
  accesses: AccessLog | undefined;
  clock: Clock;
}

/** Thrown when a function that reaches cases was composed without the access log: a fault of ours. */
class NoAccessLog extends Error {
  override readonly name = 'NoAccessLog';
}

/** Stores the rows of a view; what could not be stored is told in an entry of its own. Throws when nothing could. */
const appendRows = async (
  accesses: AccessLog,
  rows: readonly AccessEntry[],
  tellLeftOut: (caseIds: string[]) => Promise<void>,
): Promise<ReadonlySet<string>> => {
  const results = await Promise.allSettled(rows.map((row) => accesses.appendAccess(row)));
  const failed = results.filter((result) => result.status === 'rejected');
  const caseIdsWhere = (status: 'fulfilled' | 'rejected'): string[] =>
    rows.filter((_row, index) => results[index]?.status === status).map(({ caseId }) => caseId);
  const [first] = failed;
  if (first) await tellLeftOut(caseIdsWhere('rejected'));
  if (first && failed.length === rows.length) throw first.reason;
  return new Set(caseIdsWhere('fulfilled'));
};

export const createRequestAudit = (
  { accesses, clock }: RequestAuditDeps,
  about: { actor: Person; operation: Operation; requestId: string },
): RequestAudit => {
  const noted = new Set<string>();
  const log = (): AccessLog => {
    if (!accesses) throw new NoAccessLog();
    return accesses;
  };
  const entryOf = (caseId: string, outcome: Noted): AccessEntry =>
    accessEntry({ ...about, ...outcome, caseId, at: clock.now() });
  return {
    hasNoted: (caseId) => noted.has(caseId),
    entryOf,
    async note(caseId, outcome) {
      if (noted.has(caseId)) return;
      await log().appendAccess(entryOf(caseId, outcome));
      noted.add(caseId);
    },
    async noteList(rows) {
      const at = clock.now();
      const entries = rows.map(({ caseId, outcome }) => accessEntry({ ...about, ...outcome, caseId, at }));
      const shown = Object.fromEntries(entries.map(({ caseId, hash }) => [caseId, hash]));
      await log().appendAccess(listEntry({ ...about, at, shown }));
      return appendRows(log(), entries, (leftOut) =>
        log().appendAccess(listEntry({ ...about, at, shown: {}, leftOut })),
      );
    },
  };
};

/** The case that a path names, whether by its own reference or by that of a work item or notice. */
export const caseInPath = ({ pathParameters }: APIGatewayProxyEvent): string | undefined => {
  const { caseId, workItemId, noticeId } = pathParameters ?? {};
  const named = caseId ?? caseIdOf(workItemId ?? noticeId ?? '');
  return caseIdSchema.safeParse(named).data;
};
