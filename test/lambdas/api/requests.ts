/** One well-formed request for every operation that changes or reads one thing, made for an id. */
import type { Operation } from '../../../domain/api/routes.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import { type Ask, now } from './desk.ts';
import { contactNow } from './stages.ts';

type Request = Pick<Ask, 'method' | 'path' | 'json'>;

const anAgency = 'sample-cma-great-south-bay';
const agencyEntry = {
  id: anAgency,
  name: 'Great South Bay Care Management (sample)',
  counties: ['nassau', 'suffolk'],
  healthHomes: ['sample-hh-long-island'],
  attestations: [{ healthHome: 'sample-hh-long-island', from: '2018-05-01' }],
  aotAuthority: 'legacy',
  businessAssociateAgreement: true,
};
const decision = { kind: 'spoaDecision', decision: 'accept' };

export const onCase = {
  getCase: (id) => ({ method: 'GET', path: `/cases/${id}` }),
  getTimeline: (id) => ({ method: 'GET', path: `/cases/${id}/timeline` }),
  listContacts: (id) => ({ method: 'GET', path: `/cases/${id}/contacts` }),
  listSecondReferrals: (id) => ({ method: 'GET', path: `/cases/${id}/second-referrals` }),
  putDischargePlan: (id) => ({
    method: 'PUT',
    path: `/cases/${id}/discharge-plan`,
    json: { status: 'planned', plannedFor: '2026-03-20T17:00:00-04:00' },
  }),
  recordDischarge: (id) => ({ method: 'POST', path: `/cases/${id}/discharge`, json: { dischargedAt: now } }),
  recordContact: (id) => ({ method: 'POST', path: `/cases/${id}/contacts`, json: contactNow }),
  withdrawCase: (id) => ({ method: 'POST', path: `/cases/${id}/withdrawal`, json: { reason: 'refused' } }),
  resubmitReferral: (id) => ({ method: 'PUT', path: `/cases/${id}/referral`, json: aReferral() }),
  getReferral: (id) => ({ method: 'GET', path: `/cases/${id}/referral` }),
  moveFacility: (id) => ({
    method: 'PUT',
    path: `/cases/${id}/facility`,
    json: { facility: 'kingsboro-pc', movedAt: now },
  }),
  recordFact: (id) => ({
    method: 'POST',
    path: `/cases/${id}/facts`,
    json: { fact: 'admission', at: now, place: 'medicalInpatient' },
  }),
  reassignCase: (id) => ({
    method: 'POST',
    path: `/cases/${id}/reassignment`,
    json: { reason: 'agencySilent' },
  }),
  handBackCase: (id) => ({ method: 'POST', path: `/cases/${id}/hand-back`, json: { reason: 'noCapacity' } }),
  askForTransfer: (id) => ({
    method: 'POST',
    path: `/cases/${id}/transfer`,
    json: { to: 'sample-cma-pine-barrens', effectiveOn: '2026-03-02', reason: 'wishOfPerson' },
  }),
  withdrawTransfer: (id) => ({ method: 'POST', path: `/cases/${id}/transfer/withdrawal` }),
  putHandOffChecklist: (id) => ({
    method: 'PUT',
    path: `/cases/${id}/hand-off-checklist`,
    json: { points: [{ point: 'housing', state: 'done', note: 'The room is kept for the day.' }] },
  }),
  voidFact: (id) => ({
    method: 'POST',
    path: `/cases/${id}/voids`,
    json: {
      fact: 'contact',
      contactId: `${id}-C1`,
      at: now,
      reason: 'wrongPerson',
      explanation: 'An invented slip.',
    },
  }),
  correctFact: (id) => ({
    method: 'POST',
    path: `/cases/${id}/corrections`,
    json: {
      fact: 'address',
      currentAddress: { lines: ['2 Nowhere Lane'], city: 'Bay Shore', state: 'NY', zip: '11706' },
      reason: 'other',
      explanation: 'An invented reason.',
    },
  }),
  listCorrections: (id) => ({ method: 'GET', path: `/cases/${id}/corrections` }),
  signHandOffChecklist: (id) => ({
    method: 'POST',
    path: `/cases/${id}/hand-off-checklist/signature`,
    json: { revision: 1 },
  }),
  getAssignmentOptions: (id) => ({ method: 'GET', path: `/cases/${id}/assignment-options` }),
  putConsent: (id) => ({
    method: 'PUT',
    path: `/cases/${id}/consent`,
    json: {
      status: 'signed',
      signedOn: '2026-03-02',
      handSigned: true,
      scope: ['spoa', 'careManagementAgency', 'healthHome'],
    },
  }),
} as const satisfies Partial<Record<Operation, (id: string) => Request>>;

