/**
 * The table of access: for every operation of the API what it is about, and who may reach that by their standing to it.
 * What is not written here is denied. `always` is every phase of a case, `open` every phase before it is closed. Which
 * roles may call an operation at all stands in the route table. An operation without an entry does not compile.
 */
import type { Operation } from './routes.ts';
import type { Standing } from '../access/standing.ts';

/** What is refused without a legal basis: knowing who the person is, or what was done under an order on record. */
export type DisclosureNeed = 'identity' | 'aotRecord';
type Reach = 'always' | 'open';

export type OperationPolicy =
  | { about: 'case'; reach: Readonly<Partial<Record<Standing, Reach>>>; needs?: DisclosureNeed }
  /** A work item, a notice or an emergency access: who is to answer it alone, whatever the phase. */
  | { about: 'addressed' }
  /** The lists of one's own organisation: the query is the filter. */
  | { about: 'ownList' }
  /** No case: the role decides. */
  | { about: 'noCase' };

const parties = {
  ownFacility: 'always',
  ownCounty: 'always',
  forensicTeam: 'always',
  offered: 'always',
  assigned: 'always',
  healthHome: 'always',
} as const;
const readers = { ...parties, emergency: 'open', auditor: 'always' } as const;
const aotReaders = { ownCounty: 'always', assigned: 'always', auditor: 'always' } as const;

