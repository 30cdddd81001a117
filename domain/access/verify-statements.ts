/**
 * Whether the audit is what was stated of it, with the statements and the public key alone. Statements that are changed, of
 * another key, missing or out of order are findings; so is every chain that ends before what was stated, has another link in
 * its place, is gone altogether, or was never stated although it is older than the last statement. That the links of a chain
 * follow on from one another is verified beside this (verify-audit.ts): together no link up to a stated one can differ.
 */
import { chainStart, isUnchanged } from '../shared/audit-event.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import { type Chain, type ChainHead, chainNames, type SignedStatement, type Statement } from './statement.ts';

/** A link of a chain, as far as a statement speaks of it. */
export interface StatedLink {
  seq: number;
  hash: string;
  at: Instant;
}
/** Of each chain, by case or log, the links that there are. */
export type Chains = Readonly<Record<Chain, ReadonlyMap<string, readonly StatedLink[]>>>;

export interface StatementFinding {
  /** The case or log; of a finding about a statement, `statement` and its number. */
  of: string;
  where: 'statement' | Chain;
  seq?: number;
  fault: string;
}

export interface StatementReport {
  statements: number;
  /** Heads that were compared. */
  heads: number;
  /** When the last complete round began. */
  until?: Instant;
  findings: readonly StatementFinding[];
}

export interface Stated {
  statements: readonly SignedStatement[];
  /** Whether a signature is of the key that is trusted. */
  isSigned: (signed: SignedStatement) => boolean;
  chains: Chains;
  /** Of an export of one case: other chains are not asked for. */
  only?: string | undefined;
}

/** Within this everything that came is sealed and seen by a round: younger links need no statement yet. */
const settledMinutes = 60;
/** A table that goes on for longer after the last statement misses one. */
const dailyHours = 26;

const about = (seq: number, fault: string): StatementFinding => ({
  of: `statement ${String(seq)}`,
  where: 'statement',
  seq,
  fault,
});

/** What must hold between a statement and the one before it; undefined for the first. */
function* faultsOfOrder(statement: Statement, before: Statement | undefined): Generator<string> {
  const { madeAt, since, part, previousHash } = statement;
  if (previousHash !== (before?.hash ?? chainStart)) yield 'does not follow on from the statement before it';
  const goesOn = before !== undefined && !before.last;
  if (goesOn ? part !== before.part + 1 || madeAt !== before.madeAt || since !== before.since : part !== 1)
    yield 'is no next part';
  if (!goesOn && (before === undefined ? since !== undefined : since === undefined || since > before.madeAt))
    yield 'leaves out what came between the round before it and its own';
}

function* faultsOfStatements({ statements, isSigned }: Stated): Generator<StatementFinding> {
  let before: Statement | undefined;
  for (const signed of statements) {
    const { statement } = signed;
    const { seq } = statement;
    const expected = (before?.seq ?? 0) + 1;
    if (seq < expected) yield about(seq, 'stands twice');
    if (seq > expected)
      yield about(
        expected,
        seq - 1 === expected ? 'is missing' : `is missing, and all until ${String(seq - 1)}`,
      );
    if (!isUnchanged(statement)) yield about(seq, 'was changed after it was made');
    if (!isSigned(signed)) yield about(seq, 'is not signed by the key that was given');
    if (seq === expected) for (const fault of faultsOfOrder(statement, before)) yield about(seq, fault);
    before = statement;
  }
  if (!before) yield about(1, 'is missing: nothing was stated');
  else if (!before.last) yield about(before.seq + 1, 'is missing: the last round is not complete');
}

const nameOf = ({ chain, of }: Pick<ChainHead, 'chain' | 'of'>): string => `${chain} ${of}`;

/** What a chain says against one head; undefined for nothing. */
const faultOfHead = (
  hashes: ReadonlyMap<number, string> | undefined,
  { seq, hash }: ChainHead,
): string | undefined => {
  if (!hashes) return 'was stated, and is missing altogether';
  const found = hashes.get(seq);
  if (found === undefined) return 'ends before what was stated';
  return found === hash ? undefined : 'is another chain than the one that was stated';
};

/** Every head of every statement, each chain found once. */
function* faultsOfHeads({ statements, chains, only }: Stated): Generator<StatementFinding> {
  const known = new Map<string, ReadonlyMap<number, string> | undefined>();
  const found = new Set<string>();
  const hashesOf = ({ chain, of }: ChainHead): ReadonlyMap<number, string> | undefined => {
    const links = chains[chain].get(of);
    return links && new Map(links.map(({ seq, hash }) => [seq, hash]));
  };
  for (const { statement } of statements)
    for (const head of statement.heads) {
      const name = nameOf(head);
      if (found.has(name) || (only !== undefined && head.of !== only)) continue;
      if (!known.has(name)) known.set(name, hashesOf(head));
      const fault = faultOfHead(known.get(name), head);
      if (fault === undefined) continue;
      found.add(name);
      yield {
        of: head.of,
        where: head.chain,
        seq: head.seq,
        fault: `${fault} (statement ${String(statement.seq)})`,
      };
    }
}

/** What is older than the last complete round must have been stated, and the table must not go on for long after it. */
function* faultsOfCoverage(
  { statements, chains, only }: Stated,
  until: Instant,
): Generator<StatementFinding> {
  const settled = addElapsed(until, -settledMinutes, 'minutes');
  const overdue = addElapsed(until, dailyHours, 'hours');
  const stated = new Map<string, number>();
  for (const head of statements.flatMap(({ statement }) => statement.heads))
    stated.set(nameOf(head), Math.max(head.seq, stated.get(nameOf(head)) ?? 0));
  let latest = until;
  for (const chain of chainNames)
    for (const [of, links] of chains[chain]) {
      for (const { at } of links) if (at > latest) latest = at;
      if (only !== undefined && of !== only) continue;
      const upTo = stated.get(nameOf({ chain, of })) ?? 0;
      const left = links.find(({ seq, at }) => seq > upTo && at <= settled);
      if (left)
        yield {
          of,
          where: chain,
          seq: left.seq,
          fault: 'is older than the last statement, and was never stated',
        };
    }
  if (latest > overdue)
    yield {
      of: 'statements',
      where: 'statement',
      fault: `end at ${until}, although the table goes on until ${latest}: later ones are missing, or were not fetched`,
    };
}

export const verifyStatements = (stated: Stated): StatementReport => {
  const statements = stated.statements.toSorted((a, b) => a.statement.seq - b.statement.seq);
  const sorted = { ...stated, statements };
  const until = statements.findLast(({ statement }) => statement.last)?.statement.madeAt;
  return {
    statements: statements.length,
    heads: statements.reduce((sum, { statement }) => sum + statement.heads.length, 0),
    ...(until !== undefined && { until }),
    findings: [
      ...faultsOfStatements(sorted),
      ...faultsOfHeads(sorted),
      ...(until === undefined ? [] : faultsOfCoverage(sorted, until)),
    ],
  };
};
