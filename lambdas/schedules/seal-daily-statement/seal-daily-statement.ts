/**
 * The schedule that states once a day where every chain of the audit stands, in signed statements outside of the table. It
 * pages through the heads of access logs and reads the head of each log's case; what grew since the last round is named. All
 * cases are looked at, since the machines and the other schedules change a case of which nobody asks. A part is put under its
 * number, and no number is given twice: of two runs at once one goes on and the other leaves it to that. A run that broke off
 * is taken up where it stopped. What cannot be read is named to the log and stops nothing else; this then throws at the end.
 */
import {
  type ChainHead,
  isNamed,
  makeStatement,
  mostHeads,
  type NextPart,
  nextPart,
} from '../../../domain/access/statement.ts';
import {
  type ChainHeads,
  type Clock,
  ConcurrentWrite,
  type FoundHead,
  type Log,
  type Statements,
  type StatementSigner,
} from '../../../domain/ports/ports.ts';
import { caseIdSchema } from '../../../domain/shared/identifiers.ts';

export interface SealDailyStatementDeps {
  heads: ChainHeads;
  statements: Statements;
  statementSigner: StatementSigner;
  clock: Clock;
  log: Log;
}

/** Makes the alarm ring: the statement stands, and a chain is not in it. */
class StatementIncomplete extends Error {
  override readonly name = 'StatementIncomplete';
}

/** As many as one BatchGet takes. */
const atOnce = 100;

const isCase = (log: string): boolean => caseIdSchema.safeParse(log).success;

/** The registry's first; then log by log, its head and that of its case. */
async function* chainsAfter(
  { heads }: SealDailyStatementDeps,
  after: string | undefined,
): AsyncGenerator<FoundHead[]> {
  const registry = after === undefined ? await heads.registryHead() : undefined;
  if (registry) yield [registry];
  let cursor: string | undefined;
  do {
    const page = await heads.accessHeads({ limit: atOnce, cursor, after });
    const cases = await heads.eventHeads(page.items.map(({ of }) => of).filter(isCase));
    const byCase = new Map(cases.map((found) => [found.of, found]));
    for (const log of page.items) yield [log, byCase.get(log.of)].filter((found) => found !== undefined);
    ({ cursor } = page);
  } while (cursor !== undefined);
}

/** Puts the parts that are left of a round; returns how many chains could not be read. */
const finishRound = async (deps: SealDailyStatementDeps, first: NextPart): Promise<number> => {
  let next = first;
  let named: ChainHead[] = [];
  let unread = 0;
  const put = async (last: boolean): Promise<void> => {
    const statement = makeStatement(next, named, last);
    await deps.statements.put({ statement, signature: await deps.statementSigner.sign(statement.hash) });
    next = { ...next, seq: next.seq + 1, part: next.part + 1, previousHash: statement.hash };
    named = [];
  };
  for await (const found of chainsAfter(deps, first.after)) {
    for (const { of } of found.filter(({ head }) => head === undefined)) {
      unread += 1;
      deps.log.error('HHP5009', isCase(of) ? { caseId: of } : {});
    }
    const grown = found.flatMap(({ head }) => (head && isNamed(first, head.grewAt) ? head : []));
    // A case and its log stand in one part, so that the next part knows where to go on.
    if (named.length + grown.length > mostHeads) await put(false);
    named.push(...grown);
  }
  await put(true);
  deps.log.count('DailyStatementMade');
  return unread;
};

export const createSealDailyStatement = (deps: SealDailyStatementDeps) => async (): Promise<void> => {
  const owed = async (): Promise<NextPart | undefined> =>
    nextPart((await deps.statements.latest())?.statement, deps.clock.now());
  let unread = 0;
  try {
    for (let next = await owed(); next; next = await owed()) unread += await finishRound(deps, next);
  } catch (error) {
    if (!(error instanceof ConcurrentWrite)) throw error;
  }
  if (unread > 0) throw new StatementIncomplete(`${unread} chain(s) could not be read.`);
};
