/**
 * What the journeys leave out: one request of every other contract in which people write something about somebody, so
 * that no field is proven silent only because nobody spoke.
 */
import { registryKinds } from '../../domain/registry/kinds.ts';
import type { WorkItemKind } from '../../domain/shared/work-item.ts';
import {
  admin,
  agency,
  type Ask,
  type Desk,
  planner,
  spoa,
  stateOffice,
  type Who,
} from '../lambdas/api/desk.ts';
import { canaries } from './canaries.ts';
import { changed, completion, ofPerson, refer, referralOf, sceneAt } from '../lambdas/api/stages.ts';
import { anAuditor, auditGrant, onAccess, onAot, onCase } from '../lambdas/api/requests.ts';

export const accepted = async (desk: Desk, ask: Ask): Promise<void> => {
  const { status, text } = await desk.send(ask);
  if (status >= 300) throw new Error(`${ask.method} ${ask.path} was answered ${status}: ${text}`);
};

const oneOfEveryKind = async (desk: Desk): Promise<void> => {
  for (const kind of registryKinds) {
    const [json] = await desk.store.entries(kind);
    if (!json) throw new Error(`The samples hold no ${kind}.`);
    await accepted(desk, { who: admin, method: 'PUT', path: `/registry/${kind}/${json.id}`, json });
  }
};

const withoutConsent = (desk: Desk): Promise<string> => {
  const { facility, referral } = desk.world.sample('bronx-consent-not-obtainable');
  return refer(desk, { role: 'planner', org: facility }, referral);
};

/** Nothing keeps a client from making its keys of names. */
const underAKeyThatNames = (desk: Desk): Promise<void> =>
  accepted(desk, {
    who: planner,
    method: 'POST',
    path: '/referrals',
    json: changed(ofPerson(referralOf(desk), 7), {
      request: { anotherPersonBecause: { reason: 'other', explanation: 'words' } },
    }),
    headers: { 'idempotency-key': `referral-of-${canaries[0]?.core ?? ''}` },
  });

const eligibilityAsked = (desk: Desk): Promise<void> =>
  accepted(desk, { who: planner, method: 'POST', path: '/eligibility-checks', json: {} });

const contactFor = async (desk: Desk, caseId: string, kind: WorkItemKind): Promise<void> => {
  const contact = { at: desk.world.runtime.now(), method: 'faceToFace', outcome: 'made' };
  const path = await completion({ desk, caseId }, kind);
  await accepted(desk, { who: agency, method: 'POST', path, json: { kind, contact } });
};

/** The order comes the day after the contact that ended the journey, so that a first contact under it is still owed. */
const underAnOrder = async (desk: Desk, caseId: string): Promise<void> => {
  const send = (who: Who, request: Pick<Ask, 'method' | 'path' | 'json'>) =>
    accepted(desk, { who, ...request });
  await contactFor(desk, caseId, 'faceToFaceContact');
  await desk.world.at('2026-03-03T12:00:00-05:00');
  const order = onAot.putAotOrder(caseId);
  await send(spoa, { ...order, json: { ...order.json, from: '2026-03-03' } });
  await contactFor(desk, caseId, 'aotFirstContact');
  const plan = onAot.putPlanOfCare(caseId);
  await send(agency, { ...plan, json: { ...plan.json, other: ['words'] } });
  // A material change, before which the agency consulted two people.
  await send(agency, {
    ...plan,
    json: { courtPlan: [...plan.json.courtPlan, 'dayProgram'], other: ['words'] },
  });
  await send(agency, onAot.reportSignificantEvent(caseId));
  await desk.world.at('2026-03-04T12:00:00-05:00');
  const occurredAt = desk.world.runtime.now();
  const path = `/cases/${caseId}/search-steps`;
  const attempt = { kind: 'reengagementAttempt', method: 'call', target: 'family', outcome: 'lead' };
  await send(agency, { method: 'POST', path, json: { ...attempt, occurredAt } });
  const concern = { receivedAt: occurredAt, kind: 'unexplainedAbsence' };
  await send(agency, { ...onAot.raiseMissingConcern(caseId), json: concern });
  const talk = { kind: 'lguCommunication', channel: 'phone', agreedFollowUp: 'words' };
  await send(agency, { method: 'POST', path, json: { ...talk, occurredAt } });
};

const voids = (desk: Desk, who: Who, caseId: string, fact: object): Promise<void> =>
  accepted(desk, {
    who,
    method: 'POST',
    path: `/cases/${caseId}/voids`,
    json: { ...fact, reason: 'other', explanation: 'words' },
  });

/** One fact of each sort that people void in words of their own. */
const voidedInWords = async (desk: Desk, caseId: string): Promise<void> => {
  const contact = (await desk.store.load(caseId))?.contacts.at(-1);
  await voids(desk, spoa, caseId, { fact: 'contact', contactId: contact?.contactId, at: contact?.at });
  const [step] = await desk.store.searchSteps(caseId);
  await voids(desk, spoa, caseId, { fact: 'searchStep', stepId: step?.stepId });
  await voids(desk, spoa, caseId, { fact: 'significantEvent', eventId: 'E1' });
};

const corrects = (desk: Desk, caseId: string, json: object): Promise<void> =>
  accepted(desk, {
    who: spoa,
    method: 'POST',
    path: `/cases/${caseId}/corrections`,
    json: { reason: 'other', explanation: 'words', ...json },
  });

