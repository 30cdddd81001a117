/**
 * Who may be sent a notice of a case: those it concerns now, those it concerned before this very change, those that once
 * had it, and OMH's central office. A notice names nobody; even so it goes to nobody else.
 */
import type { Recipient } from '../shared/recipient.ts';
import { centralOffice } from '../notices/notice.ts';
import type { CaseRecord } from './case-record.ts';
import { relationTo, wasParty } from './parties.ts';

const isCentralOffice = ({ role, org }: Recipient): boolean =>
  role === centralOffice.role && org === centralOffice.org;

export const mayBeTold = (records: readonly CaseRecord[], to: Recipient): boolean =>
  isCentralOffice(to) ||
  records.some((record) => relationTo(record, to) !== undefined || wasParty(record, to));
