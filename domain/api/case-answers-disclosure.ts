/** What opens each field of what a change of a case answers with (case-answers-contract.ts), and of GET /cases/{caseId}. */
import type * as z from 'zod';
import { clockDisclosure, ownWorkItemDisclosure } from '../access/disclosed-records.ts';
import type { Part } from '../access/disclosure.ts';
import { aotViewDisclosure } from '../aot/aot-view-disclosure.ts';
import { changedChecklistDisclosure, handOffLacksDisclosure } from '../views/hand-off-view.ts';
import { caseViewDisclosure, dischargeDisclosure } from '../views/case-view-disclosure.ts';
import type * as answers from './case-answers-contract.ts';

type Always<Schema extends z.ZodType> = Part<z.output<Schema>, 'always'>;

const whereItStands = { caseId: 'always', phase: 'always', strands: 'always' } as const;

export const referralAnswerDisclosure: Always<typeof answers.referralAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', phase: 'always', lgu: 'always', warnings: 'always' },
};
export const consentAnswerDisclosure: Always<typeof answers.consentAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, consent: 'always' },
};
export const dischargePlanAnswerDisclosure: Always<typeof answers.dischargePlanAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, discharge: dischargeDisclosure },
};
export const dischargeAnswerDisclosure: Always<typeof answers.dischargeAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, clocks: { opening: 'always', item: clockDisclosure } },
};
export const contactAnswerDisclosure: Always<typeof answers.contactAnswerSchema> = {
  opening: 'always',
  fields: {
    ...whereItStands,
    contactId: 'always',
    answersClock: 'always',
    possibleDuplicateOf: 'always',
  },
};
export const voidAnswerDisclosure: Always<typeof answers.voidAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, fact: 'always' },
};
export const withdrawalAnswerDisclosure: Always<typeof answers.withdrawalAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', phase: 'always', closeReason: 'always', deathReport: 'always' },
};
export const resubmissionAnswerDisclosure: Always<typeof answers.resubmissionAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, warnings: 'always' },
};
export const facilityMovedAnswerDisclosure: Always<typeof answers.facilityMovedAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', facility: 'always', movedAt: 'always' },
};
export const factAnswerDisclosure: Always<typeof answers.factAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, number: 'always', decision: 'always' },
};
export const correctionAnswerDisclosure: Always<typeof answers.correctionAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, number: 'always', fact: 'always', decision: 'identity', warnings: 'always' },
};
export const takenBackAnswerDisclosure: Always<typeof answers.takenBackAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, workItem: ownWorkItemDisclosure },
};
export const transferAnswerDisclosure: Always<typeof answers.transferAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, assignment: 'always' },
};
export const handedBackAnswerDisclosure: Always<typeof answers.handedBackAnswerSchema> = {
  opening: 'always',
  fields: { caseId: 'always', handedBackTo: 'always' },
};
/** The work is the own of who completed it. */
export const completionAnswerDisclosure: Always<typeof answers.completionAnswerSchema> = {
  opening: 'always',
  fields: {
    workItem: ownWorkItemDisclosure,
    caseId: 'always',
    phase: 'always',
    handOff: handOffLacksDisclosure,
  },
};
export const handOffChecklistAnswerDisclosure: Always<typeof answers.handOffChecklistAnswerSchema> = {
  opening: 'always',
  fields: { ...whereItStands, handOffChecklist: changedChecklistDisclosure },
};
export const caseAnswerDisclosure: Always<typeof answers.caseAnswerSchema> = {
  opening: 'always',
  fields: { ...caseViewDisclosure.fields, aot: aotViewDisclosure },
};
