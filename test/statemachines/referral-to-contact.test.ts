/**
 * The state machine file, walked: every state, choice, retry, catch and timeout of it, with the real handlers on the
 * virtual clock. What people do not cause, faults and signals thrown at each task in turn do.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { workflowSignals } from '../../domain/shared/workflow-signal.ts';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import type { AroundTask } from '../../local/runtime.ts';
import { edgeKey, enumerateEdges } from '../../local/stepfunctions/edges.ts';
import { loadDefinition } from '../../local/stepfunctions/load-definition.ts';
import { errorNamed, play } from '../journeys/played.ts';

const text = readFileSync(join(__dirname, '../../statemachines/referral-to-contact.asl.json'), 'utf8');
const substitutions = Object.fromEntries(
  [...new Set(text.match(/(?<=\$\{)\w+(?=\})/g))].map((name) => [name, name]),
);
const definition = loadDefinition(text, substitutions);

/** Time passes after each request, so that a retry is over before the next person acts. */
const pauseMs = 20_000;

/** What each task may answer with, beside its result. */
const signalsOf: Readonly<Record<string, readonly string[]>> = {
  'load-case': ['ConcurrentWrite', 'CaseClosed', 'SupersededExecution'],
  'screen-referral': ['ConcurrentWrite', 'CaseClosed', 'SupersededExecution'],
  'plan-wait': ['ConcurrentWrite', 'AlreadyAnswered'],
  'await-answer': ['ConcurrentWrite', 'AlreadyAnswered', 'WaitReplanned'],
  'escalate-wait': ['ConcurrentWrite', 'AlreadyAnswered'],
  'propose-care-management-agency': ['ConcurrentWrite', 'AlreadyAnswered'],
  'let-offer-lapse': ['ConcurrentWrite'],
  'tell-health-home': ['ConcurrentWrite'],
  'open-episode': ['ConcurrentWrite', 'CaseClosed', 'SupersededExecution', 'JourneyGoesOn'],
};
const endsTheExecution = new Set(['CaseClosed', 'SupersededExecution']);

/** Journeys that between them enter every state. */
const through = allJourneys.filter(({ name }) =>
  [
    'straight-through',
    'spoa-silent',
    'third-agency-accepts',
    'all-agencies-decline',
    'contact-made-late',
    'hand-off-late',
    'cnypc-to-new-york-city',
  ].includes(name),
);

describe('referral-to-contact', () => {
  it('is valid for an independent validator', () => {
    const { isValid, errorsText } = validate(JSON.parse(text) as object, {
      checkPaths: true,
      checkArn: true,
    });
    expect([isValid, errorsText('\n')]).toEqual([true, expect.anything()]);
  });

  it('has thirty states, the most that the design allows', () => {
    const states = new Set(enumerateEdges(definition).map(({ statePath }) => statePath));
    expect([...states].filter((path) => path !== '' && !/\/\d$/.test(path))).toHaveLength(30);
  });

  it('names only signals that tasks send', () => {
    const caught = new Set(enumerateEdges(definition).flatMap(({ matched }) => matched ?? []));
    expect([...caught].sort()).toEqual([...workflowSignals, 'States.Timeout'].sort());
  });

  // Some thousand journeys: minutes on a machine that is busy with other things.
  const walkLimitMs = 300_000;

  it(
    'is walked in full, and a signal at any task changes no outcome',
    async () => {
      const walked = new Set<string>();
      const observe = (edge: Parameters<typeof edgeKey>[0]) => walked.add(edgeKey(edge));
      for (const journey of allJourneys) await play(journey, { observe });

      for (const journey of through) {
        const tasks: string[] = [];
        const listing: AroundTask = (name, _payload, run) => {
          tasks.push(name);
          return run();
        };
        const quiet = await play(journey, { pauseMs, disturb: () => listing });
        for (const [index, task] of tasks.entries())
          for (const signal of signalsOf[task] ?? []) {
            let count = 0;
            const throwing: AroundTask = (_name, _payload, run) => {
              count += 1;
              return count === index + 1 ? Promise.reject(errorNamed(signal)) : run();
            };
            const outcome = await play(journey, { pauseMs, observe, disturb: () => throwing });
            if (!endsTheExecution.has(signal))
              expect([journey.name, index, task, signal, outcome]).toEqual([
                journey.name,
                index,
                task,
                signal,
                quiet,
              ]);
          }
      }
      const unwalked = enumerateEdges(definition)
        .map(edgeKey)
        .filter((edge) => !walked.has(edge));
      expect(unwalked).toEqual([]);
    },
    walkLimitMs,
  );

  it('waits in every token task for a computed time, and catches its end', () => {
    const taskSchema = z.looseObject({
      Resource: z.string(),
      TimeoutSecondsPath: z.literal('$.wait.seconds'),
      Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })),
    });
    const tokenTasks: string[] = [];
    JSON.parse(text, (name, value: unknown) => {
      const { Resource: resource } = z.object({ Resource: z.string() }).safeParse(value).data ?? {
        Resource: '',
      };
      if (resource.endsWith('.waitForTaskToken')) {
        const { Catch } = taskSchema.parse(value);
        expect(Catch.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual([
          'States.Timeout',
          'WaitReplanned',
          'AlreadyAnswered',
        ]);
        tokenTasks.push(name);
      }
      return value;
    });
    expect(tokenTasks).toHaveLength(6);
  });
});
