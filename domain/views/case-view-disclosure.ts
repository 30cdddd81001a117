/**
 * What opens each field of the views of a case. The facility wrote the referral, and the screening was made of it; of what
 * others wrote later it is shown the outcome: that the person was seen, when, and whether that was late.
 */
import type * as z from 'zod';
import {
  clockDisclosure,
  pageDisclosure,
  servedByDisclosure,
  voidedDisclosure,
  workItemDisclosure,
} from '../access/disclosed-records.ts';
import type { Part } from '../access/disclosure.ts';
import { correctionMarkDisclosure } from './correction-view.ts';
import { handOffChecklistDisclosure } from './hand-off-view.ts';
import type {
  caseListSchema,
  caseSummarySchema,
  caseViewSchema,
  contactsSchema,
} from './case-view-contract.ts';

type Summary = z.output<typeof caseSummarySchema>;
type View = z.output<typeof caseViewSchema>;

export const caseSummaryDisclosure: Part<Summary, 'always'> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    strands: 'always',
    facility: 'always',
    referredBy: 'always',
    county: 'always',
    openedAt: 'always',
    closeReason: 'always',
    deathReport: 'always',
    stillNotLocated: 'carriersOrIdentity',
    phase: 'always',
    plannedFor: 'always',
    plannedOn: 'always',
    contact: 'always',
    legalBasis: 'always',
    person: 'identity',
  },
};

export const casesDisclosure: Part<z.output<typeof caseListSchema>, 'always'> = {
  opening: 'always',
  fields: { ...pageDisclosure(caseSummaryDisclosure).fields, leftOut: 'always' },
};

/** Who the order is for, where to find and how to enrol the person, by its copy; family, income and papers by consent alone. */
export const referralDisclosure: Part<NonNullable<View['referral']>> = {
  opening: 'identity',
  fields: {
    person: 'always',
    source: 'always',
    legal: 'always',
    healthHome: 'always',
    medicaid: 'always',
    request: 'always',
    referrer: 'always',
    discharge: 'always',
    admission: 'treatment',
    clinical: 'treatment',
    indicators: 'treatment',
    providers: 'treatment',
    partTwo: 'partTwo',
    significantContacts: 'full',
    income: 'full',
    consent: 'full',
    attachments: 'full',
  },
};

const contact: Part<View['contacts'][number]> = {
  opening: 'always',
  fields: {
    contactId: 'always',
    caseId: 'always',
    at: 'always',
    method: 'always',
    outcome: 'always',
    by: 'always',
    enteredAt: 'always',
    place: 'laterIdentity',
    note: 'laterTreatment',
    reportedToLguAt: 'carriersOrIdentity',
    possibleDuplicateOf: 'always',
    confirmedDifferent: 'always',
  },
};
const contactOfAll: Part<z.output<typeof contactsSchema>['contacts'][number]> = {
  opening: 'always',
  fields: { ...contact.fields, voided: voidedDisclosure },
};

export const contactsDisclosure: Part<z.output<typeof contactsSchema>, 'always'> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    legalBasis: 'always',
    contacts: { opening: 'always', item: contactOfAll },
    cursor: 'always',
  },
};

/** Where somebody sleeps says more than a date. */
export const dischargeDisclosure: Part<View['discharge'], 'always'> = {
  opening: 'always',
  fields: {
    plannedFor: 'always',
    plannedOn: 'always',
    plannedDateOnly: 'always',
    timesMoved: 'always',
    dischargedAt: 'always',
    dischargedDateOnly: 'always',
    dischargedOn: 'always',
    onCampusResidence: 'identity',
    reportedBy: 'always',
    confirmedAt: 'always',
  },
};

export const caseViewDisclosure: Part<View, 'always'> = {
  opening: 'always',
  fields: {
    ...caseSummaryDisclosure.fields,
    version: 'always',
    lgu: 'always',
    triage: 'always',
    closedAt: 'always',
    assignment: 'always',
    servedBy: servedByDisclosure,
    redirects: {
      opening: 'always',
      item: {
        opening: 'always',
        fields: {
          number: 'always',
          at: 'always',
          from: 'always',
          to: 'always',
          triage: 'always',
          reason: 'treatment',
        },
      },
    },
    returns: {
      opening: 'always',
      item: {
        opening: 'always',
        fields: {
          at: 'always',
          questions: 'always',
          reason: 'treatment',
          answer: 'treatment',
          answeredAt: 'always',
          resubmitted: 'always',
        },
      },
    },
    formerAssignments: {
      opening: 'always',
      item: {
        opening: 'always',
        fields: {
          agency: 'always',
          healthHome: 'always',
          careManager: 'always',
          team: 'always',
          from: 'always',
          until: 'always',
          end: 'always',
          to: 'always',
          reason: 'laterIdentity',
          documentsUntil: 'always',
          note: 'laterTreatment',
        },
      },
    },
    formerFacilities: 'always',
    admissions: {
      opening: 'identity',
      item: {
        opening: 'identity',
        fields: {
          number: 'always',
          at: 'always',
          place: 'laterIdentity',
          enteredAt: 'always',
          endedAt: 'always',
          voided: voidedDisclosure,
        },
      },
    },
    laterFacts: {
      opening: 'identity',
      item: {
        opening: 'identity',
        fields: {
          number: 'always',
          fact: 'always',
          on: 'always',
          enteredAt: 'always',
          residence: 'always',
          indicators: 'laterTreatment',
          voided: voidedDisclosure,
        },
      },
    },
    journeyFacts: {
      opening: 'always',
      item: {
        opening: 'always',
        fields: {
          number: 'always',
          fact: 'always',
          at: 'always',
          on: 'always',
          enteredAt: 'always',
          by: 'always',
          voided: voidedDisclosure,
        },
      },
    },
    corrections: { opening: 'always', item: correctionMarkDisclosure },
    formerDecisions: 'treatment',
    episode: 'always',
    forensicHandOff: 'always',
    handOffChecklist: handOffChecklistDisclosure,
    holder: 'always',
    consent: 'always',
    discharge: dischargeDisclosure,
    clocks: { opening: 'always', item: clockDisclosure },
    openWork: { opening: 'always', item: workItemDisclosure },
    contacts: { opening: 'always', item: contact },
    medicaidAtDischarge: 'identity',
    screening: 'treatment',
    spoaDecision: {
      opening: 'treatment',
      fields: { decision: 'always', at: 'always', reason: 'laterTreatment' },
    },
    declineReason: 'treatment',
    referral: referralDisclosure,
    partTwoNotice: 'partTwo',
  },
};
