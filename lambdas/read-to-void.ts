/**
 * What is read to say what follows from a fact that is voided: under which telling it is remembered, the ledger of searches, and
 * of the contacts those around it. A case that is not there, or not the caller's, costs as much.
 */
import { seenByContact } from '../domain/aot/seen.ts';
import { tellingOf as tellingOfEvent } from '../domain/aot/significant-event.ts';
import { partNamed } from '../domain/case/case-parts.ts';
import { type Contact, isStanding } from '../domain/case/contact.ts';
import { partOfTelling, toldByStep } from '../domain/case/telling.ts';
import type { VoidBody } from '../domain/case/void-contract.ts';
import type { AotPolicy } from '../domain/policy/aot-policy.ts';
import type { AlsoRead, CaseStore } from '../domain/ports/ports.ts';
import type { Person } from '../domain/shared/actor.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { AroundFact } from '../domain/work/void-step-fact.ts';
import { isSightingOfAdmission } from '../domain/work/void-later-fact.ts';

interface VoidReads {
  cases: Pick<CaseStore, 'load' | 'pageOf' | 'searchSteps'>;
}

/** Nothing that anybody told: as much is read of a case that is not there. */
const nobody: Person = { kind: 'person', sub: 'nobody', role: 'cma', org: 'none' };
const never = { fact: 'concern', body: { receivedAt: '', kind: '' } } as const;

/** What the decision reads besides; under which telling a fact is remembered is known once the fact is read. */
export const alsoReadToVoid = async (
  { cases }: VoidReads,
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
    case 'admission': {
      const snapshot = await cases.load(caseId);
      const readmission = snapshot?.case.journeyFacts?.findLast(
        (known) => known.fact === 'readmission' && known.at === body.at,
      );
      const from = readmission?.fact === 'readmission' ? readmission.reversed?.at : undefined;
      const step = (await cases.searchSteps(caseId)).find((known) => isSightingOfAdmission(known, body));
      const telling = step ? partOfTelling(toldByStep(step), step.by) : partOfTelling(never, nobody);
      // Contacts since the discharge that it reversed count again.
      return { seenFrom: [from ?? body.at], parts: [telling] };
    }
    case 'sighting':
    case 'searchStep': {
      const known = (await cases.searchSteps(caseId)).find(({ stepId }) => stepId === body.stepId);
      return { parts: [known ? partOfTelling(toldByStep(known), known.by) : partOfTelling(never, nobody)] };
    }
    default:
      return {};
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
export const aroundFact = async (
  { cases }: VoidReads,
  caseId: string,
  body: VoidBody,
  policy: AotPolicy,
): Promise<Omit<AroundFact, 'takesPart'>> => {
  if (!('stepId' in body) && body.fact !== 'contact' && body.fact !== 'admission') return { steps: [] };
  const steps = await cases.searchSteps(caseId);
  const at = 'stepId' in body ? steps.find(({ stepId }) => stepId === body.stepId)?.what.occurredAt : body.at;
  if (at === undefined) return { steps };
  return { steps, contactBefore: await contactBefore(cases, caseId, at, policy) };
};
