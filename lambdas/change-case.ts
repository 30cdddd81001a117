/**
 * The one way in which a person's request changes a case: may this person know of it (reach-case.ts), is it still open, is
 * the version the one that they read; then decide on a draft, save the facts with the audit event, the outbox and the idempotency record in one transaction. When somebody else wrote
 * first, it loads and decides again. Run twice with one Idempotency-Key: the first answer comes back.
 */
import * as z from 'zod';
import type { AccessEntry } from '../domain/access/access-entry.ts';
import type { CaseSnapshot } from '../domain/case/case-record.ts';
import type { Reader } from '../domain/access/openings.ts';
import { countAddition } from '../domain/case/additions.ts';
import { CaseDraft } from '../domain/case/case-draft.ts';
import { keepLateness, type LateEntry } from '../domain/case/late-entry.ts';
import { phaseOf } from '../domain/case/phase.ts';
import { hashOf } from '../domain/shared/hash.ts';
import { addElapsed, type Instant } from '../domain/shared/instant.ts';
import {
  type AlsoRead,
  ConcurrentWrite,
  type IdempotencyRecord,
  PersonAlreadyReferred,
} from '../domain/ports/ports.ts';
import { isCounted } from '../domain/api/counted.ts';
import { confirmedTimes, knownOfCase, ruleOfTimes } from '../domain/api/order-of-times.ts';
import type { Operation } from '../domain/api/routes.ts';
import { dailyQuotaOn } from '../domain/policy/daily-quota.ts';
import { localDate } from '../domain/shared/calendar.ts';
import { notFound, Refused } from '../domain/shared/refusal.ts';
import type { ApiRequest, ApiResponse } from './middleware/api-types.ts';
import { undecided } from './middleware/request-audit.ts';
import { finishClosing } from './finish-closing.ts';
import {
  type AddressedTo,
  type ReachCaseDeps,
  type Reached,
  reachCase,
  readerOf,
  refuseClosed,
} from './reach-case.ts';

export type ChangeCaseDeps = ReachCaseDeps;

const attempts = 5;
const idempotencyHours = 48;

const idempotencyOf = ({ idempotencyKey, actor, operation, path, body }: ApiRequest) =>
  idempotencyKey === undefined
    ? undefined
    : {
        id: hashOf([actor.sub, actor.role, actor.org, operation, idempotencyKey]),
        requestHash: hashOf([path, body]),
      };

/** What the answers of writes say of their case. */
const answeredCaseSchema = z.object({ caseId: z.string().optional() });

const replay = <Op extends Operation>(
  record: IdempotencyRecord,
  requestHash: string | undefined,
): ApiResponse<Op> => {
  if (record.requestHash !== requestHash)
    throw new Refused({
      code: 'idempotencyKeyReused',
      ruleId: 'HHP-API-01',
      errors: [{ field: 'header.idempotency-key', message: 'Give a new key.' }],
    });
  const answer: unknown = {
    status: record.status,
    body: JSON.parse(record.body) as unknown,
    headers: {
      'idempotency-replayed': 'true',
      ...(record.location !== undefined && { location: record.location }),
    },
  };
  // The record's id is made of the operation: what it keeps is an answer of this one, of whatever release.
  return answer as ApiResponse<Op>;
};

/** A stored answer tells nothing new, and is given even to who has lost the case since: it was theirs. */
const replayNoted = async <Op extends Operation>(
  request: ApiRequest<Op>,
  record: IdempotencyRecord,
): Promise<ApiResponse<Op>> => {
  const { requestHash } = idempotencyOf(request) ?? {};
  const answer = replay<Op>(record, requestHash);
  const { caseId = request.caseId } = answeredCaseSchema.parse(answer.body);
  if (caseId !== undefined) await request.audit.note(caseId, undecided('allow', 'replayed'));
  return answer;
};

/** The record that keeps an answer under the key of its request; undefined for a request without a key. */
const recordOf = <Op extends Operation>(
  request: ApiRequest<Op>,
  { status, body, headers }: ApiResponse<Op>,
  now: Instant,
): IdempotencyRecord | undefined => {
  const { location }: { location?: string } = headers ?? {};
  const idempotency = idempotencyOf(request);
  return (
    idempotency && {
      ...idempotency,
      status,
      body: JSON.stringify(body),
      location,
      expiresAt: addElapsed(now, idempotencyHours, 'hours'),
    }
  );
};

export interface Attempted<Op extends Operation> {
  response: ApiResponse<Op>;
  now: Instant;
  /** Absent where nothing is to be written. */
  save?: (record: IdempotencyRecord | undefined) => Promise<void>;
}

/**
 * Saves what a request earned together with the answer to it; hands back the stored answer when the key was used before,
 * and decides again when somebody else wrote first.
 */
export const answerOnce = async <Op extends Operation>(
  { cases, clock }: Pick<ChangeCaseDeps, 'cases' | 'clock'>,
  request: ApiRequest<Op>,
  decide: () => Promise<Attempted<Op>>,
): Promise<ApiResponse<Op>> => {
  const idempotency = idempotencyOf(request);
  for (let attempt = 1; ; attempt += 1) {
    const known = idempotency && (await cases.idempotencyRecord(idempotency.id, clock.now()));
    if (known) return replayNoted(request, known);
    const { response, now, save } = await decide();
    try {
      await save?.(recordOf(request, response, now));
    } catch (error) {
      if (!(error instanceof ConcurrentWrite) || attempt === attempts) throw error;
      continue;
    }
    return response;
  }
};

