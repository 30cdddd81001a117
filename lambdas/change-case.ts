/**
 * The one way in which a person's request changes a case: reach it (reach-case.ts), check the version, decide on a draft,
 * save the facts with the audit event, the outbox and the idempotency record in one transaction. When somebody else wrote
 * first, it loads and decides again. Run twice with one Idempotency-Key: the first answer comes back.
 */
import * as z from 'zod';
import type { CaseSnapshot } from '../domain/case/case-record.ts';
import type { Reader } from '../domain/access/openings.ts';
import { CaseDraft } from '../domain/case/case-draft.ts';
import { phaseOf } from '../domain/case/phase.ts';
import { hashOf } from '../domain/shared/hash.ts';
import { addElapsed } from '../domain/shared/instant.ts';
import { ConcurrentWrite, type IdempotencyRecord, PersonAlreadyReferred } from '../domain/ports/ports.ts';
import type { Operation } from '../domain/api/routes.ts';
import { notFound, Refused } from '../domain/shared/refusal.ts';
import type { ApiRequest, ApiResponse } from './middleware/api-types.ts';
import { undecided } from './middleware/request-audit.ts';
import { type AddressedTo, type ReachCaseDeps, reachCase, readerOf, refuseClosed } from './reach-case.ts';

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

/** Saves a draft with the answer it earned; hands back the stored answer when the key was used before. */
export const saveOnce = async <Op extends Operation>(
  { cases, clock }: Pick<ChangeCaseDeps, 'cases' | 'clock'>,
  request: ApiRequest<Op>,
  decide: () => Promise<{ draft: CaseDraft; response: ApiResponse<Op> }>,
): Promise<ApiResponse<Op>> => {
  const idempotency = idempotencyOf(request);
  for (let attempt = 1; ; attempt += 1) {
    const known = idempotency && (await cases.idempotencyRecord(idempotency.id, clock.now()));
    if (known) return replayNoted(request, known);
    const { draft, response } = await decide();
    if (!draft.changed) return response;
    const { location }: { location?: string } = response.headers ?? {};
    try {
      await cases.save(
        draft.write(),
        idempotency && {
          ...idempotency,
          status: response.status,
          body: JSON.stringify(response.body),
          location,
          expiresAt: addElapsed(draft.now, idempotencyHours, 'hours'),
        },
      );
      return response;
    } catch (error) {
      if (!(error instanceof ConcurrentWrite) || attempt === attempts) throw error;
    }
  }
};

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
  decide: (draft: CaseDraft, reader: Reader) => ApiResponse<Op> | Promise<ApiResponse<Op>>;
}

const attemptChange = <Op extends Operation>(
  deps: ChangeCaseDeps,
  request: ApiRequest<Op>,
  change: CaseChange<Op>,
  lockAvailable: boolean,
): Promise<ApiResponse<Op>> =>
  saveOnce(deps, request, async () => {
    const { snapshot, now, access } = await reachCase(deps, request, change.caseId, change.addressedTo);
    refuseStale(snapshot, request.ifMatch);
    if (!access.allow) {
      refuseClosed(snapshot);
      throw notFound();
    }
    const draft = new CaseDraft(snapshot, { now, actor: request.actor, lockAvailable });
    const response = await change.decide(draft, readerOf(snapshot.case, request, access));
    const version = snapshot.case.version + (draft.changed ? 1 : 0);
    return { draft, response: { ...response, headers: { etag: `"${version}"`, ...response.headers } } };
  });

export const changeCase = async <Op extends Operation>(
  deps: ChangeCaseDeps,
  request: ApiRequest<Op>,
  change: CaseChange<Op>,
): Promise<ApiResponse<Op>> => {
  try {
    return await attemptChange(deps, request, change, true);
  } catch (error) {
    // A journey that goes on again finds that the person was referred anew meanwhile.
    if (error instanceof PersonAlreadyReferred) return attemptChange(deps, request, change, false);
    throw error;
  }
};