export const policy = {
  submitReferral: { about: 'noCase' },
  listCases: { about: 'ownList' },
  getCase: { about: 'case', reach: readers },
  getTimeline: { about: 'case', reach: readers },
  getAudit: { about: 'case', reach: { ownCounty: 'always', healthHome: 'always', auditor: 'always' } },
  getAssignmentOptions: { about: 'case', reach: { ownCounty: 'open' }, needs: 'identity' },
  listWorkItems: { about: 'ownList' },
  claimWorkItem: { about: 'addressed' },
  releaseWorkItem: { about: 'addressed' },
  completeWorkItem: { about: 'addressed' },
  changeCareManager: { about: 'case', reach: { assigned: 'open' } },
  // The cases of one's own care manager; each is decided on as a change of it.
  reassignCareManager: { about: 'ownList' },
  checkEligibility: { about: 'noCase' },
  putConsent: { about: 'case', reach: { ownFacility: 'open', ownCounty: 'open', assigned: 'open' } },
  // A State PC plans for its own patients; of another stay the others say what is known, which is asked of the record.
  putDischargePlan: { about: 'case', reach: { ownFacility: 'open', ownCounty: 'open', assigned: 'open' } },
  recordDischarge: {
    about: 'case',
    reach: { ownFacility: 'open', ownCounty: 'open', forensicTeam: 'open', assigned: 'open' },
  },
  // What happened before a case closed is told after it too. An agency that had the person writes up what it did before, and reads what it wrote.
  recordContact: {
    about: 'case',
    reach: { ownCounty: 'always', forensicTeam: 'always', assigned: 'always', formerAgency: 'open' },
  },
  listContacts: { about: 'case', reach: { ...readers, formerAgency: 'always' } },
  listSecondReferrals: { about: 'case', reach: readers },
  withdrawCase: {
    about: 'case',
    reach: { ownFacility: 'open', ownCounty: 'open', forensicTeam: 'open', assigned: 'open' },
  },
  resubmitReferral: { about: 'case', reach: { ownFacility: 'open' } },
  // A facility where the person was before reads what it wrote, and does nothing more.
  getReferral: { about: 'case', reach: { ownFacility: 'always', formerFacility: 'always' } },
  moveFacility: { about: 'case', reach: { ownFacility: 'open', ownCounty: 'open' } },
  recordFact: {
    about: 'case',
    reach: {
      ownFacility: 'open',
      ownCounty: 'open',
      forensicTeam: 'open',
      assigned: 'open',
      healthHome: 'open',
    },
  },
  // A Health Home may triage for its county; whether it does is asked of the record.
  reassignCase: { about: 'case', reach: { ownCounty: 'open', healthHome: 'open' } },
  askForTransfer: { about: 'case', reach: { ownCounty: 'open', healthHome: 'open' } },
  withdrawTransfer: { about: 'case', reach: { ownCounty: 'open', healthHome: 'open' } },
  handBackCase: { about: 'case', reach: { assigned: 'open' } },
  putHandOffChecklist: {
    about: 'case',
    reach: { ownFacility: 'open', forensicTeam: 'open', assigned: 'open' },
  },
  signHandOffChecklist: {
    about: 'case',
    reach: { ownFacility: 'open', forensicTeam: 'open', assigned: 'open' },
  },
  openEmergencyAccess: {
    about: 'case',
    reach: {
      ownCounty: 'open',
      forensicTeam: 'open',
      offered: 'open',
      assigned: 'open',
      healthHome: 'open',
      emergency: 'open',
      formerAgency: 'open',
      formerParty: 'open',
      none: 'open',
    },
  },
  // The county, who holds the person and OMH were told of it, and answer as told.
  listEmergencyAccess: { about: 'addressed' },
  answerEmergencyAccess: { about: 'addressed' },
  // The county runs the order, and may be who holds the person.
  raiseMissingConcern: { about: 'case', reach: { ownCounty: 'open', assigned: 'open' } },
  withdrawMissingConcern: { about: 'case', reach: { ownCounty: 'open', assigned: 'open' } },
  // Who wrote a fact voids it, an agency that had the person too; the county that runs the case any, which is asked of the record.
  voidFact: {
    about: 'case',
    reach: {
      ownFacility: 'always',
      ownCounty: 'always',
      forensicTeam: 'always',
      assigned: 'always',
      formerAgency: 'open',
    },
  },
  // Who corrects what is asked of the record (domain/case/who-corrects.ts). Of a closed case the record is put right too.
  correctFact: {
    about: 'case',
    reach: {
      ownFacility: 'always',
      ownCounty: 'always',
      forensicTeam: 'always',
      assigned: 'always',
      healthHome: 'always',
    },
    needs: 'identity',
  },
  listCorrections: { about: 'case', reach: readers },
  recordSearchStep: { about: 'case', reach: { ownCounty: 'always', assigned: 'always' } },
  listSearchSteps: { about: 'case', reach: aotReaders, needs: 'aotRecord' },
  recordSighting: { about: 'case', reach: { ownCounty: 'open', assigned: 'open' } },
  putAotOrder: { about: 'case', reach: { ownCounty: 'open', assigned: 'open' } },
  putPlanOfCare: { about: 'case', reach: { assigned: 'open' } },
  reportSignificantEvent: { about: 'case', reach: { assigned: 'open' } },
  listSignificantEvents: { about: 'case', reach: aotReaders, needs: 'aotRecord' },
  getCairsReports: { about: 'case', reach: aotReaders, needs: 'aotRecord' },
  getSearchPacket: { about: 'case', reach: aotReaders, needs: 'aotRecord' },
  listNotices: { about: 'ownList' },
  acknowledgeNotice: { about: 'addressed' },
  // Each is decided on as the acknowledgement of it alone.
  acknowledgeNotices: { about: 'ownList' },
  grantAudit: { about: 'noCase' },
  revokeAuditGrant: { about: 'noCase' },
  putAttestation: { about: 'noCase' },
  listRegistryEntries: { about: 'noCase' },
  getRegistryEntry: { about: 'noCase' },
  putRegistryEntry: { about: 'noCase' },
  deleteRegistryEntry: { about: 'noCase' },
  listRegistryProposals: { about: 'noCase' },
  answerRegistryProposal: { about: 'noCase' },
  listRegistryChanges: { about: 'noCase' },
  getMailboxReadiness: { about: 'noCase' },
  // Of one's own organisation alone, which the use case asks of the registry.
  confirmMailbox: { about: 'noCase' },
  getOpenApi: { about: 'noCase' },
} as const satisfies Record<Operation, OperationPolicy>;

type OperationsAbout<About extends OperationPolicy['about']> = {
  [Op in Operation]: (typeof policy)[Op]['about'] extends About ? Op : never;
}[Operation];
export type CaseOperation = OperationsAbout<'case'>;
export type AddressedOperation = OperationsAbout<'addressed'>;
