/**
 * The state machines of cases, each once: the stacks deploy these, the relay starts them, one machine runs them, and pages and
 * tests are asked for each. Its name says where the rest of a machine is: statemachines/<name>.asl.json, which names its
 * tasks, docs/workflows/<name>.md and test/statemachines/<name>.test.ts.
 */
import * as z from 'zod';
import type { WorkflowSignalName } from './workflow-signal.ts';

interface StateMachine {
  /** The environment variable that tells the relay its ARN. */
  arnVariable: `${Uppercase<string>}_ARN`;
  /** Where a case may have several runs of it: the word by which they are numbered (runNumbers). */
  numberedBy: string | undefined;
  /** What a task tells an execution whose run is over by the record. */
  over: WorkflowSignalName;
  /** What its executions are called in the names of alarms. */
  alarmsOn: string;
}

export const stateMachines = {
  'referral-to-contact': {
    arnVariable: 'REFERRAL_TO_CONTACT_ARN',
    numberedBy: undefined,
    over: 'CaseClosed',
    alarmsOn: 'executions',
  },
  'aot-diligent-search': {
    arnVariable: 'AOT_DILIGENT_SEARCH_ARN',
    numberedBy: 'search',
    over: 'SearchOver',
    alarmsOn: 'searches',
  },
} as const satisfies Record<string, StateMachine>;
/** The machine of the schedule. No case has an execution of it, so that it is started by the clock and resumed by nobody. */
export const roundMachine = 'scheduled-round';
export type MachineName = keyof typeof stateMachines;
export const machineNames = Object.keys(stateMachines).filter((name): name is MachineName =>
  Object.hasOwn(stateMachines, name),
);
/** One value for each machine. */
export const eachMachine = <Value>(make: (name: MachineName) => Value): Record<MachineName, Value> => ({
  'referral-to-contact': make('referral-to-contact'),
  'aot-diligent-search': make('aot-diligent-search'),
});

type RunWord = NonNullable<(typeof stateMachines)[MachineName]['numberedBy']>;
const number = z.int().positive().optional();
/** The number of a run within its case, as orders, inputs of executions and inputs of tasks carry it. */
export const runNumbers = { search: number } as const satisfies Record<RunWord, typeof number>;
export type RunNumbers = { readonly [Word in RunWord]?: number | undefined };

/** The machine that a run is of; one without a number is the case's journey. */
export const machineOf = (run: RunNumbers): MachineName =>
  machineNames.find((name) => {
    const word = stateMachines[name].numberedBy;
    return word !== undefined && run[word] !== undefined;
  }) ?? 'referral-to-contact';

const wordOf = (run: RunNumbers): RunWord | undefined => stateMachines[machineOf(run)].numberedBy;
/** The number of a run and nothing else; nothing at all for a journey. */
export const runNumberOf = (run: RunNumbers): RunNumbers => {
  const word = wordOf(run);
  return word ? { [word]: run[word] } : {};
};
/** `search2` is the second search of a case; a journey has no such name. */
export const runNameOf = (run: RunNumbers): string | undefined => {
  const word = wordOf(run);
  return word && `${word}${String(run[word])}`;
};
export const isSameRun = (a: RunNumbers, b: RunNumbers): boolean => runNameOf(a) === runNameOf(b);

/** Undefined for a name that no run has. */
export const runNamed = (name: string): RunNumbers | undefined => {
  const [, named, found] = /^([a-z]+)([1-9][0-9]*)$/.exec(name) ?? [];
  const machine = machineNames.find((each) => stateMachines[each].numberedBy === named);
  const word = machine && stateMachines[machine].numberedBy;
  return word && { [word]: Number(found) };
};
