/**
 * The access log: one entry for every request on a case, the denied ones included, and one for every list of cases that was
 * shown, with a row in the log of each case on it. An entry says who asked for what, how it was decided and why, and on what
 * legal basis a person could be seen; it holds codes and ids. It is an item of its own that shares nothing with any other,
 * so that no two readers are in each other's way. A seal (access-seal.ts) chains it afterwards.
 */
import * as z from 'zod';
import {
  asciiText,
  storedAccount,
  storedCaseId,
  storedCode,
  storedGrantId,
  storedHash,
  storedInstant,
} from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';
import { hashOf } from '../shared/hash.ts';
import { denialReasons } from './denial-reasons.ts';
import { legalBases, disclosureLevels } from './legal-basis.ts';
import { standings } from './standing.ts';

/** Why a request that was never decided on its case still stands in the log. */
const undecidedReasons = [
  'invalidRequest',
  'replayed',
  'listed',
  'submitted',
  'personHasOpenReferral',
  'referralReceivedBefore',
  'toldApart',
  'sampled',
  'grantRevoked',
  'failed',
] as const;

export const accessOutcomeSchema = z.strictObject({
  operation: storedCode,
  decision: z.enum(['allow', 'deny']),
  reason: z.enum(['standing', ...denialReasons, ...undecidedReasons]),
  standing: z.enum([...standings, 'addressee', 'own', 'undecided']),
  basis: z.strictObject({
    kind: z.enum(legalBases),
    level: z.enum(disclosureLevels),
    ruleId: storedCode.optional(),
  }),
});
export type AccessOutcome = z.infer<typeof accessOutcomeSchema>;

const asked = {
  at: storedInstant,
  actor: personSchema,
  /** The gateway's own, by which the request is found in its log. */
  requestId: asciiText(128),
};

export const accessSchema = z.strictObject({
  ...accessOutcomeSchema.shape,
  ...asked,
  caseId: storedCaseId,
  /** Of a grant that was given or revoked: to whom, and until when. */
  grant: z
    .strictObject({
      grantId: storedGrantId,
      auditor: z.strictObject({ sub: storedAccount, org: storedCode }),
      until: storedInstant,
    })
    .optional(),
});
export type Access = z.infer<typeof accessSchema>;

/** A page of the list of cases: the references that were shown, each with the hash of its row in the case's own log. */
const listViewSchema = z.strictObject({
  ...asked,
  operation: storedCode,
  shown: z.record(storedCaseId, storedHash),
  /** References of an entry just before this one that were not shown, since their rows could not be stored. */
  leftOut: z.array(storedCaseId).max(100).optional(),
});
export type ListView = z.infer<typeof listViewSchema>;

const stored = {
  /** Over all of the above. */
  hash: storedHash,
  /** The number of the seal that names it; until then it waits for one. A row is sealed with its list and never has one. */
  seal: z.int().positive().optional(),
};
export const accessEntrySchema = z.strictObject({ ...accessSchema.shape, ...stored });
export type AccessEntry = z.infer<typeof accessEntrySchema>;
export const listEntrySchema = z.strictObject({ ...listViewSchema.shape, ...stored });
export type ListEntry = z.infer<typeof listEntrySchema>;
export type LogEntry = AccessEntry | ListEntry;

export const accessEntry = (access: Access): AccessEntry => ({ ...access, hash: hashOf(access) });
export const listEntry = (view: ListView): ListEntry => ({ ...view, hash: hashOf(view) });

/** Whether an entry says what it said when it was written. */
export const isAsWritten = ({ hash, seal, ...said }: LogEntry): boolean => hashOf(said) === hash;

/** The log in which an entry stands: that of its case, or of the organisation whose list was shown. */
export const logOf = (entry: LogEntry): string =>
  'caseId' in entry ? entry.caseId : `${entry.actor.role}#${entry.actor.org}`;

const hashDigits = 16;
/** Where an entry stands in its log: by its time, and apart from all others of that time by what it says. */
export const positionOf = ({ at, hash }: Pick<LogEntry, 'at' | 'hash'>): string =>
  `${at}#${hash.slice(0, hashDigits)}`;

/** A row of a list in the log of a case that was on it. */
export const isRow = (entry: LogEntry): entry is AccessEntry =>
  'caseId' in entry && entry.reason === 'listed';
