/**
 * The requests whose times are held against nothing here, and why; no function carries them along. Those of which some are
 * held stand in
 * `times` of their route.
 */
import type { Operation } from '../shared/operations.ts';
import { shown } from './times-of-indicators.ts';
import { byTransferDay, type FreeTime } from './times-of-requests.ts';

const ofRegistry: FreeTime = { free: 'A time of an organisation or of its staff, and of no person.' };
const onRecord: FreeTime = { free: 'It is compared with what is on record.' };
const question: FreeTime = { free: 'A question about any day; nothing of it is kept.' };
const window: FreeTime = { free: 'What part of the log is read.' };

export const freeTimes = {
  voidFact: {
    at: onRecord,
    enteredAt: onRecord,
    dischargedAt: onRecord,
    dischargedOn: onRecord,
    plannedFor: onRecord,
    plannedOn: onRecord,
    handedOffAt: onRecord,
  },
  askForTransfer: { effectiveOn: byTransferDay },
  grantAudit: { until: { free: 'An audit grant is as long as its policy says (grantTooLong).' } },
  getAudit: { from: window, until: window },
  listNotices: { since: { free: 'From when on notices are read.' } },
  putAttestation: { from: ofRegistry, until: ofRegistry },
  putRegistryEntry: {
    'attestations[].from': ofRegistry,
    'attestations[].until': ofRegistry,
    employedFrom: ofRegistry,
    employedUntil: ofRegistry,
    waiverApprovedOn: ofRegistry,
    activeFrom: ofRegistry,
    activeUntil: ofRegistry,
  },
  // But for the birth, which its route has.
  checkEligibility: {
    'stay.admittedOn': question,
    'stay.dischargedOn': question,
    asOf: question,
    knownAt: question,
    ...Object.fromEntries(Object.keys(shown).map((path) => [path, question])),
  },
} as const satisfies Partial<Record<Operation, Readonly<Record<string, FreeTime>>>>;