/** Requests of the AOT path: they need an agency and a court order, and are played whole in aot.test.ts. */
export const onAot = {
  putAotOrder: (id) => ({
    method: 'PUT',
    path: `/cases/${id}/aot-order`,
    json: {
      kind: 'courtOrder',
      court: 'Supreme Court, Suffolk County',
      county: 'suffolk',
      from: '2026-03-02',
      until: '2027-03-01',
      categories: ['careManagement', 'medication'],
    },
  }),
  putPlanOfCare: (id) => ({
    method: 'PUT',
    path: `/cases/${id}/plan-of-care`,
    json: { courtPlan: ['careManagement', 'medication'], other: [] },
  }),
  reportSignificantEvent: (id) => ({
    method: 'POST',
    path: `/cases/${id}/significant-events`,
    json: {
      kind: 'arrest',
      occurredAt: '2026-03-01T22:00:00-05:00',
      awareAt: '2026-03-02T08:00:00-05:00',
      channel: 'portal',
      details: { authority: 'An invented sheriff' },
    },
  }),
  raiseMissingConcern: (id) => ({
    method: 'POST',
    path: `/cases/${id}/missing-concerns`,
    json: { receivedAt: now, kind: 'unexplainedAbsence' },
  }),
  withdrawMissingConcern: (id) => ({
    method: 'POST',
    path: `/cases/${id}/missing-concerns/M1/withdrawal`,
    json: { reason: 'wrongPerson' },
  }),
  recordSearchStep: (id) => ({
    method: 'POST',
    path: `/cases/${id}/search-steps`,
    json: { kind: 'attempt', occurredAt: now, method: 'call', target: 'family', outcome: 'noInformation' },
  }),
  listSignificantEvents: (id) => ({ method: 'GET', path: `/cases/${id}/significant-events` }),
  listSearchSteps: (id) => ({ method: 'GET', path: `/cases/${id}/search-steps` }),
  recordSighting: (id) => ({
    method: 'POST',
    path: `/cases/${id}/sightings`,
    json: { at: now, credible: true, how: 'seen' },
  }),
  getCairsReports: (id) => ({ method: 'GET', path: `/cases/${id}/cairs` }),
  getSearchPacket: (id) => ({ method: 'GET', path: `/cases/${id}/searches/1/packet` }),
} as const satisfies Partial<Record<Operation, (id: string) => Request>>;

/** Requests about access itself. */
export const onAccess = {
  getAudit: (id) => ({ method: 'GET', path: `/cases/${id}/audit` }),
  openEmergencyAccess: (id) => ({
    method: 'POST',
    path: `/cases/${id}/emergency-access`,
    json: { reason: 'emergencyRoom', explanation: 'Brought in by ambulance, cannot speak.' },
  }),
  listEmergencyAccess: (id) => ({ method: 'GET', path: `/cases/${id}/emergency-access` }),
  answerEmergencyAccess: (id) => ({
    method: 'POST',
    path: `/cases/${id}/emergency-access/1/answer`,
    json: { decision: 'end' },
  }),
} as const satisfies Partial<Record<Operation, (id: string) => Request>>;

/** The account of an invented auditor. */
export const anAuditor = 'a0d17000-0000-4000-8000-000000000007';
export const auditGrant = (caseIds: readonly string[], until = '2026-03-09T09:00:00-05:00') =>
  ({
    method: 'POST',
    path: '/audit-grants',
    json: { auditor: { sub: anAuditor, org: 'omh' }, caseIds, reason: 'routineSample', until },
  }) as const;

/** A grant that nobody gave. */
export const revocation = {
  method: 'POST',
  path: `/audit-grants/AG-${anAuditor}-${'0'.repeat(24)}/revocation`,
} as const satisfies Request;

/** A proposal that nobody made. */
const proposalAnswer = {
  method: 'POST',
  path: `/registry/proposals/RP-${'0'.repeat(16)}/answer`,
  json: { decision: 'confirm' },
} as const satisfies Request;

/** The care managers of the sample agency of these tests. */
export const careManagers = {
  changeCareManager: (caseId) => ({
    method: 'PUT',
    path: `/cases/${caseId}/care-manager`,
    json: { careManager: 'sample-cm-aurelio', reason: 'other' },
  }),
  reassignCareManager: (id) => ({
    method: 'POST',
    path: `/care-managers/${id}/reassignment`,
    json: { preview: false, to: [{ careManager: 'sample-cm-beatrix' }], reason: 'left' },
  }),
} as const satisfies Partial<Record<Operation, (id: string) => Request>>;

export const onWorkItem = {
  releaseWorkItem: (id) => ({ method: 'POST', path: `/work-items/${id}/release` }),
  claimWorkItem: (id) => ({ method: 'POST', path: `/work-items/${id}/claim` }),
  completeWorkItem: (id) => ({ method: 'POST', path: `/work-items/${id}/completion`, json: decision }),
} as const satisfies Partial<Record<Operation, (id: string) => Request>>;

export const onNotice = {
  acknowledgeNotice: (id) => ({ method: 'POST', path: `/notices/${id}/acknowledgement` }),
  acknowledgeNotices: (id) => ({
    method: 'POST',
    path: '/notices/acknowledgements',
    json: { noticeIds: [id] },
  }),
} as const satisfies Partial<Record<Operation, (id: string) => Request>>;

export const lists = {
  listCases: { method: 'GET', path: '/cases' },
  listWorkItems: { method: 'GET', path: '/work-items' },
  listNotices: { method: 'GET', path: '/notices' },
} as const satisfies Partial<Record<Operation, Request>>;

