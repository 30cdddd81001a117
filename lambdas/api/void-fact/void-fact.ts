/**
 * POST /cases/{caseId}/voids: what was entered in error no longer counts. What it takes to say what follows without it is read
 * besides: the ledger of searches, and of the contacts those around it.
 */
import { partNamed } from '../../../domain/case/case-parts.ts';
import { type Contact, isStanding } from '../../../domain/case/contact.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import type { VoidBody } from '../../../domain/case/void-contract.ts';
import type { AotPolicy } from '../../../domain/policy/aot-policy.ts';
import { tellingOf as tellingOfEvent } from '../../../domain/aot/significant-event.ts';
import { partOfTelling, toldByStep } from '../../../domain/case/telling.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { seenByContact } from '../../../domain/aot/seen.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { AlsoRead, CaseStore, Registry } from '../../../domain/ports/ports.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { type AroundFact, voidFact } from '../../../domain/work/void-fact.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface VoidFactDeps extends ChangeCaseDeps {
  policyFor: PolicyFor;
  registry: Registry;
}

/** Nothing that anybody told: as much is read of a case that is not there. */
const nobody: Person = { kind: 'person', sub: 'nobody', role: 'cma', org: 'none' };
const never = { fact: 'concern', body: { receivedAt: '', kind: '' } } as const;

/** What the decision reads besides; under which telling a fact is remembered is known once the fact is read. */
const alsoRead = async (
  { cases }: Pick<VoidFactDeps, 'cases'>,
  caseId: string,
  body: VoidBody,
): Promise<AlsoRead> => {
  switch (body.fact) {
    case 'contact': {
      const snapshot = await cases.load(caseId, { contact: body });
      const known = snapshot?.contacts.find(({ contactId }) => contactId === body.contactId);
      const telling = known
        ? partOfTelling({ fact: 'contact', body: known }, known.by)
        : partOfTelling(never, nobody);
      return { contact: body, seenFrom: [body.at], parts: [telling] };
    }
    case 'significantEvent': {
      const part = partNamed('significantEvent', body.eventId);
      const events = (await cases.load(caseId, { parts: [part] }))?.case.aot?.significantEvents ?? [];
      const known = events.find(({ eventId }) => eventId === body.eventId);
      const telling = tellingOfEvent(known ?? { kind: '', occurredAt: '' });
      return { parts: [part, partNamed('eventTelling', telling)] };
    }
    default: {
      const known = (await cases.searchSteps(caseId)).find(({ stepId }) => stepId === body.stepId);
      return { parts: [known ? partOfTelling(toldByStep(known), known.by) : partOfTelling(never, nobody)] };
    }
  }
};

/** The latest contact that says when the person was seen, before an instant. */
const contactBefore = async (
  cases: Pick<CaseStore, 'pageOf'>,
  caseId: string,
  at: Instant,
  policy: AotPolicy,
): Promise<Contact | undefined> => {
  let cursor: string | undefined;
  do {
    const page = await cases.pageOf(caseId, 'contacts', { limit: 100, cursor });
    const found = page.items.find(
      (contact) => contact.at < at && isStanding(contact) && seenByContact(contact, policy) !== undefined,
    );
    if (found) return found;
    ({ cursor } = page);
  } while (cursor !== undefined);
  return undefined;
};

/** When the fact says that the person was seen; nothing is read besides where that decides nothing. */
const around = async (
  { cases }: Pick<VoidFactDeps, 'cases'>,
  caseId: string,
  body: VoidBody,
  policy: AotPolicy,
): Promise<AroundFact> => {
  if (body.fact === 'significantEvent') return { steps: [] };
  const steps = await cases.searchSteps(caseId);
  const at =
    body.fact === 'contact' ? body.at : steps.find(({ stepId }) => stepId === body.stepId)?.what.occurredAt;
  if (at === undefined) return { steps };
  return { steps, contactBefore: await contactBefore(cases, caseId, at, policy) };
};

export const createVoidFact =
  (deps: VoidFactDeps): ApiUseCase<'voidFact'> =>
  async (request) => {
    const { body, path } = request;
    return changeCase(deps, request, {
      caseId: path.caseId,
      also: await alsoRead(deps, path.caseId, body),
      decide: async (draft, _reader, { takesPart }): Promise<ApiResponse<'voidFact'>> => {
        const { caseId, assignment } = draft.case;
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now)).aot;
        const agency =
          assignment.agency === undefined ? undefined : await deps.registry.agency(assignment.agency);
        voidFact(draft, body, request.actor, await around(deps, caseId, body, policy), {
          policy,
          omhReportRequired: agency?.omhOversight !== undefined,
        });
        return {
          status: 201,
          body: {
            caseId,
            fact: body.fact,
            ...(takesPart && { phase: phaseOf(draft.case), strands: draft.case.strands }),
          },
        };
      },
    });
  };
