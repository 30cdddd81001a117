/**
 * Ids. A case reference is 60 random bits in Crockford's base 32, made to be read over a telephone
 * (`WH-7K3M-9QXA-22PD`): no date, county or person can be read from it. Work items and notices carry the reference
 * of their case and a running number, so that one key lookup finds them.
 */
import * as z from 'zod';
import { runNamed, runNameOf, type RunNumbers } from './state-machines.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const reference = '[0-9A-HJKMNP-TV-Z]{4}';
const caseIdPattern = `WH-${reference}-${reference}-${reference}`;

export const caseIdSchema = z
  .string()
  .regex(new RegExp(`^${caseIdPattern}$`), 'Give the case reference, for example WH-7K3M-9QXA-22PD.');
export const workItemIdSchema = z
  .string()
  .regex(
    new RegExp(`^${caseIdPattern}-W[1-9][0-9]{0,5}$`),
    'Give the work item id, for example WH-7K3M-9QXA-22PD-W2.',
  );
export const noticeIdSchema = z
  .string()
  .regex(
    new RegExp(`^${caseIdPattern}-N[1-9][0-9]{0,5}$`),
    'Give the notice id, for example WH-7K3M-9QXA-22PD-N3.',
  );

export const contactIdSchema = z
  .string()
  .regex(
    new RegExp(`^${caseIdPattern}-C[1-9][0-9]{0,5}$`),
    'Give the contact id, for example WH-7K3M-9QXA-22PD-C2.',
  );
export const searchStepIdSchema = z
  .string()
  .regex(
    new RegExp(`^${caseIdPattern}-S[1-9][0-9]{0,5}$`),
    'Give the step id, for example WH-7K3M-9QXA-22PD-S2.',
  );
export const significantEventIdSchema = z
  .string()
  .regex(/^E[1-9]\d{0,5}$/, 'Give the event id as the case shows it, for example E1.');

/** Twelve bytes of a cryptographic random source make one reference; five bits of each are used. */
export const caseIdFrom = (randomBytes: Uint8Array): string => {
  const letters = [...randomBytes.slice(0, 12)].map((byte) => alphabet.charAt(byte % 32)).join('');
  return `WH-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
};

export const concernIdSchema = z
  .string()
  .regex(/^M[1-9]\d{0,3}$/, 'Give the concern id as the case shows it, for example M1.');

const caseIdLength = 'WH-0000-0000-0000'.length;
/** The case that a work item or notice belongs to. */
export const caseIdOf = (workItemOrNoticeId: string): string => workItemOrNoticeId.slice(0, caseIdLength);

export const workItemId = (caseId: string, number: number): string => `${caseId}-W${number}`;
export const contactId = (caseId: string, number: number): string => `${caseId}-C${number}`;
export const searchStepId = (caseId: string, number: number): string => `${caseId}-S${number}`;
export const noticeId = (caseId: string, number: number): string => `${caseId}-N${number}`;

/** An execution speaks for the journey of a case, or for another run of it by its number. */
export interface ExecutionRef extends RunNumbers {
  caseId: string;
  epoch: number;
}

/**
 * Executions are named by case, run and epoch, so that a second start of the same epoch is the same execution:
 * `caseId.epoch` is the journey, `caseId.search<number>.<epoch>` a search.
 */
export const executionName = (execution: ExecutionRef): string =>
  [execution.caseId, runNameOf(execution), execution.epoch].filter((part) => part !== undefined).join('.');

/** Undefined for a name that this system did not give. */
export const parseExecutionName = (name: string): ExecutionRef | undefined => {
  const match = new RegExp(`^(${caseIdPattern})(?:\\.([a-z]+[0-9]+))?\\.([1-9][0-9]*)$`).exec(name);
  if (!match?.[1] || !match[3]) return undefined;
  const run = match[2] === undefined ? {} : runNamed(match[2]);
  return run && { caseId: match[1], epoch: Number(match[3]), ...run };
};
