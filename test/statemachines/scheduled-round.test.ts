/** A round as its state machine plays it: page after page, again where one broke off, and given up where nothing helps. */
import { describe, expect, it } from '@jest/globals';
import { StoreBusy } from '../../domain/ports/ports.ts';
import { roundMachine } from '../../domain/shared/state-machines.ts';
import { createOpenObligations } from '../../lambdas/schedules/open-obligations/open-obligations.ts';
import { scheduledRoundSchema } from '../../lambdas/schedules/open-obligations/stand-of-round.ts';
import { edgeKey } from '../../local/stepfunctions/edges.ts';
import type { JsonObject } from '../../local/stepfunctions/json.ts';
import { caseNumber, setUp, underOrder } from '../lambdas/schedules/cases-of-a-round.ts';
import { createRig } from '../local/stepfunctions/rig.ts';
import { expectValid, readMachine } from './machine-under-test.ts';

const machine = readMachine(roundMachine);
const walked = new Set<string>();

type Around = (call: number, run: () => Promise<unknown>) => Promise<unknown>;

/** Seven cases under court order, three on a page; `around` stands around each call of the function. */
const played = async (
  around: Around = (_, run) => run(),
  spoil: (caseId: string) => void = () => undefined,
) => {
  const world = await setUp(Array.from({ length: 7 }, () => underOrder));
  const load: typeof world.store.load = (caseId) => {
    spoil(caseId);
    return world.store.load(caseId);
  };
  const cases = { ...world.deps.cases, load };
  const decide = createOpenObligations({ ...world.deps, cases, casesAtMost: 3 });
  const cursors: unknown[] = [];
  const rig = createRig(
    {
      OpenObligationsArn: (payload: JsonObject) => {
        cursors.push(payload['cursor']);
        return around(cursors.length, () => decide(scheduledRoundSchema.parse(payload)));
      },
    },
    { observe: (edge) => walked.add(edgeKey(edge)) },
  );
  const { stateMachineArn } = rig.engine.createStateMachine({
    name: roundMachine,
    definition: machine.text,
    substitutions: { OpenObligationsArn: 'OpenObligationsArn' },
  });
  const start = async (name: string): Promise<string> => {
    const input = JSON.stringify({ round: 'orders' });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name, input });
    await rig.engine.settle();
    return executionArn;
  };
  const execution = await start('first');
  const pass = (seconds: number): Promise<void> => rig.pass(seconds);
  const errorOf = (): string | undefined => rig.describe(execution).error;
  const statusOf = (arn = execution): string => rig.describe(arn).status;
  return { ...world, start, pass, cursors, statusOf, errorOf };
};

const dies = (): Promise<never> => Promise.reject(new StoreBusy());
/** What a page is tried again within: 1, 2, 4, 8 and 16 minutes. */
const everyAttempt = 31 * 60;

it('is a definition that AWS takes', () => {
  expectValid(machine);
});

describe('a round', () => {
  it('over seven cases, three on a page, calls the function three times and is done', async () => {
    const { cursors, statusOf, saves, counted } = await played();
    expect([cursors.length, cursors[0], statusOf()]).toEqual([3, 'start', 'SUCCEEDED']);
    expect([saves(), counted()]).toEqual([7, ['OrdersRoundFinished']]);
  });

  it('whose second page fails goes on at the second page', async () => {
    const { cursors, statusOf, saves, pass } = await played((call, run) =>
      call === 2 || call === 3 ? dies() : run(),
    );
    expect([cursors.length, saves(), statusOf()]).toEqual([2, 3, 'RUNNING']);
    await pass(60 + 120);
    const [first, second, again, oncemore, third] = cursors;
    expect([again, oncemore]).toEqual([second, second]);
    expect(new Set([first, second, third]).size).toBe(3);
    expect([cursors.length, saves(), statusOf()]).toEqual([5, 7, 'SUCCEEDED']);
  });

  it('whose function is lost after it did its work does nothing twice', async () => {
    const { cursors, statusOf, saves, store, pass } = await played(async (call, run) => {
      const said = await run();
      return call === 2 ? dies() : said;
    });
    expect(saves()).toBe(6);
    await pass(60);
    expect([cursors.length, cursors[2], saves(), statusOf()]).toEqual([4, cursors[1], 7, 'SUCCEEDED']);
    const told = await store.notices(caseNumber(4));
    expect(new Set(told.map(({ kind }) => kind)).size).toBe(told.length);
  });

  it('that is given up fails, is not counted, and what it left is done by the next', async () => {
    let broken = true;
    const { statusOf, saves, counted, pass, start } = await played((call, run) =>
      call > 1 && broken ? dies() : run(),
    );
    await pass(everyAttempt);
    expect([statusOf(), saves(), counted()]).toEqual(['FAILED', 3, []]);
    broken = false;
    const next = await start('second');
    expect([statusOf(next), saves(), counted()]).toEqual(['SUCCEEDED', 7, ['OrdersRoundFinished']]);
  });
});

describe('a case that fails', () => {
  const failing = (times: number) => {
    let left = times;
    return (caseId: string) => {
      if (caseId !== caseNumber(2)) return;
      left -= 1;
      if (left >= 0) throw new TypeError('no');
    };
  };

  it('waits until the others are done, and a minute more', async () => {
    const { statusOf, saves, pass } = await played(undefined, failing(1));
    expect([saves(), statusOf()]).toEqual([6, 'RUNNING']);
    await pass(60);
    expect([saves(), statusOf()]).toEqual([7, 'SUCCEEDED']);
  });

  it('however often it is tried makes the round fail, and all others are done', async () => {
    const { statusOf, saves, counted, pass, errorOf } = await played(undefined, failing(9));
    await pass(120);
    expect([saves(), statusOf(), counted()]).toEqual([6, 'FAILED', []]);
    expect(errorOf()).toBe('ObligationsNotOpened');
  });
});

describe('a service of AWS that turns a call away', () => {
  it('is asked again at once, and the round goes on', async () => {
    const turnedAway = Object.assign(new Error(), { name: 'Lambda.TooManyRequestsException' });
    const { statusOf, saves, pass } = await played((call, run) =>
      call === 1 ? Promise.reject(turnedAway) : run(),
    );
    await pass(1);
    expect([saves(), statusOf()]).toEqual([7, 'SUCCEEDED']);
  });
});

it('has no edge that none of these walked', () => {
  expect(machine.edges.map(edgeKey).filter((edge) => !walked.has(edge))).toEqual([]);
});
