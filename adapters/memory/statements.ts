/** Statements in memory, with a key made for them: for tests, and for a machine that keeps nothing. */
import type { SignedStatement } from '../../domain/access/statement.ts';
import { ConcurrentWrite, type Ports, type Statements } from '../../domain/ports/ports.ts';
import { createLocalStatementSigner, makeStatementKey } from '../local-keys/statement-keys.ts';
import { copyOf } from './partitions.ts';

export const createMemoryStatements = (): Statements & { all: () => readonly SignedStatement[] } => {
  const bySeq = new Map<number, SignedStatement>();
  return {
    all: () => copyOf([...bySeq.values()]),
    latest() {
      const latest = bySeq.get(Math.max(...bySeq.keys()));
      return Promise.resolve(latest && copyOf(latest));
    },
    async put(signed) {
      const { seq } = signed.statement;
      if (bySeq.has(seq)) throw new ConcurrentWrite('Somebody else stated first.');
      bySeq.set(seq, copyOf(signed));
      return Promise.resolve();
    },
  };
};

export const memoryStatementPorts = (): Pick<Ports, 'statements' | 'statementSigner'> => ({
  statements: createMemoryStatements(),
  statementSigner: createLocalStatementSigner(makeStatementKey()),
});
