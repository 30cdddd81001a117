/**
 * Random histories, played on the memory store and on DynamoDB side by side: every answer, every refusal and
 * everything that can be read must be the same. A failing history is shrunk and printed with its seed; run it again
 * with `STORE_MODEL_SEED=<seed> npx jest test/adapters/stores.model.test.ts`.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import type { CaseDraft } from '../../domain/case/case-draft.ts';
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import type { Page, PageRequest } from '../../domain/ports/ports.ts';
import * as write from './case-writes.ts';
import { describeOnEngine, emptyTable, type Store } from './stores-under-test.ts';

const seed = Number(process.env.STORE_MODEL_SEED ?? Date.now() % 2 ** 31);
const runs = 25;

const decisions = {
  ask: (draft: CaseDraft) => write.ask(draft, { dueAt: write.minute(100 - draft.case.counters.workItems) }),
  askAgency: (draft: CaseDraft) => write.ask(draft, { ownerRole: 'cma', ownerOrg: write.northAgency.org }),
  finish: (draft: CaseDraft) => {
    const [open] = draft.openItems();
    if (open) write.finish(draft, open);
  },
  visit: write.visit,
  notify: (draft: CaseDraft) => {
    draft.notify('referralReceived', write.suffolk);
  },
  offerNorth: (draft: CaseDraft) => {
    draft.case.assignment.offeredTo = write.northAgency.org;
  },
  offerSouth: (draft: CaseDraft) => {
    draft.case.assignment.offeredTo = write.southAgency.org;
  },
  take: (draft: CaseDraft) => {
    delete draft.case.assignment.offeredTo;
    draft.case.assignment.agency = write.northAgency.org;
  },
  close: (draft: CaseDraft) => {
    draft.case.strands = { ...draft.case.strands, case: 'closed' };
    draft.freePersonLock();
  },
} as const;
type Decision = keyof typeof decisions;

const small = fc.nat({ max: 2 });
/** The answer's id, if the request carried one: few ids, so that they meet again. */
const answerId = fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 2 });
const commands = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('open' as const), number: small, person: small, answerId }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      number: small,
      decisions: fc.array(fc.constantFrom<Decision>(...(Object.keys(decisions) as Decision[])), {
        maxLength: 3,
      }),
      /** Decided on what was read at the last `remember`, not on what is stored. */
      stale: fc.boolean(),
      answerId,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remember' as const), number: small }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('token' as const), number: small, ahead: fc.nat({ max: 2 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish' as const), index: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('complete' as const), index: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('acknowledge' as const), index: fc.nat({ max: 3 }) }) },
);
type Command = typeof commands extends fc.Arbitrary<infer Value> ? Value : never;

/** One store with what its user remembers: both sides remember for themselves. */
interface Side {
  store: Store;
  remembered: Map<number, CaseSnapshot>;
}

const answerOf = (id: number | undefined, step: number) =>
  id === undefined
    ? undefined
    : write.anAnswer({ id: `answer-${id}`, body: String(step), expiresAt: write.minute(step + 8) });

const publish = async ({ store }: Side, index: number, step: number): Promise<unknown> => {
  const entry = (await store.pending(50)).flat().filter(({ kind }) => kind === 'publishNotice')[index];
  if (entry?.kind !== 'publishNotice') return 'nothing to publish';
  const notice = await store.notice(entry.noticeId);
  return notice && store.markDelivery(notice, write.published(write.minute(step)));
};

const acknowledge = async ({ store }: Side, index: number, step: number): Promise<unknown> => {
  const notice = (await store.openNoticesOf(write.suffolk, { limit: 9 })).items[index];
  if (!notice) return 'nothing to acknowledge';
  return write.changed(
    store,
    (draft) => draft.putNotice({ ...notice, status: 'acknowledged', acknowledgedAt: draft.now }),
    notice.caseId,
    write.minute(step),
  );
};

const changeCase = async (
  side: Side,
  command: Command & { do: 'change' },
  step: number,
): Promise<unknown> => {
  const now = await side.store.load(write.caseNumber(command.number));
  const snapshot = command.stale ? side.remembered.get(command.number) : now;
  if (!snapshot) return 'no case';
  const decide = (draft: CaseDraft) => {
    for (const name of command.decisions) decisions[name](draft);
  };
  const answer = answerOf(command.answerId, step);
  return side.store.save(write.change(snapshot, decide, write.minute(step)), answer);
};

