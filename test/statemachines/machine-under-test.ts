/** A state machine file as the tests walk it: its edges, and journeys disturbed at every task by every signal. */
import type { MachineName, roundMachine } from '../../domain/shared/state-machines.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { expect } from '@jest/globals';
import * as z from 'zod';
import type { Journey } from '../../local/journeys/journeys.ts';
import { edgeKey, enumerateEdges } from '../../local/stepfunctions/edges.ts';
import { loadDefinition } from '../../local/stepfunctions/load-definition.ts';
import { atTask, pauseMs, playQuietly } from '../disturbances/disturbed.ts';
import { errorNamed, play } from '../journeys/played.ts';

const endsTheExecution = new Set(['CaseClosed', 'SupersededExecution', 'SearchOver', 'SearchContinues']);

export const readMachine = (name: MachineName | typeof roundMachine) => {
  const text = readFileSync(join(__dirname, `../../statemachines/${name}.asl.json`), 'utf8');
  const names = [...new Set(text.match(/(?<=\$\{)\w+(?=\})/g))];
  const definition = loadDefinition(text, Object.fromEntries(names.map((given) => [given, given])));
  const edges = enumerateEdges(definition);
  const states = new Set(edges.map(({ statePath }) => statePath));
  return {
    name,
    text,
    edges,
    stateCount: [...states].filter((path) => path !== '' && !/\/\d$/.test(path)).length,
    caughtErrors: [...new Set(edges.flatMap(({ matched }) => matched ?? []))].sort(),
  };
};
export type MachineUnderTest = ReturnType<typeof readMachine>;

export const expectValid = ({ text }: MachineUnderTest): void => {
  const { isValid, errorsText } = validate(JSON.parse(text) as object, { checkPaths: true, checkArn: true });
  expect([isValid, errorsText('\n')]).toEqual([true, expect.anything()]);
};

/** The waits with a token: each with the errors that it catches. Every one takes its time from its plan. */
export const tokenTasks = ({ text }: MachineUnderTest): Record<string, string[]> => {
  const taskSchema = z.looseObject({
    Resource: z.string(),
    TimeoutSecondsPath: z.literal('$.wait.seconds'),
    Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })),
  });
  const found: Record<string, string[]> = {};
  JSON.parse(text, (name, value: unknown) => {
    const resource = z.object({ Resource: z.string() }).safeParse(value).data?.Resource ?? '';
    if (resource.endsWith('.waitForTaskToken'))
      found[name] = taskSchema.parse(value).Catch.flatMap(({ ErrorEquals }) => ErrorEquals);
    return value;
  });
  return found;
};

export interface Walk {
  machine: MachineUnderTest;
  journeys: readonly Journey[];
  /** Journeys that between them enter every state; these are disturbed. */
  through: readonly Journey[];
  /** What each task may answer with, beside its result. */
  signalsOf: Readonly<Record<string, readonly string[]>>;
}

/**
 * Throws each signal at each task of a journey in turn, where no earlier journey came the same way; outcomes must be
 * those of the quiet journey.
 */
const disturb = async (
  journey: Journey,
  { signalsOf, machine: underTest }: Walk,
  been: Set<string>,
  observe: (edge: Parameters<typeof edgeKey>[0] & { stateMachineName: string }) => void,
): Promise<void> => {
  const { outcome: quiet, points } = await playQuietly(journey);
  for (const [index, { task, point, machine }] of points.entries()) {
    // A journey runs both machines, and they share a function: the other machine's tasks are disturbed by its own test.
    if (been.has(point) || machine !== underTest.name) continue;
    been.add(point);
    for (const signal of signalsOf[task] ?? []) {
      const throwing = atTask(index, () => Promise.reject(errorNamed(signal)));
      const outcome = await play(journey, { pauseMs, observe, disturb: () => throwing });
      // A plan says AlreadyAnswered only when the record does: forged, its branch ends too early.
      const forged = task === 'plan-search-wait' && signal === 'AlreadyAnswered';
      if (endsTheExecution.has(signal) || forged) continue;
      const told = [journey.name, index, task, signal];
      expect([...told, outcome]).toEqual([...told, quiet]);
    }
  }
};

/** Edges that no journey walked, disturbed or not. */
export const unwalkedEdges = async (walk: Walk): Promise<string[]> => {
  const walked = new Set<string>();
  const observe = (edge: Parameters<typeof edgeKey>[0] & { stateMachineName: string }): void => {
    if (edge.stateMachineName === walk.machine.name) walked.add(edgeKey(edge));
  };
  for (const journey of walk.journeys) await play(journey, { observe });
  const been = new Set<string>();
  for (const journey of walk.through) await disturb(journey, walk, been, observe);
  return walk.machine.edges.map(edgeKey).filter((edge) => !walked.has(edge));
};
