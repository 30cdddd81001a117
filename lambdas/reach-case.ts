/**
 * The one way in which a person's request comes to a case: load it, decide, write the access log, and only then go on. An
 * unknown case and one that is not the caller's end in the same 404, after the same reads and the same entry. A passed
 * decision comes back with the case, so that what is shown can follow its legal basis.
 */
import { type AccessDecision, type Allowed, decide, type Denied, isAbout } from '../domain/api/access.ts';
import type { Reader } from '../domain/access/openings.ts';
import { type Standing, standingOf, takesPart } from '../domain/access/standing.ts';
import type { Recipient } from '../domain/shared/recipient.ts';
import type { CaseSnapshot } from '../domain/case/case-record.ts';
import { phaseOf } from '../domain/case/phase.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { AlsoRead, AuditGrants, CaseStore, Clock } from '../domain/ports/ports.ts';
import { Refused, notFound } from '../domain/shared/refusal.ts';
import type { ApiRequest } from './middleware/api-types.ts';
import { outcomeOf } from './middleware/request-audit.ts';

export interface ReachCaseDeps {
  cases: CaseStore;
  clock: Clock;
  grants: AuditGrants;
}

/** Whom a work item or a notice is addressed to; asked of a case that is not there too. */
export type AddressedTo = (
  snapshot: CaseSnapshot | undefined,
) => { role: string; org: string } | undefined | Promise<{ role: string; org: string } | undefined>;

export interface ReadCase {
  snapshot: CaseSnapshot;
  /** For whom, and on what basis, the answer is. */
  reader: Reader;
  now: Instant;
}

export const readerOf = (
  record: CaseSnapshot['case'],
  { actor }: ApiRequest,
  { standing, basis }: Allowed,
): Reader => ({ actor, standing, basis, record });

const noLegalBasis = (): Refused =>
  new Refused({
    code: 'noLegalBasis',
    ruleId: 'HHP-ACC-01',
    detail: 'No consent, order or treatment exchange stands that opens this to you.',
  });

export const refuseClosed = ({ case: record }: CaseSnapshot): void => {
  if (record.strands.case === 'open') return;
  throw new Refused({
    code: 'caseClosed',
    detail: 'The case is closed.',
    state: {
      phase: phaseOf(record),
      strands: record.strands,
      closeReason: record.closeReason,
      version: record.version,
    },
  });
};

const refusalOf = ({ reason }: Denied): Refused => (reason === 'noLegalBasis' ? noLegalBasis() : notFound());

/** What is answered of a case that is not there: what a stranger is answered of one that is. */
const noSuchCase: Denied = { allow: false, reason: 'noSuchCase', standing: 'none' };

export interface Reached {
  snapshot: CaseSnapshot;
  now: Instant;
  access: AccessDecision;
  /** Whether the caller takes part in the case now, and may know its phase and version. */
  takesPart: boolean;
}

/**
 * Throws a refusal for whoever may not know of the case; a denial for its phase comes back, with the case. Everything is
 * read that a decision could need before the case is looked at, so that a foreign case costs what an unknown one does.
 */
export const reachCase = async (
  { cases, clock, grants }: ReachCaseDeps,
  { actor, operation, audit }: Pick<ApiRequest, 'actor' | 'operation' | 'audit'>,
  { caseId, addressedTo, also }: { caseId: string; addressedTo?: AddressedTo; also?: AlsoRead },
): Promise<Reached> => {
  const snapshot = await cases.load(caseId, also);
  const now = clock.now();
  const to = await addressedTo?.(snapshot);
  const given =
    actor.role === 'state' && isAbout('case', operation) ? await grants.auditGrantsOf(actor.sub, now) : [];
  const access = !snapshot
    ? noSuchCase
    : decide(
        actor,
        operation,
        addressedTo ? { kind: 'addressed', to } : { kind: 'case', record: snapshot.case, now, grants: given },
      );
  await audit.note(caseId, outcomeOf(access));
  if (!snapshot) throw notFound();
  if (!access.allow && access.reason !== 'caseClosed') throw refusalOf(access);
  return { snapshot, now, access, takesPart: takesPart(standingOf(snapshot.case, actor, now, given)) };
};

/** For reads. Throws a refusal: 404, 403 for want of a legal basis, 409 for a closed case. */
export const readCase = async (
  deps: ReachCaseDeps,
  request: ApiRequest,
  caseId: string,
  also: AlsoRead = {},
): Promise<ReadCase> => {
  const { snapshot, now, access } = await reachCase(deps, request, { caseId, also });
  if (access.allow) return { snapshot, now, reader: readerOf(snapshot.case, request, access) };
  refuseClosed(snapshot);
  throw notFound();
};

/** A list is one's own; asked through the same decision as everything else. */
export const refuseForeignList = ({ actor, operation }: ApiRequest, of: Recipient): void => {
  if (!decide(actor, operation, { kind: 'list', of }).allow) throw notFound();
};

/** How somebody stands to a case that the store has named, as when a person is already referred. */
export const standingIn = async (
  { cases, clock }: Pick<ReachCaseDeps, 'cases' | 'clock'>,
  { actor }: ApiRequest,
  caseId: string,
): Promise<{ standing: Standing; snapshot: CaseSnapshot | undefined }> => {
  const snapshot = await cases.load(caseId);
  return { snapshot, standing: snapshot ? standingOf(snapshot.case, actor, clock.now()) : 'none' };
};

/** Whether there are such cases; nothing of them is given. */
export const casesExist = async (
  { cases }: Pick<ReachCaseDeps, 'cases'>,
  caseIds: readonly string[],
): Promise<boolean> => {
  const found = await Promise.all(caseIds.map((caseId) => cases.load(caseId)));
  return found.every((snapshot) => snapshot !== undefined);
};
