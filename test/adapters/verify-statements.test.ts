/**
 * What the chains of the audit alone cannot tell: a log or a case that is gone with all its items, and a chain that was
 * written anew from its start, with a head that fits. Each is found by the statements of the days before, and so is whatever
 * was done to these.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessHeadItem, caseItem, type Item } from '../../adapters/dynamodb/items.ts';
import { eventsFromItem, eventsToItem } from '../../adapters/dynamodb/items-of-write.ts';
import { accessHeadKey, caseKey } from '../../adapters/dynamodb/keys.ts';
import { verifyItems } from '../../adapters/dynamodb/verify-items.ts';
import {
  createLocalStatementSigner,
  createSignatureCheck,
  makeStatementKey,
  publicStatementKey,
} from '../../adapters/local-keys/statement-keys.ts';
import { createMemoryLog, createSettableClock } from '../../adapters/memory/ports.ts';
import { createMemoryStatements } from '../../adapters/memory/statements.ts';
import {
  makeStatement,
  registryChain,
  type SignedStatement,
  type Statement,
} from '../../domain/access/statement.ts';
import { type StatementFinding, verifyStatements } from '../../domain/access/verify-statements.ts';
import type { RegistryChange } from '../../domain/registry/registry-change.ts';
import { type AuditEvent, chainEvent, chainStart } from '../../domain/shared/audit-event.ts';
import { hashOf } from '../../domain/shared/hash.ts';
import { addElapsed } from '../../domain/shared/instant.ts';
import { createSealDailyStatement } from '../../lambdas/schedules/seal-daily-statement/seal-daily-statement.ts';
import { anAccess, sealWaiting } from '../fixtures/access-log.ts';
import { openedAt } from '../fixtures/case-fixture.ts';
import { aCareManager, anAct } from '../fixtures/registry-fixture.ts';
import { rememberedTable } from '../fixtures/remembered-table.ts';
import * as write from './case-writes.ts';

const caseCount = 50;
const days = 3;
const day = (count: number): string => addElapsed(openedAt, count, 'days');
const privateKey = makeStatementKey();
const isSigned = createSignatureCheck(publicStatementKey(privateKey));
const caseIds = Array.from({ length: caseCount }, (_, index) => write.caseNumber(index + 1));

/** The items of one case, with its log and its lock. */
type Audit = readonly Item[];
let table: ReadonlyMap<string, Audit>;
let signed: readonly SignedStatement[];
let changes: readonly RegistryChange[];

const isOfCase =
  (caseId: string) =>
  ({ PK, data }: Item): boolean =>
    PK.endsWith(`#${caseId}`) || (PK.startsWith('PERSON#') && JSON.stringify(data).includes(caseId));

/** Fifty cases over three days: asked for and changed every day, and stated. */
beforeAll(async () => {
  const { store, items } = rememberedTable();
  const statements = createMemoryStatements();
  const clock = createSettableClock(day(0));
  const run = createSealDailyStatement({
    heads: store,
    statements,
    statementSigner: createLocalStatementSigner(privateKey),
    clock,
    log: createMemoryLog(),
  });
  await store.putEntry('care-managers', aCareManager(), 0, anAct);
  await store.putEntry('care-managers', aCareManager({ fte: 0.5 }), 1, anAct);
  for (const [index, caseId] of caseIds.entries()) {
    const opening = write.opening({ caseId, personKey: write.personNumber(index) });
    await store.save({ ...opening, access: anAccess({ caseId, reason: 'submitted' }) });
    await sealWaiting(store, caseId, write.minute(2));
  }
  for (let count = 1; count <= days; count += 1) {
    for (const caseId of caseIds) {
      const at = addElapsed(day(count), -6, 'hours');
      await write.changed(store, () => undefined, caseId, at);
      await store.appendAccess(anAccess({ caseId, at, requestId: `day-${String(count)}` }));
      await sealWaiting(store, caseId, addElapsed(at, 2, 'minutes'));
    }
    clock.set(day(count));
    await run();
  }
  table = new Map(caseIds.map((caseId) => [caseId, items().filter(isOfCase(caseId))]));
  changes = (await store.registryChanges({ limit: 10 })).items;
  signed = statements.all();
});

