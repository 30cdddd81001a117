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
import { followVoidedSeen } from '../aot/void-seen.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { isStanding, isWaiting } from '../case/contact.ts';
import { followPerson } from '../case/hand-over.ts';
import { forgetTelling } from '../case/telling.ts';
import type { VoidBody, VoidOf } from '../case/void-contract.ts';
import { countAlone, takeBackQuestion, waitingOn } from './possible-duplicate.ts';
import { followContact } from './record-contact.ts';
import { notOnRecord, refuseForeign, refuseVoided, ruleOfVoids, voidedBy } from './void-rules.ts';
import { type AroundFact, isSighting, seensOf, takeStepOut } from './void-step-fact.ts';
import { closedInError, reopenCase } from './void-closing.ts';
import { followVoidedContact } from '../discharge/void-contact-answer.ts';
import type { Person } from '../shared/actor.ts';
import { Refused } from '../shared/refusal.ts';
import { voidDischarge, voidDischargePlan, voidHandOff } from './void-journey.ts';
import { voidAdmission, voidLaterFact } from './void-later-fact.ts';
import type { VoidContext } from './void-context.ts';

const ruleId = ruleOfVoids;

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
  const step = around.steps.find(({ stepId }) => stepId === body.stepId);
  if (!step || isSighting(step) !== (body.fact === 'sighting')) throw notOnRecord('stepId');
  refuseForeign(draft, by, { writer: step.by, field: 'stepId', takesPart: around.takesPart });
  refuseVoided(draft, step);
  takeStepOut(draft, step, voidedBy(draft, body, by), around, context);
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
      return;
    case 'discharge':
      voidDischarge(draft, body, by, around, context.reopening.policy);
      return;
    case 'dischargePlan':
      voidDischargePlan(draft, body, by, around, context.reopening.policy);
      return;
    case 'handOff':
      voidHandOff(draft, body, by, around);
      return;
    case 'admission':
      voidAdmission(draft, body, by, around, context);
      return;
    case 'laterFact':
      voidLaterFact(draft, body, by, around, context.reopening.policy);
  }
};
