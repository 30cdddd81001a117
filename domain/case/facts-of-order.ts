/** Of the table of facts: court orders, concerns, searches and reports; and what is of no case. */
import type { FactRow } from './facts-row.ts';

export const factsOfOrder = {
  order: {
    is: 'a court order with its days, its renewal and its end',
    voided: {
      not: 'The county rejects an order that an agency told of; one of its own it corrects or ends.',
    },
    corrected: {
      with: ['putAotOrder', 'completeWorkItem'],
      so: 'By the order as it is, under its id; its revisions are counted.',
    },
    by: 'the county; the agency until the county has confirmed',
    follows: 'Duties, clocks and searches are settled anew by the order as it is.',
  },
  agreement: {
    is: 'an Enhanced Service Package or a voluntary agreement',
    voided: { not: 'No rule for orders hangs on it.' },
    corrected: { with: ['putAotOrder'], so: 'The agreement as it is, is recorded beside it.' },
    by: 'the county and the agency',
    follows: 'The one that lasts longest stands.',
  },
  orderTransfer: {
    is: 'that the county directed a transfer under an order',
    voided: { not: 'A transfer that was directed in error is directed back.' },
    corrected: { with: ['askForTransfer', 'completeWorkItem'], so: 'By the next transfer.' },
    by: 'the county',
    follows: 'The agency that was left tells the Health Home; work and caseload go along.',
  },
  ordersTold: {
    is: 'that OMH or the Health Home was told of an order, and what its review decided',
    voided: { not: 'What was told was told.' },
    corrected: { with: ['putAotOrder'], so: 'A corrected order asks for its duties anew.' },
    by: 'the county',
    follows: 'Duties that fall due by the corrected days are opened.',
  },
  planOfCare: {
    is: 'the categories of the plan of care, and who was consulted',
    voided: { not: 'The plan is set as it is.' },
    corrected: {
      with: ['putPlanOfCare'],
      so: 'By the plan as it is; a material change says who was consulted.',
    },
    by: 'the agency',
    follows: 'What is missing of the court’s plan is shown.',
  },
  cairsReport: {
    is: 'a six-monthly report to OMH',
    voided: { not: 'It has left; what is wrong in it is told to OMH.' },
    corrected: { not: 'The next report says what is so.' },
    by: 'nobody here',
    follows: 'Nothing in the case.',
  },
  concern: {
    is: 'notice that the person could not be found',
    voided: {
      not: 'It is withdrawn with a reason, until the person is deemed missing; then a sighting ends the search.',
    },
    corrected: {
      with: ['withdrawMissingConcern', 'recordSighting'],
      so: 'Withdrawn, and raised anew as it was.',
    },
    by: 'the agency and the county',
    follows: 'The search ends, or counts from the notice that is left; county and agency are told.',
  },
  searchStep: {
    is: 'a step of the search in its ledger',
    voided: { as: 'searchStep', so: 'By its number, with a reason.' },
    corrected: { not: 'It is voided, and entered anew as it was.' },
    by: 'the organisation that wrote it; the county',
    follows: 'Counts of the search, the packet and the month are those without it.',
  },
  sighting: {
    is: 'that the person was seen or heard of, and where they are',
    voided: { as: 'sighting', so: 'By its number, with a reason.' },
    corrected: { not: 'It is voided, and told anew as it was.' },
    by: 'the organisation that wrote it; the county',
    follows:
      'The search that it ended goes on with its notices; what was entered since is taken in its order; all are told.',
  },
  search: {
    is: 'a search, when the person was deemed missing, and how it ended',
    voided: {
      not: 'It follows from concerns, contacts and sightings, each of which is put right by itself.',
    },
    corrected: {
      with: ['voidFact', 'withdrawMissingConcern', 'putAotOrder'],
      so: 'By what it follows from.',
    },
    by: 'who wrote what it follows from; the county',
    follows: 'It begins, goes on or ends as it would without.',
  },
  missingReport: {
    is: 'that the county or OMH was told that the person is missing, and acknowledged it',
    voided: { not: 'A report that came back is owed again (bounced); what was told was told.' },
    corrected: { with: ['completeWorkItem'], so: 'By the answer bounced.' },
    by: 'the agency; the county of its acknowledgement',
    follows: 'The report is owed, and the next contact of the county is told.',
  },
  significantEvent: {
    is: 'a significant event that was reported to the county',
    voided: { as: 'significantEvent', so: 'By its id, with a reason; not one that follows from a search.' },
    corrected: { not: 'It is voided, and reported anew as it was.' },
    by: 'the agency that reported it; the county',
    follows:
      'Its report is owed no more, nobody is asked to read it, the figures of the agency count without it, and the county is told.',
  },
  eventRead: {
    is: 'that the county acknowledged events',
    voided: { not: 'Whoever read them has read them.' },
    corrected: { not: 'Nothing hangs on it but the reminder.' },
    by: 'nobody',
    follows: 'Nothing.',
  },
  registryEntry: {
    is: 'an agency, a Health Home, a care manager or another entry of the registry, and its attestation',
    voided: {
      not: 'An entry is replaced or ended, and one that nothing refers to deleted; every revision is kept.',
    },
    corrected: {
      with: ['putRegistryEntry', 'deleteRegistryEntry', 'putAttestation', 'answerRegistryProposal'],
      so: 'By the entry as it is, on the revision that was read.',
    },
    by: 'the administrators; of an attestation the Health Home, by two persons',
    follows: 'Offers and caseloads are decided by the entry as it is; what was decided before stands.',
  },
  mailboxConfirmation: {
    is: 'that somebody reads a mailbox of the registry',
    voided: { not: 'The mailbox is removed from the registry, which ends its subscription.' },
    corrected: {
      with: ['confirmMailbox'],
      so: 'Another endpoint that the registry names is invited, and confirmed anew.',
    },
    by: 'its organisation, and the administrators',
    follows: 'Notices of the organisation leave to it.',
  },
  auditGrant: {
    is: 'that an auditor may read a sample of cases',
    voided: { not: 'It is revoked; what was read under it stays on record.' },
    corrected: { with: ['revokeAuditGrant', 'grantAudit'], so: 'Revoked, and granted anew.' },
    by: 'the administrators',
    follows: 'The cases close for the auditor at once.',
  },
} as const satisfies Record<string, FactRow>;