const report = (
  items: ReadonlyMap<string, Audit>,
  statements = signed,
  only?: string,
  registry: readonly RegistryChange[] = changes,
) => {
  const { findings, chains: ofCases } = verifyItems([...items.values()].flat());
  const chains = { ...ofCases, registry: new Map([[registryChain, registry]]) };
  return { alone: findings, ...verifyStatements({ statements, isSigned, chains, only }) };
};
const found = (statements: readonly SignedStatement[]): readonly StatementFinding[] =>
  report(table, statements).findings;
const withAudit = (caseId: string, change: (audit: Audit) => Audit) =>
  new Map([...table].map(([id, audit]) => [id, id === caseId ? change(audit) : audit]));
const isOf = (entity: string) => (item: Item) => item.entity === entity;

/** As somebody writes it who knows how: another first event, and every hash after it, head and all. */
const rewritten = (audit: Audit): Audit => {
  let previousHash = chainStart;
  const forge = ({ hash: _hash, ...event }: AuditEvent): AuditEvent => {
    const forged = chainEvent({ ...event, previousHash, ...(event.seq === 1 && { ruleIds: ['HHP-EL-01'] }) });
    previousHash = forged.hash;
    return forged;
  };
  const events = audit.filter(isOf('events')).map((item) => {
    const [first, ...others] = eventsFromItem(item);
    return eventsToItem([forge(first), ...others.map(forge)]);
  });
  return audit.flatMap((item) => {
    if (item.entity === 'events') return [];
    if (item.entity !== 'case') return [item];
    const record = { ...caseItem.fromItem(item), lastEventHash: previousHash };
    return [caseItem.toItem(caseKey(record.caseId), record), ...events];
  });
};

/** As somebody writes it who knows how, with the right hash, and a signature of another key where one is asked for. */
const restated = async (
  change: (statement: Statement) => Partial<Statement>,
  { statement, signature }: SignedStatement,
  key?: string,
): Promise<SignedStatement> => {
  const { hash: _hash, ...said } = { ...statement, ...change(statement) };
  const hash = hashOf(said);
  return {
    statement: { ...said, hash },
    signature: key === undefined ? signature : await createLocalStatementSigner(key).sign(hash),
  };
};

describe('the audit as it was stated', () => {
  it('is found to be so, case by case too', () => {
    expect(report(table)).toEqual({
      alone: [],
      statements: days,
      // Of the registry every day says where it stands.
      heads: days * caseCount * 2 + days,
      until: day(days),
      findings: [],
    });
    const one = new Map([...table].slice(0, 1));
    for (const items of [one, table]) expect(report(items, signed, caseIds[0]).findings).toEqual([]);
    expect(report(one).findings).toHaveLength((caseCount - 1) * 2);
  });

  it('may have gone on since, for a day', () => {
    const caseId = caseIds[0]!;
    const grown = (hours: number) =>
      withAudit(caseId, (audit) => {
        const last = audit.filter(isOf('events')).flatMap<AuditEvent>(eventsFromItem).at(-1)!;
        const { hash: previousHash, ...said } = last;
        const at = addElapsed(day(days), hours, 'hours');
        const next = chainEvent({ ...said, seq: last.seq + 1, at, previousHash });
        return [...audit, eventsToItem([next])];
      });
    expect(report(grown(25)).findings).toEqual([]);
    expect(report(grown(27)).findings).toMatchObject([
      { of: 'statements', fault: expect.stringContaining('later ones are missing') },
    ]);
  });
});