/** Everything of the referral that people correct, whole. */
const correctedInWords = async (desk: Desk, caseId: string): Promise<void> => {
  const { referral } = (await desk.store.load(caseId))?.case ?? {};
  if (!referral) throw new Error('No referral.');
  const { person, medicaid, discharge } = referral;
  const address = { lines: ['words'], city: 'words', state: 'NY', zip: '11717' };
  await corrects(desk, caseId, { fact: 'name', firstName: 'words', middleName: 'words', lastName: 'words' });
  await corrects(desk, caseId, { fact: 'birthDate', dateOfBirth: '1971-04-05' });
  await corrects(desk, caseId, { fact: 'cin', medicaidCin: 'ZZ31313Z' });
  await corrects(desk, caseId, { fact: 'telephone', phone: '555-0177' });
  await corrects(desk, caseId, {
    fact: 'address',
    currentAddress: address,
    countyOfResidence: person.countyOfResidence,
  });
  const destination = { ...discharge?.destination, address, phone: '555-0178' };
  await corrects(desk, caseId, { fact: 'destination', destination });
  const followUp = { action: 'words', owner: 'words' };
  await corrects(desk, caseId, {
    fact: 'medicaid',
    medicaid: { ...medicaid, followUp, managedCarePlan: 'words' },
  });
  await corrects(desk, caseId, {
    fact: 'parole',
    parole: { officerName: 'words', officerPhone: '555-0179' },
  });
  const on = '2026-03-01';
  const indicators = {
    aotOrder: { from: on, until: on },
    voluntaryAgreement: { lguIdentified: true, until: on },
    stateFacilityDischargedOn: on,
    leftOnCampusResidenceOn: on,
    actStepDownOn: on,
    psychiatricInpatientAdmissions: [on],
    psychiatricEmergencyVisits: [{ on }],
    medicalInpatientAdmissions: [on],
    incarceration: { releasedOn: on },
    outpatientMentalHealthServices: [on],
    clinicalDiscretion: { decider: 'spoa', rationale: 'words', decidedOn: on },
  };
  await corrects(desk, caseId, { fact: 'indicators', indicators });
};

/** Every indicator of high need that may come up later. */
const needFoundLater = (desk: Desk, caseId: string): Promise<void> => {
  const on = '2026-03-01';
  const indicators = {
    actStepDownOn: on,
    psychiatricInpatientAdmissions: [on],
    psychiatricEmergencyVisits: [{ on }],
    medicalInpatientAdmissions: [on],
    incarceration: { releasedOn: on },
    outpatientMentalHealthServices: [on],
    clinicalDiscretion: { decider: 'spoa', rationale: 'words', decidedOn: on },
  };
  const json = { fact: 'indicator', on: '2026-03-02', indicators };
  return accepted(desk, { who: spoa, method: 'POST', path: `/cases/${caseId}/facts`, json });
};

/** What was reported of the way of another person, and what came later. */
const journeyVoidedInWords = async (desk: Desk): Promise<void> => {
  const { caseId } = await sceneAt('discharged', desk, ofPerson(referralOf(desk), 8));
  const at = desk.world.runtime.now();
  const path = `/cases/${caseId}/facts`;
  const admission = { fact: 'admission', at, place: 'medicalInpatient' };
  await accepted(desk, { who: agency, method: 'POST', path, json: admission });
  await voids(desk, agency, caseId, admission);
  await needFoundLater(desk, caseId);
  const record = (await desk.store.load(caseId))?.case;
  const [later] = record?.laterFacts ?? [];
  await voids(desk, spoa, caseId, { fact: 'laterFact', number: later?.number, enteredAt: later?.enteredAt });
  const { dischargedAt, plannedFor } = record?.discharge ?? {};
  await voids(desk, spoa, caseId, { fact: 'discharge', dischargedAt });
  await voids(desk, spoa, caseId, { fact: 'dischargePlan', plannedFor });
  await voids(desk, spoa, caseId, { fact: 'handOff', handedOffAt: record?.assignment.handedOffAt });
};

/** A case of its own, so that the other one goes on as it was. */
const closedInError = async (desk: Desk, caseId: string): Promise<void> => {
  const county: Who = { role: 'spoa', org: (await desk.store.load(caseId))?.case.lgu ?? '' };
  const path = `/cases/${caseId}/withdrawal`;
  await accepted(desk, { who: county, method: 'POST', path, json: { reason: 'died' } });
  await voids(desk, county, caseId, { fact: 'closing' });
};

/** Somebody breaks the glass, an auditor reads under a grant, and the county asks who has seen the case. */
const readByOthers = async (desk: Desk, caseId: string): Promise<void> => {
  const night: Who = { role: 'spoa', org: 'nassau' };
  const auditor: Who = { ...stateOffice, sub: anAuditor };
  await accepted(desk, { who: night, ...onAccess.openEmergencyAccess(caseId) });
  await accepted(desk, { who: night, ...onCase.getCase(caseId) });
  await accepted(desk, { who: admin, ...auditGrant([caseId]) });
  await accepted(desk, { who: auditor, ...onCase.getTimeline(caseId) });
  await accepted(desk, { who: spoa, ...onAccess.getAudit(caseId) });
};

/** Plays on a desk of its own, and gives back the case in which most of it happens. */
export const playFullScene = async (desk: Desk): Promise<string> => {
  await eligibilityAsked(desk);
  await closedInError(desk, await withoutConsent(desk));
  await underAKeyThatNames(desk);
  await journeyVoidedInWords(desk);
  const { caseId } = await sceneAt('discharged', desk);
  await needFoundLater(desk, caseId);
  await underAnOrder(desk, caseId);
  await voidedInWords(desk, caseId);
  await correctedInWords(desk, caseId);
  await readByOthers(desk, caseId);
  await oneOfEveryKind(desk);
  return caseId;
};
