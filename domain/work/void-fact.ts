/**
 * Voids a fact that was entered in error (HHP-VOID-01). It stays on record, readable to whoever could read it; state, clocks and
 * counts are those of a case in which it never was. Who wrote it voids it, and the county that runs the case does.
 */
import { followVoidedFirstContact } from '../aot/first-contact.ts';
import type { ConcernContext } from '../aot/begin-search.ts';
import { seenByContact } from '../aot/seen.ts';
import { tellingOf as tellingOfEvent } from '../aot/significant-event.ts';
import type { SignificantEvent } from '../case/aot-record.ts';
import { voidEvent } from '../aot/void-event.ts';
import { followVoidedSeen, type SeenEntered } from '../aot/void-seen.ts';
import { followVoidedStep } from '../aot/void-step.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { type Contact, isStanding, isWaiting } from '../case/contact.ts';
import { followPerson } from '../case/hand-over.ts';
import { phaseOf } from '../case/phase.ts';
import { forgetTelling, toldByStep } from '../case/telling.ts';
import type { SearchStep } from '../case/search-step.ts';
import type { VoidBody, VoidOf } from '../case/void-contract.ts';
import { isVoided, type Voided } from '../case/voided.ts';
import { countAlone, takeBackQuestion, waitingOn } from './possible-duplicate.ts';
import { followContact } from './record-contact.ts';
import { closedInError, type ReopeningContext, reopenCase } from './void-closing.ts';
import { followVoidedContact } from '../discharge/void-contact-answer.ts';
import type { Person } from '../shared/actor.ts';
import type { Role } from '../shared/roles.ts';
import { Refused } from '../shared/refusal.ts';

const ruleId = 'HHP-VOID-01';

/** What stands around a fact and is not read with the case. */
export interface AroundFact {
  /** Whether who voids takes part in the case now: who has left it knows of what it wrote alone. */
  takesPart: boolean;
  /** The whole ledger, where a sighting, a step, or a contact of a person under an order is voided. */
  steps: readonly SearchStep[];
  /** The latest contact with the person before the one that is voided, where it may be past. */
  contactBefore?: Contact | undefined;
}

const notOnRecord = (field: string): Refused =>
  new Refused({
    code: 'factNotOnRecord',
    ruleId,
    detail: 'This case has no such fact on record.',
    errors: [{ field: `body.${field}`, message: 'Give it as the case shows it.' }],
  });

const refuseVoided = (draft: CaseDraft, fact: { voided?: Voided | undefined }): void => {
  if (!isVoided(fact)) return;
  throw new Refused({
    code: 'alreadyVoided',
    detail: 'This was voided before.',
    state: { phase: phaseOf(draft.case), strands: draft.case.strands, version: draft.case.version },
  });
};

interface Writer {
  role: Role;
  org: string | undefined;
}

const refuseForeign = (
  draft: CaseDraft,
  by: Person,
  { writer, field, takesPart }: { writer: Writer | undefined; field: string; takesPart: boolean },
): void => {
  const isWriter = writer?.role === by.role && writer.org === by.org;
  const isCounty = by.role === 'spoa' && by.org === draft.case.lgu;
  if (isWriter || isCounty) return;
  if (!takesPart) throw notOnRecord(field);
  throw new Refused({
    code: 'notYoursToVoid',
    ruleId,
    detail: 'Another organisation wrote this.',
    next: 'Ask it, or the county, to void it.',
  });
};

const voidedBy = (draft: CaseDraft, { reason, explanation }: VoidBody, by: Person): Voided => ({
  at: draft.now,
  by,
  reason,
  ...(explanation !== undefined && { explanation }),
});

const isSighting = ({ what }: SearchStep): boolean => what.kind === 'sighting';

/** Everything that says when the person was seen, but for what is voided. */
const seensOf = (
  draft: CaseDraft,
  { steps, contactBefore }: AroundFact,
  { policy }: ConcernContext,
): SeenEntered[] => {
  const contacts = new Map(
    [...(contactBefore ? [contactBefore] : []), ...draft.contacts].map((contact) => [
      contact.contactId,
      contact,
    ]),
  );
  const sighted = steps.flatMap(({ what, voided, enteredAt }): SeenEntered[] =>
    what.kind === 'sighting' && what.credible && !voided
      ? [{ at: what.at, place: what.located?.place, learntAt: what.learntAt ?? enteredAt, enteredAt }]
      : [],
  );
  const met = [...contacts.values()].flatMap((contact): SeenEntered[] => {
    const seen = seenByContact(contact, policy);
    const { enteredAt } = contact;
    return seen ? [{ ...seen, learntAt: enteredAt, enteredAt }] : [];
  });
  return [...met, ...sighted].sort((a, b) => a.at.localeCompare(b.at));
};

