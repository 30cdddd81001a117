/** The times of a referral (times-of-requests.ts), when it is sent and when it is sent again. */
import { shown } from './times-of-indicators.ts';
import { event, past, period, plan, type TimeRows } from './times-of-requests.ts';

export const timesOfReferral: TimeRows = {
  'person.dateOfBirth': { span: 'history', floors: [] },
  // What a referral says of before has no end: an authorization may be years old.
  'consent.signedOn': past,
  'consent.askedOn': past,
  'consent.expiresOn': { ...period, after: 'signedOn' },
  'medicaid.verifiedOn': past,
  'medicaid.followUp.dueOn': { span: 'due', floors: ['birth'] },
  'discharge.plannedFor': plan,
  'discharge.plannedOn': plan,
  'discharge.dischargedAt': event,
  'admission.admittedOn': past,
  'clinical.hospitalizations[].from': past,
  'clinical.hospitalizations[].to': { ...past, after: 'from' },
  'legal.aotOrder.from': period,
  'legal.aotOrder.until': period,
  ...shown,
  'attachments[].dated': past,
  'partTwo.consent.signedOn': past,
  'partTwo.consent.expiresOn': { ...period, after: 'signedOn' },
};
