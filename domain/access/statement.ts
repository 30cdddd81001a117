/**
 * A daily statement of where every chain of the audit stands, kept outside of the table, so that whoever can rewrite a whole
 * chain with its head is found by what was stated before. Statements are a chain of their own, each signed: none can be
 * changed, taken out of the middle or put in between. One names the chains that grew since the day before, the first names
 * all of them, and a day with many chains has several parts: what a run holds does not grow with the table.
 */
import * as z from 'zod';
import { chainStart } from '../shared/audit-event.ts';
import { hashOf } from '../shared/hash.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';

/** Audit events by case; seals by access log; the changes of the registry, which are one chain. */
export const chainNames = ['events', 'accesses', 'registry'] as const;
/** What the one chain of the registry is of. */
export const registryChain = 'registry';
export type Chain = (typeof chainNames)[number];

/** About 160 bytes each, so that a part is at most 800 KB. */
export const mostHeads = 5_000;

const chainHeadSchema = z.strictObject({
  chain: z.enum(chainNames),
  /** The case, the access log, or the registry. */
  of: z.string(),
  /** Number and hash of its last link. */
  seq: z.int().positive(),
  hash: z.string(),
});
export type ChainHead = z.infer<typeof chainHeadSchema>;

const statementSchema = z.strictObject({
  seq: z.int().positive(),
  /** When the round began; all of its parts have the same. */
  madeAt: z.string(),
  /** When the round before began: what grew since is named. The first round has none, and names everything. */
  since: z.string().optional(),
  part: z.int().positive(),
  /** Whether the round is complete with this part. */
  last: z.boolean(),
  heads: z.array(chainHeadSchema).max(mostHeads),
  previousHash: z.string(),
  hash: z.string(),
});
export type Statement = z.infer<typeof statementSchema>;

export const signedStatementSchema = z.strictObject({
  statement: statementSchema,
  /** ECDSA with P-256 and SHA-256 over the statement's hash as it is written, in DER and base 64. */
  signature: z.base64(),
});
export type SignedStatement = z.infer<typeof signedStatementSchema>;

/** A part that is to be made next. */
export interface NextPart extends Pick<Statement, 'seq' | 'part' | 'madeAt' | 'since' | 'previousHash'> {
  /** The case or log that the part before ended with. */
  after?: string | undefined;
}

/** What began less than an hour ago is the same run, sent twice. */
const sameRunMinutes = 60;
/** A head is named again that grew so shortly before the last round that this may not have seen it yet. */
const overlapMinutes = 60;

/** Undefined when no part is owed. A round that broke off goes on where it stopped. */
export const nextPart = (latest: Statement | undefined, now: Instant): NextPart | undefined => {
  if (!latest) return { seq: 1, part: 1, madeAt: now, since: undefined, previousHash: chainStart };
  const { madeAt, since, hash: previousHash } = latest;
  const seq = latest.seq + 1;
  if (!latest.last)
    return { seq, part: latest.part + 1, madeAt, since, previousHash, after: latest.heads.at(-1)?.of };
  // The clock of one machine may also have been set back.
  const isSameRun = addElapsed(now, -sameRunMinutes, 'minutes') < madeAt && madeAt <= now;
  return isSameRun
    ? undefined
    : { seq, part: 1, madeAt: now, since: madeAt < now ? madeAt : now, previousHash };
};

/** Whether a chain that grew at an instant is to be named; one of which that is not known always is. */
export const isNamed = ({ since }: Pick<NextPart, 'since'>, grewAt: Instant | undefined): boolean =>
  since === undefined || grewAt === undefined || grewAt > addElapsed(since, -overlapMinutes, 'minutes');

export const makeStatement = (
  { seq, part, madeAt, since, previousHash }: NextPart,
  heads: readonly ChainHead[],
  last: boolean,
): Statement => {
  const unchained = {
    seq,
    madeAt,
    ...(since !== undefined && { since }),
    part,
    last,
    heads: heads.map(({ chain, of, seq: at, hash }) => ({ chain, of, seq: at, hash })),
    previousHash,
  };
  return { ...unchained, hash: hashOf(unchained) };
};