const voidContact = (
  draft: CaseDraft,
  body: VoidOf<'contact'>,
  by: Person,
  around: AroundFact,
  context: ConcernContext,
): void => {
  const contact = draft.contact(body.contactId);
  if (contact?.at !== body.at) throw notOnRecord(contact ? 'at' : 'contactId');
  const { takesPart } = around;
  refuseForeign(draft, by, { writer: contact.by, field: 'contactId', takesPart });
  refuseVoided(draft, contact);
  const voided = voidedBy(draft, body, by);
  draft.putContact({ ...contact, voided });
  draft.record('factVoided', { kind: 'contact', id: contact.contactId, reason: body.reason }, [ruleId]);
  forgetTelling(draft, { fact: 'contact', body: contact }, contact.by);
  const waiting = waitingOn(draft, contact);
  if (isWaiting(contact)) takeBackQuestion(draft, contact);
  if (!isStanding(contact)) return;
  for (const duplicate of waiting) countAlone(draft, duplicate);
  followVoidedContact(draft, contact);
  followVoidedFirstContact(draft, contact);
  if (seenByContact(contact, context.policy))
    followVoidedSeen(
      draft,
      {
        at: contact.at,
        enteredAt: contact.enteredAt,
        seens: seensOf(draft, around, context),
        steps: around.steps,
        voided,
      },
      context,
    );
  for (const duplicate of waiting) followContact(draft, duplicate, context.policy);
  // Another may have the person since the contact was made: what is owed again is owed by whoever has them now.
  if (draft.case.strands.case === 'open') followPerson(draft);
};

const voidStep = (
  draft: CaseDraft,
  body: VoidOf<'sighting' | 'searchStep'>,
  by: Person,
  around: AroundFact,
  context: ConcernContext,
): void => {
  const { steps } = around;
  const step = steps.find(({ stepId }) => stepId === body.stepId);
  if (!step || isSighting(step) !== (body.fact === 'sighting')) throw notOnRecord('stepId');
  refuseForeign(draft, by, { writer: step.by, field: 'stepId', takesPart: around.takesPart });
  refuseVoided(draft, step);
  const voided = voidedBy(draft, body, by);
  const after = { ...step, voided };
  draft.putSearchStep(after);
  draft.record('factVoided', { kind: body.fact, id: step.stepId, reason: body.reason }, [ruleId]);
  const { what } = step;
  forgetTelling(draft, toldByStep(step), step.by);
  const standing = steps.map((known) => (known === step ? after : known));
  if (what.kind !== 'sighting') followVoidedStep(draft, step, standing);
  else if (what.credible)
    followVoidedSeen(
      draft,
      {
        at: what.at,
        enteredAt: step.enteredAt,
        seens: seensOf(draft, { ...around, steps: standing }, context),
        steps: standing,
        voided,
      },
      context,
    );
};

/** Told anew, it is another. The telling must have been read with the case. */
const forgetEventTelling = (draft: CaseDraft, event: SignificantEvent): void => {
  const hash = tellingOfEvent(event);
  const telling = draft.case.aot?.eventTellings?.find((known) => known.hash === hash);
  if (telling) telling.voided = true;
};

const voidSignificantEvent = (
  draft: CaseDraft,
  body: VoidOf<'significantEvent'>,
  by: Person,
  { takesPart }: AroundFact,
): void => {
  const event = draft.case.aot?.significantEvents.find(({ eventId }) => eventId === body.eventId);
  if (!event) throw notOnRecord('eventId');
  refuseForeign(draft, by, { writer: { role: 'cma', org: event.agency }, field: 'eventId', takesPart });
  refuseVoided(draft, event);
  if (event.search !== undefined)
    throw new Refused({
      code: 'followsFromSearch',
      ruleId,
      detail: 'This event follows from a search, and is none by itself.',
    });
  voidEvent(draft, event, voidedBy(draft, body, by));
  forgetEventTelling(draft, event);
  draft.record('factVoided', { kind: 'significantEvent', id: event.eventId, reason: body.reason }, [ruleId]);
};

const voidClosing = (
  draft: CaseDraft,
  body: VoidOf<'closing'>,
  by: Person,
  { reopening }: VoidContext,
): void => {
  const closed = closedInError(draft);
  refuseForeign(draft, by, { writer: draft.case.closing?.by, field: 'fact', takesPart: true });
  draft.record('factVoided', { kind: 'closing', id: closed.closeReason, reason: body.reason }, [ruleId]);
  reopenCase(draft, closed, voidedBy(draft, body, by), reopening);
};

export interface VoidContext extends ConcernContext {
  /** Read where a closing is voided. */
  reopening: ReopeningContext;
}

/** Run twice: the second is refused, since the fact is voided. */
export const voidFact = (
  draft: CaseDraft,
  body: VoidBody,
  by: Person,
  around: AroundFact,
  context: VoidContext,
): void => {
  switch (body.fact) {
    case 'contact':
      voidContact(draft, body, by, around, context);
      return;
    case 'sighting':
    case 'searchStep':
      voidStep(draft, body, by, around, context);
      return;
    case 'significantEvent':
      voidSignificantEvent(draft, body, by, around);
      return;
    case 'closing':
      voidClosing(draft, body, by, context);
  }
};