describe('what verifying the chains alone cannot find', () => {
  it(`a chain rewritten from its start is found: ${String(caseCount)} of ${String(caseCount)} cases`, () => {
    let seen = 0;
    for (const caseId of caseIds) {
      const { alone, findings } = report(withAudit(caseId, rewritten));
      expect(alone).toEqual([]);
      expect(findings).toEqual([
        { of: caseId, where: 'events', seq: 2, fault: expect.stringContaining('is another chain') },
      ]);
      seen += 1;
    }
    console.log(
      `audit:verify with statements: ${String(seen)} of ${String(caseCount)} rewritten cases found.`,
    );
    expect(seen).toBe(caseCount);
  });

  it('a case that is gone with all its items is found', () => {
    const caseId = caseIds[7]!;
    const { alone, findings } = report(withAudit(caseId, () => []));
    expect(alone).toEqual([]);
    expect(findings).toMatchObject([
      { of: caseId, where: 'accesses', fault: 'was stated, and is missing altogether (statement 1)' },
      { of: caseId, where: 'events', fault: 'was stated, and is missing altogether (statement 1)' },
    ]);
  });

  it('a log that is gone whole is found', () => {
    const caseId = caseIds[7]!;
    const { findings } = report(
      withAudit(caseId, (audit) => audit.filter(({ PK }) => !PK.startsWith('ACCESS#'))),
    );
    expect(findings).toMatchObject([{ of: caseId, where: 'accesses', seq: 2 }]);
  });

  it('the last write taken back, with the case as it was before it, is found', () => {
    const caseId = caseIds[3]!;
    const shorter = withAudit(caseId, (audit) => {
      const events = audit.filter(isOf('events'));
      const [last] = eventsFromItem(events.at(-1));
      const [before] = eventsFromItem(events.at(-2));
      return audit
        .filter((item) => item !== events.at(-1))
        .map((item) => {
          if (item.entity !== 'case') return item;
          const core = caseItem.fromItem(item);
          const counters = { ...core.counters, events: core.counters.events - 1 };
          const lastEventHash = last.previousHash;
          const [version, updatedAt] = [core.version - 1, before.at];
          return caseItem.toItem(caseKey(caseId), { ...core, counters, lastEventHash, version, updatedAt });
        });
    });
    const { alone, findings } = report(shorter);
    expect(alone).toEqual([]);
    expect(findings).toMatchObject([
      { of: caseId, where: 'events', seq: 4, fault: 'ends before what was stated (statement 3)' },
    ]);
  });

  it('a log of the registry that was rewritten, or cut off, is found', () => {
    const of = (registry: readonly RegistryChange[]) => report(table, signed, undefined, registry).findings;
    const forged = changes.map((change) => ({ ...change, hash: hashOf(change.hash) }));
    expect(of(forged)).toMatchObject([
      { of: 'registry', where: 'registry', fault: expect.stringContaining('is another chain') },
    ]);
    expect(of(changes.slice(1))).toMatchObject([
      { of: 'registry', where: 'registry', fault: expect.stringContaining('ends before what was stated') },
    ]);
  });

  it('a chain that was kept out of the statements is found', async () => {
    const hidden = caseIds[9]!;
    const without = await Promise.all(
      signed.map((one) =>
        restated(({ heads }) => ({ heads: heads.filter(({ of }) => of !== hidden) }), one, privateKey),
      ),
    );
    expect(found(without).filter(({ of }) => of === hidden)).toMatchObject([
      { where: 'events', seq: 1, fault: 'is older than the last statement, and was never stated' },
      { where: 'accesses', seq: 1 },
    ]);
  });
});

describe('a head of an earlier release, which stands in no index', () => {
  it('is no finding of the items', () => {
    const older = withAudit(caseIds[0]!, (audit) =>
      audit.map((item) => {
        if (item.entity !== 'accessHead') return item;
        const { sealedAt: _at, ...head } = accessHeadItem.fromItem(item);
        return accessHeadItem.toItem(accessHeadKey(head.log), head);
      }),
    );
    expect(report(older)).toMatchObject({ alone: [], findings: [] });
  });
});