const play = async (side: Side, command: Command, step: number): Promise<unknown> => {
  const { store, remembered } = side;
  switch (command.do) {
    case 'open':
      return store.save(
        write.opening(
          {
            caseId: write.caseNumber(command.number),
            personKey: write.personNumber(command.person),
            openedAt: write.minute(step),
          },
          (draft) => {
            draft.order({ kind: 'startExecution', epoch: 1 });
          },
        ),
        answerOf(command.answerId, step),
      );
    case 'change':
      return changeCase(side, command, step);
    case 'remember': {
      const snapshot = await store.load(write.caseNumber(command.number));
      if (snapshot) remembered.set(command.number, snapshot);
      return snapshot;
    }
    case 'token': {
      const [item] = (await store.load(write.caseNumber(command.number)))?.workItems ?? [];
      if (!item) return 'no work item';
      return store.saveWorkItem({ ...item, token: `token-${step}`, version: item.version + command.ahead });
    }
    case 'publish':
      return publish(side, command.index, step);
    case 'complete': {
      const entries = (await store.pending(50))[command.index];
      return entries && store.complete(entries);
    }
    case 'acknowledge':
      return acknowledge(side, command.index, step);
  }
};

const outcomeOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    return { answered: await call };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      refused: error.name,
      message: error.message,
      holder: 'caseId' in error ? error.caseId : undefined,
    };
  }
};

const pagesOf = async <Entry>(
  page: (request: PageRequest) => Promise<Page<Entry>>,
): Promise<Page<Entry>[]> => {
  const pages = [await page({ limit: 2 })];
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await page({ limit: 2, cursor }));
  return pages;
};

const everythingIn = async ({ store }: Side, step: number) => {
  const parties = [write.suffolk, write.pilgrim, write.northAgency, write.southAgency];
  const numbers = [0, 1, 2];
  return {
    cases: await Promise.all(
      numbers.map(write.caseNumber).map(async (caseId) => ({
        snapshot: await store.load(caseId),
        events: await store.events(caseId),
        notices: await store.notices(caseId),
      })),
    ),
    lists: await Promise.all(
      parties.map(async (party) => ({
        cases: await pagesOf((request) => store.casesOf(party, request)),
        inbox: await pagesOf((request) => store.inboxOf(party, request)),
        notices: await pagesOf((request) => store.openNoticesOf(party, request)),
      })),
    ),
    underWay: await store.casesUnderWay(),
    scheduled: await Promise.all(
      (
        [
          { list: 'aotWatch' },
          { list: 'climb', until: write.minute(step) },
          { list: 'assignee', assignee: { agency: 'harbor-cma', kind: 'unnamed', id: 'harbor-cma' } },
        ] as const
      ).map((list) => pagesOf((request) => store.casesIn(list, request))),
    ),
    pending: [await store.pending(100), await store.pending(3)],
    answers: await Promise.all(
      [...numbers, 3].map((id) => store.idempotencyRecord(`answer-${id}`, write.minute(step))),
    ),
  };
};

describeOnEngine('memory and DynamoDB, side by side', (engine) => {
  it(`answer alike to ${runs} random histories (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commands, { minLength: 5, maxLength: 40, size: 'max' }), async (history) => {
        const memory: Side = { store: createMemoryStore(), remembered: new Map() };
        const dynamo: Side = { store: (await emptyTable(engine())).store, remembered: new Map() };
        for (const [step, command] of history.entries()) {
          const [inMemory, onDynamo] = await Promise.all([
            outcomeOf(play(memory, command, step)),
            outcomeOf(play(dynamo, command, step)),
          ]);
          expect({ step, command, ...(onDynamo as object) }).toStrictEqual({
            step,
            command,
            ...(inMemory as object),
          });
        }
        const [inMemory, onDynamo] = await Promise.all([
          everythingIn(memory, history.length),
          everythingIn(dynamo, history.length),
        ]);
        expect(onDynamo).toStrictEqual(inMemory);
      }),
      { numRuns: runs, seed, endOnFailure: false },
    );
  }, 60_000);
});
