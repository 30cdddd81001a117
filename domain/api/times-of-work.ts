/** The times of the answers to work (times-of-requests.ts), by its kind: the same field of two kinds may be held to another. */
import {
  byTransferDay,
  contacted,
  discharged,
  event,
  ofOrder,
  sighted,
  type TimeRows,
} from './times-of-requests.ts';

export const timesOfWork: Readonly<Record<string, TimeRows>> = {
  warmHandOff: { handedOffAt: { ...event, seldomBefore: ['accepted'] } },
  tellPlan: { toldAt: { ...event, seldomBefore: ['accepted'] } },
  paroleOfficerContact: { at: event },
  confirmDischarge: discharged('discharge.'),
  discharge: discharged('discharge.'),
  medicaidFollowUp: { confirmedAt: { ...event, seldomBefore: ['discharge'] } },
  admissionFollowUp: { contactedAt: event },
  faceToFaceContact: contacted('contact.'),
  aotFirstContact: contacted('contact.'),
  credibleContact: sighted('sighting.'),
  searchOutcome: sighted('sighting.'),
  significantEventReport: { reportedAt: ofOrder },
  omhMissingReport: { reportedAt: ofOrder },
  aotReportToOmh: { reportedAt: ofOrder },
  aotReview: { reviewedAt: ofOrder },
  cairsReport: { submittedAt: ofOrder },
  tellHealthHomeOfAot: { toldAt: ofOrder },
  aotTransfer: { effectiveOn: byTransferDay },
};