describe('statements that were touched', () => {
  const aboutOf = (findings: readonly StatementFinding[]): (readonly [number | undefined, string])[] =>
    findings.map(({ seq, fault }) => [seq, fault]);

  it('one that was edited is found, with its old hash and with a new one', async () => {
    const edited = ({ statement, signature }: SignedStatement): SignedStatement => ({
      statement: { ...statement, heads: statement.heads.slice(1) },
      signature,
    });
    expect(aboutOf(found(signed.with(1, edited(signed[1]!))))).toEqual([
      [2, 'was changed after it was made'],
    ]);
    const rehashed = await restated(({ heads }) => ({ heads: heads.slice(1) }), signed[1]!);
    expect(aboutOf(found(signed.with(1, rehashed)))).toEqual([
      [2, 'is not signed by the key that was given'],
      [3, 'does not follow on from the statement before it'],
    ]);
  });

  it('one that was signed with another key is found', async () => {
    const other = await restated(() => ({}), signed[2]!, makeStatementKey());
    expect(aboutOf(found(signed.with(2, other)))).toEqual([[3, 'is not signed by the key that was given']]);
  });

  it('one taken out of the middle is found, and so are several, the first, and all', () => {
    expect(aboutOf(found(signed.toSpliced(1, 1)))[0]).toEqual([2, 'is missing']);
    expect(aboutOf(found(signed.toSpliced(0, 2)))[0]).toEqual([1, 'is missing, and all until 2']);
    expect(aboutOf(found([]))).toEqual([[1, 'is missing: nothing was stated']]);
  });

  it('one that stands twice is found, and their order in a folder says nothing', () => {
    expect(aboutOf(found([...signed, signed[1]!]))).toEqual([[2, 'stands twice']]);
    expect(found(signed.toReversed())).toEqual([]);
  });

  it('the last taken away is not known by what is left within the day; what is still there holds', () => {
    const left = report(table, signed.slice(0, -1));
    expect(left).toMatchObject({ until: day(days - 1), findings: [] });
  });

  it('a day that has not all of its parts, or leaves a time out, is found', async () => {
    const [first, second, third] = [signed[0]!, signed[1]!, signed[2]!];
    const broken = await restated(() => ({ last: false }), third, privateKey);
    expect(aboutOf(found([first, second, broken]))).toEqual([
      [4, 'is missing: the last round is not complete'],
    ]);
    for (const change of [{ part: 2 }, { last: true, part: 3 }]) {
      const wrong = await restated(() => change, third, privateKey);
      expect(aboutOf(found([first, second, wrong]))).toEqual([[3, 'is no next part']]);
    }
    for (const since of [day(days - 0.5), undefined]) {
      const wrong = await restated(() => ({ since }), third, privateKey);
      expect(aboutOf(found([first, second, wrong]))[0]).toEqual([
        3,
        'leaves out what came between the round before it and its own',
      ]);
    }
    const unasked = await restated(() => ({ since: day(0) }), first, privateKey);
    expect(aboutOf(found([unasked])).map(([, fault]) => fault)).toContain(
      'leaves out what came between the round before it and its own',
    );
  });

  it('parts of one day follow on from each other', async () => {
    const heads = signed[0]!.statement.heads;
    const { madeAt } = signed[0]!.statement;
    const sign = async (statement: Statement): Promise<SignedStatement> => ({
      statement,
      signature: await createLocalStatementSigner(privateKey).sign(statement.hash),
    });
    const one = makeStatement(
      { seq: 1, part: 1, madeAt, since: undefined, previousHash: chainStart },
      heads.slice(0, 50),
      false,
    );
    const next = { seq: 2, part: 2, madeAt, since: undefined, previousHash: one.hash };
    const two = makeStatement(next, heads.slice(50), true);
    // That the table goes on for two days more is found beside it.
    expect(aboutOf(found([await sign(one), await sign(two)]))).toEqual([
      [undefined, expect.stringContaining('end at')],
    ]);
    for (const change of [{ madeAt: day(2) }, { since: day(0) }, { part: 1 }]) {
      const wrong = makeStatement({ ...next, ...change }, heads.slice(50), true);
      expect(aboutOf(found([await sign(one), await sign(wrong)]))).toContainEqual([2, 'is no next part']);
    }
  });
});
