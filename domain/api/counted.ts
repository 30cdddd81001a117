/**
 * Which requests on a case count against the daily quota of an organisation (domain/policy/daily-quota.ts). What protects
 * the person, is owed, or ends something is taken however much came before. A request that can change a case and stands in
 * neither way here does not compile.
 */
import * as z from 'zod';
import { residenceFacts } from '../case/answer-codes.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { Person } from '../shared/actor.ts';
import type { Operation } from '../shared/operations.ts';
import type { AddressedOperation, CaseOperation } from './policy.ts';
import type { routes } from './routes.ts';

type ChangingOperation = {
  [Op in AddressedOperation | CaseOperation]: (typeof routes)[Op]['method'] extends 'GET' ? never : Op;
}[AddressedOperation | CaseOperation];

interface Asked {
  /** As its contract gave it. */
  body: unknown;
  actor: Pick<Person, 'role'>;
  record: Pick<CaseRecord, 'aot'>;
}

const always = (): boolean => true;
const never = (): boolean => false;
const bodyIs =
  (schema: z.ZodType) =>
  ({ body }: Asked): boolean =>
    schema.safeParse(body).success;

const counting: Readonly<Record<ChangingOperation, (asked: Asked) => boolean>> = {
  claimWorkItem: never,
  releaseWorkItem: never,
  changeCareManager: never,
  // An answer that is owed is taken; a report that came back has reached nobody, and could be told for ever.
  completeWorkItem: bodyIs(z.object({ kind: z.literal('significantEventReport'), bounced: z.literal(true) })),
  // Whoever takes an authorization back, or refuses one, is heard.
  putConsent: bodyIs(z.object({ status: z.enum(['signed', 'partTwoSigned']) })),
  putDischargePlan: bodyIs(z.object({ status: z.literal('planned') })),
  recordDischarge: never,
  recordContact: never,
  withdrawCase: never,
  resubmitReferral: never,
  moveFacility: never,
  // An admission is heard of at any time.
  recordFact: bodyIs(z.object({ fact: z.enum([...residenceFacts, 'indicator']) })),
  reassignCase: never,
  handBackCase: never,
  askForTransfer: never,
  withdrawTransfer: never,
  putHandOffChecklist: always,
  signHandOffChecklist: never,
  openEmergencyAccess: never,
  answerEmergencyAccess: never,
  // The notice that begins a search is never refused; one that joins it counts.
  raiseMissingConcern: ({ record }) =>
    (record.aot?.searches ?? []).some(({ endedAt }) => endedAt === undefined),
  withdrawMissingConcern: never,
  voidFact: never,
  correctFact: always,
  recordSearchStep: always,
  recordSighting: never,
  // The court's order comes from the county; an agency only tells of one.
  putAotOrder: ({ actor }) => actor.role !== 'spoa',
  putPlanOfCare: always,
  reportSignificantEvent: always,
  acknowledgeNotice: never,
};
const isChanging = (operation: Operation): operation is ChangingOperation =>
  Object.hasOwn(counting, operation);

export const isCounted = (operation: Operation, asked: Asked): boolean =>
  isChanging(operation) && counting[operation](asked);