/** Every operation that takes sign-in, on one case. */
export const everyRequest = (
  caseId: string,
  referral: unknown,
): [Exclude<Operation, 'getOpenApi'>, Request][] => [
  ['submitReferral', { method: 'POST', path: '/referrals', json: referral }],
  ['listCases', lists.listCases],
  ['listWorkItems', lists.listWorkItems],
  ['listNotices', lists.listNotices],
  ['getCase', onCase.getCase(caseId)],
  ['getTimeline', onCase.getTimeline(caseId)],
  ['listContacts', onCase.listContacts(caseId)],
  ['listSecondReferrals', onCase.listSecondReferrals(caseId)],
  ['putDischargePlan', onCase.putDischargePlan(caseId)],
  ['recordDischarge', onCase.recordDischarge(caseId)],
  ['recordContact', onCase.recordContact(caseId)],
  ['withdrawCase', onCase.withdrawCase(caseId)],
  ['resubmitReferral', onCase.resubmitReferral(caseId)],
  ['getReferral', onCase.getReferral(caseId)],
  ['recordFact', onCase.recordFact(caseId)],
  ['reassignCase', onCase.reassignCase(caseId)],
  ['handBackCase', onCase.handBackCase(caseId)],
  ['askForTransfer', onCase.askForTransfer(caseId)],
  ['withdrawTransfer', onCase.withdrawTransfer(caseId)],
  ['putHandOffChecklist', onCase.putHandOffChecklist(caseId)],
  ['signHandOffChecklist', onCase.signHandOffChecklist(caseId)],
  ['getAssignmentOptions', onCase.getAssignmentOptions(caseId)],
  ['putConsent', onCase.putConsent(caseId)],
  ['checkEligibility', { method: 'POST', path: '/eligibility-checks', json: {} }],
  ['listRegistryEntries', { method: 'GET', path: '/registry/agencies' }],
  ['deleteRegistryEntry', { method: 'DELETE', path: '/registry/spoas/spoa-albany' }],
  ['getRegistryEntry', { method: 'GET', path: `/registry/agencies/${anAgency}` }],
  ['putRegistryEntry', { method: 'PUT', path: `/registry/agencies/${anAgency}`, json: agencyEntry }],
  [
    'putAttestation',
    { method: 'PUT', path: `/registry/attestations/${anAgency}`, json: { from: '2018-05-01' } },
  ],
  ['listRegistryProposals', { method: 'GET', path: '/registry/proposals' }],
  ['answerRegistryProposal', proposalAnswer],
  ['listRegistryChanges', { method: 'GET', path: '/registry/changes' }],
  ['getMailboxReadiness', { method: 'GET', path: '/registry/mailbox-readiness' }],
  [
    'confirmMailbox',
    {
      method: 'POST',
      path: '/registry/mailbox-confirmations',
      json: { mailboxId: 'wyoming-queue', token: 'f'.repeat(64) },
    },
  ],
  ['putAotOrder', onAot.putAotOrder(caseId)],
  ['putPlanOfCare', onAot.putPlanOfCare(caseId)],
  ['reportSignificantEvent', onAot.reportSignificantEvent(caseId)],
  ['listSignificantEvents', onAot.listSignificantEvents(caseId)],
  ['raiseMissingConcern', onAot.raiseMissingConcern(caseId)],
  ['withdrawMissingConcern', onAot.withdrawMissingConcern(caseId)],
  ['voidFact', onCase.voidFact(caseId)],
  ['correctFact', onCase.correctFact(caseId)],
  ['listCorrections', onCase.listCorrections(caseId)],
  ['recordSearchStep', onAot.recordSearchStep(caseId)],
  ['listSearchSteps', onAot.listSearchSteps(caseId)],
  ['recordSighting', onAot.recordSighting(caseId)],
  ['getCairsReports', onAot.getCairsReports(caseId)],
  ['getSearchPacket', onAot.getSearchPacket(caseId)],
  ['getAudit', onAccess.getAudit(caseId)],
  ['openEmergencyAccess', onAccess.openEmergencyAccess(caseId)],
  ['listEmergencyAccess', onAccess.listEmergencyAccess(caseId)],
  ['answerEmergencyAccess', onAccess.answerEmergencyAccess(caseId)],
  ['grantAudit', auditGrant([caseId])],
  ['revokeAuditGrant', revocation],
  ['changeCareManager', careManagers.changeCareManager(caseId)],
  ['reassignCareManager', careManagers.reassignCareManager('sample-cm-aurelio')],
  ['claimWorkItem', onWorkItem.claimWorkItem(`${caseId}-W1`)],
  ['releaseWorkItem', onWorkItem.releaseWorkItem(`${caseId}-W1`)],
  ['completeWorkItem', onWorkItem.completeWorkItem(`${caseId}-W1`)],
  ['acknowledgeNotice', onNotice.acknowledgeNotice(`${caseId}-N1`)],
  ['acknowledgeNotices', onNotice.acknowledgeNotices(`${caseId}-N1`)],
  // Last: the facility has no more to do with the case then.
  ['moveFacility', onCase.moveFacility(caseId)],
];