/** Saves a draft, and where it opens a case the first entry of its log, with the answer it earned. */
export const saveOnce = <Op extends Operation>(
  deps: Pick<ChangeCaseDeps, 'cases' | 'clock'>,
  request: ApiRequest<Op>,
  decide: () => Promise<{ draft: CaseDraft; response: ApiResponse<Op>; access?: AccessEntry }>,
): Promise<ApiResponse<Op>> =>
  answerOnce(deps, request, async () => {
    const { draft, response, access } = await decide();
    if (!draft.changed) return { response, now: draft.now };
    return {
      response,
      now: draft.now,
      save: async (record) => {
        await deps.cases.save({ ...draft.write(), ...(access && { access }) }, record);
        if (draft.unfinished) await finishClosing(deps, draft.case.caseId);
      },
    };
  });

const refuseStale = ({ case: record }: CaseSnapshot, ifMatch: number | undefined): void => {
  if (ifMatch === undefined || ifMatch === record.version) return;
  throw new Refused({
    code: 'versionChanged',
    state: { phase: phaseOf(record), strands: record.strands, version: record.version },
  });
};

export interface CaseChange<Op extends Operation> {
  caseId: string;
  /** For a work item or a notice: whom it is addressed to; undefined for one that the case does not have. */
  addressedTo?: AddressedTo;
  /** What of the past the decision needs. */
  also?: AlsoRead;
  /** What is decided where another open case has the person; throws a refusal. Left out, it goes on without the lock. */
  whereTaken?: (caseId: string) => Promise<CaseChange<Op>>;
  /** The answer is made for `reader`; `reached` says whether it may tell where the case stands. */
  decide: (
    draft: CaseDraft,
    reader: Reader,
    reached: Pick<Reached, 'takesPart'>,
  ) => ApiResponse<Op> | Promise<ApiResponse<Op>>;
}

const countIfCounted = <Op extends Operation>(
  { operation, body, actor }: ApiRequest<Op>,
  draft: CaseDraft,
  { case: record }: CaseSnapshot,
): void => {
  if (!draft.changed || !isCounted(operation, { body, actor, record })) return;
  countAddition(draft, actor, dailyQuotaOn(localDate(draft.now)).additions);
};

/** A refusal as an organisation hears it that has left the case: of its own work or notice, and nothing of the case. */
const withoutCaseState = (refused: Refused): Refused => {
  const { phase, strands, version, closeReason, holder, ...state } = refused.refusal.state ?? {};
  if (phase === undefined) return refused;
  const { code, detail } = refused.refusal;
  return new Refused({
    ...refused.refusal,
    detail: code === 'unknownTransition' ? 'This is not possible.' : detail,
    next: 'Nothing more is expected of your organisation here.',
    state,
  });
};

const decideOn = async <Op extends Operation>(
  { decide }: CaseChange<Op>,
  draft: CaseDraft,
  reader: Reader,
  { snapshot, takesPart }: Reached,
): Promise<ApiResponse<Op>> => {
  try {
    const response = await decide(draft, reader, { takesPart });
    if (!takesPart) return response;
    const version = snapshot.case.version + (draft.changed ? 1 : 0);
    return { ...response, headers: { etag: `"${version}"`, ...response.headers } };
  } catch (error) {
    throw error instanceof Refused && !takesPart ? withoutCaseState(error) : error;
  }
};

/** After the decision, which knows better what is wrong where the time is not all; on the case as it stood before. */
const holdTimes = <Op extends Operation>(
  request: ApiRequest<Op>,
  draft: CaseDraft,
  snapshot: CaseSnapshot,
): void => {
  const times = confirmedTimes(request, knownOfCase(snapshot, request), draft.now);
  if (draft.changed && times > 0) draft.record('unusualTimeConfirmed', { times }, [ruleOfTimes]);
};

const lateEntryOf = ({ operation, lateEntryReason }: ApiRequest): LateEntry => ({
  reason: lateEntryReason,
  isVoid: operation === 'voidFact',
});

const attemptChange = <Op extends Operation>(
  deps: ChangeCaseDeps,
  request: ApiRequest<Op>,
  change: CaseChange<Op>,
  lockAvailable: boolean,
): Promise<ApiResponse<Op>> =>
  saveOnce(deps, request, async () => {
    const reached = await reachCase(deps, request, change);
    const { snapshot, now, access } = reached;
    if (!access.allow) {
      refuseClosed(snapshot);
      throw notFound();
    }
    // Whoever takes no part cannot know a version: what they give as one is not held against the case.
    if (reached.takesPart) refuseStale(snapshot, request.ifMatch);
    const draft = new CaseDraft(snapshot, { now, actor: request.actor, lockAvailable });
    const response = await decideOn(change, draft, readerOf(snapshot.case, request, access), reached);
    holdTimes(request, draft, snapshot);
    if (draft.changed) keepLateness(draft, lateEntryOf(request));
    countIfCounted(request, draft, snapshot);
    return { draft, response };
  });

export const changeCase = async <Op extends Operation>(
  deps: ChangeCaseDeps,
  request: ApiRequest<Op>,
  change: CaseChange<Op>,
): Promise<ApiResponse<Op>> => {
  try {
    return await attemptChange(deps, request, change, true);
  } catch (error) {
    if (error instanceof PersonAlreadyReferred && change.whereTaken)
      return changeCase(deps, request, await change.whereTaken(error.caseId));
    // A journey that goes on again finds that the person was referred anew meanwhile.
    if (error instanceof PersonAlreadyReferred) return attemptChange(deps, request, change, false);
    throw error;
  }
};
