/**
 * Nobody waits in silence: generated from the transition tables, the table of waits, the escalation policy, the route
 * table and the state machine file. Every state of a strand that is not an end has an owner role, a queue that lists its
 * work, a clock that rings for ever, and an exit that a person or a task can take.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { searchLadder, searchWaits } from '../../domain/aot/search-waits.ts';
import { strandTables } from '../../domain/case/strands.ts';
import { waits } from '../../domain/case/waits.ts';
import { completionBodySchema } from '../../domain/api/completion-contract.ts';
import { addDuration } from '../../domain/shared/duration.ts';
import { addElapsed } from '../../domain/shared/instant.ts';
import { rung } from '../../domain/policy/escalation-ladder.ts';
import { defaultEscalationPolicy } from '../../domain/policy/escalation-policy.ts';
import { routes } from '../../domain/api/routes.ts';
import { type SearchWaitKind, searchWaitKinds, waitKindSchema } from '../../domain/shared/work-item.ts';
import { aCase } from '../fixtures/case-fixture.ts';

const stateSchema = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Resource: z.string().optional(),
  Choices: z.array(z.object({ Variable: z.string(), StringEquals: z.string(), Next: z.string() })).optional(),
  Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
});
const branchSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });
type Branch = z.infer<typeof branchSchema>;
const machineSchema = z.object({
  States: z.looseObject({ 'Both Strands': z.object({ Branches: z.tuple([branchSchema, branchSchema]) }) }),
});

interface Model {
  tables: Readonly<
    Record<'placement' | 'discharge', Readonly<Record<string, Readonly<Record<string, string>>>>>
  >;
  branches: Readonly<Record<'placement' | 'discharge', Branch>>;
}

/** Handled by the state machine itself before it branches: task `Screen Referral`. */
const machineDriven = new Set(['screening']);

const readModel = (): Model => {
  const text = readFileSync(join(__dirname, '../../statemachines/referral-to-contact.asl.json'), 'utf8');
  const [placement, discharge] = machineSchema.parse(JSON.parse(text)).States['Both Strands'].Branches;
  return { tables: strandTables, branches: { placement, discharge } };
};

/** The states that a branch can come to from one of its states, by any edge. */
const reachable = ({ States }: Branch, from: string): Set<string> => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const state = States[name];
    if (!state || seen.has(name)) return;
    seen.add(name);
    for (const next of [state.Next, ...(state.Catch ?? []).map((catcher) => catcher.Next)])
      if (next) visit(next);
  };
  visit(from);
  return seen;
};

const completionKinds = new Set<string>(completionBodySchema.options.map(({ shape }) => shape.kind.value));
const inboxRoles = new Set<string>(routes.listWorkItems.roles);

/** What is missing for a wait to be safe: owner, queue, clock, exit. */
const faultsOfWait = (kind: keyof typeof waits): string[] => {
  const ladder = defaultEscalationPolicy.waits[kind];
  const anchor = '2026-03-02T14:00:00.000Z';
  const rungs = Array.from({ length: 20 }, (_, index) =>
    rung(ladder, anchor, addElapsed(anchor, 48, 'hours'), index),
  );
  const owner = waits[kind].owner(aCase());
  return [
    ...(inboxRoles.has(owner.role) ? [] : [`${kind}: role ${owner.role} has no inbox`]),
    ...(completionKinds.has(kind) ? [] : [`${kind}: no answer completes it`]),
    ...(rungs.every(({ announce }) => announce.length > 0) ? [] : [`${kind}: a rung announces nothing`]),
    ...(rungs.every(({ at }, index) => index === 0 || at > (rungs[index - 1]?.at ?? ''))
      ? []
      : [`${kind}: its clock stops ringing`]),
  ];
};

const faultsOfState = (
  { tables, branches }: Model,
  strand: 'placement' | 'discharge',
  state: string,
): string[] => {
  const branch = branches[strand];
  const choice = Object.values(branch.States).find(({ Type }) => Type === 'Choice');
  const route = choice?.Choices?.find(({ StringEquals }) => StringEquals === state);
  if (machineDriven.has(state)) return [];
  if (!route) return [`${strand} ${state}: the state machine does not know it`];
  const target = branch.States[route.Next];
  if (target?.Type === 'Pass' && target.End) return [];

  const kinds = waitKindSchema.options.filter(
    (kind) => waits[kind].strand === strand && waits[kind].states.some((awaited) => awaited === state),
  );
  const [kind] = kinds;
  if (!kind || kinds.length > 1) return [`${strand} ${state}: ${kinds.length} waits belong to it`];
  const ways = reachable(branch, route.Next);
  const waitState = [...ways].find((name) => branch.States[name]?.Resource?.endsWith('.waitForTaskToken'));
  const timeout =
    waitState &&
    branch.States[waitState]?.Catch?.find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'));
  return [
    ...(Object.keys(tables[strand][state] ?? {}).length > 0
      ? []
      : [`${strand} ${state}: no event leads out of it`]),
    ...(waitState ? [] : [`${strand} ${state}: nothing waits for an answer`]),
    ...(timeout ? [] : [`${strand} ${state}: silence is not noticed`]),
    ...faultsOfWait(kind),
  ];
};

const darkStates = (model: Model): string[] =>
  (['placement', 'discharge'] as const).flatMap((strand) =>
    Object.keys(model.tables[strand]).flatMap((state) => faultsOfState(model, strand, state)),
  );

describe('the strands', () => {
  it('have no dark state', () => {
    expect(darkStates(readModel())).toEqual([]);
  });

  it('are dark where the table has a state that the machine does not know', () => {
    const model = readModel();
    const placement = { ...model.tables.placement, onHold: { resumed: 'spoaReview' } };
    expect(darkStates({ ...model, tables: { ...model.tables, placement } })).toEqual([
      'placement onHold: the state machine does not know it',
    ]);
  });

  it('are dark where the machine parks a state that no wait belongs to', () => {
    const model = readModel();
    const placement = { ...model.tables.placement, onHold: {} };
    const branch = structuredClone(model.branches.placement);
    branch.States['Where Is The Placement']?.Choices?.push({
      Variable: '$.strands.placement',
      StringEquals: 'onHold',
      Next: 'On Hold',
    });
    branch.States['On Hold'] = { Type: 'Wait', Next: 'Read Placement' };
    expect(
      darkStates({
        tables: { ...model.tables, placement },
        branches: { ...model.branches, placement: branch },
      }),
    ).toEqual(['placement onHold: 0 waits belong to it']);
  });

  it('are dark where a wait no longer notices silence', () => {
    const model = readModel();
    const branch = structuredClone(model.branches.discharge);
    const wait = branch.States['Await Face-To-Face Contact'];
    if (wait) wait.Catch = wait.Catch?.filter(({ ErrorEquals }) => !ErrorEquals.includes('States.Timeout'));
    expect(darkStates({ ...model, branches: { ...model.branches, discharge: branch } })).toEqual([
      'discharge discharged: silence is not noticed',
    ]);
  });

  it('are dark where a state has no way out', () => {
    const model = readModel();
    const discharge = { ...model.tables.discharge, planned: {} };
    expect(darkStates({ ...model, tables: { ...model.tables, discharge } })).toEqual([
      'discharge planned: no event leads out of it',
    ]);
  });
});

/**
 * The aot strand: who is looked for has somebody who must act, in a queue, with a clock, and a way out. A state without
 * anybody to look for waits for nobody: an event leads out of it, and the orders' own duties have their dates.
 */
const searchMachineSchema = z.object({
  States: z.looseObject({
    'Where Does The Search Stand': stateSchema,
    'Report And Search': z.object({ Branches: z.array(branchSchema) }),
  }),
});

const waitsOfAotState: Readonly<Record<string, readonly SearchWaitKind[]>> = {
  missingConcern: ['credibleContact'],
  missing: ['significantEventReport', 'missingAcknowledgement', 'searchOutcome'],
};

const faultsOfSearchWait = (kind: SearchWaitKind): string[] => {
  const ladder = searchLadder({}, kind, defaultEscalationPolicy.aot);
  const anchor = '2026-03-02T14:00:00.000Z';
  const rungs = Array.from({ length: 60 }, (_, index) =>
    rung(ladder, anchor, addDuration(anchor, ladder.due), index),
  );
  const owner = searchWaits[kind].owner(aCase());
  return [
    ...(inboxRoles.has(owner.role) ? [] : [`${kind}: role ${owner.role} has no inbox`]),
    ...(completionKinds.has(kind) ? [] : [`${kind}: no answer completes it`]),
    ...(ladder.onOpening.length > 0 ? [] : [`${kind}: nobody is told that it opened`]),
    ...(rungs.every(({ announce }) => announce.length > 0) ? [] : [`${kind}: a rung announces nothing`]),
    ...(rungs.every(({ at }, index) => index === 0 || at > (rungs[index - 1]?.at ?? ''))
      ? []
      : [`${kind}: its clock stops ringing`]),
  ];
};

/** The branch that plans a kind of wait, with the wait that notices silence. */
const noticesSilence = (kind: SearchWaitKind, branches: readonly Branch[]): boolean =>
  branches.some(({ States }) =>
    Object.entries(States).some(([name, state]) => {
      if (!name.startsWith('Plan ') || !JSON.stringify(state).includes(`"kind":"${kind}"`)) return false;
      const wait = state.Next === undefined ? undefined : States[state.Next];
      return (
        wait?.Resource?.endsWith('.waitForTaskToken') === true &&
        wait.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout')) === true
      );
    }),
  );

const darkAotStates = (
  table: Readonly<Record<string, Readonly<Record<string, string>>>>,
  file: unknown,
): string[] => {
  const { States } = searchMachineSchema.parse(file);
  const top = branchSchema.parse(file);
  const branches = [top, ...States['Report And Search'].Branches];
  const routes = States['Where Does The Search Stand'].Choices ?? [];
  return Object.entries(table).flatMap(([state, events]) => {
    const kinds = waitsOfAotState[state] ?? [];
    const known = kinds.length === 0 || routes.some(({ StringEquals }) => StringEquals === state);
    return [
      ...(Object.keys(events).length > 0 ? [] : [`aot ${state}: no event leads out of it`]),
      ...(known ? [] : [`aot ${state}: the state machine does not know it`]),
      ...kinds
        .filter((kind) => !noticesSilence(kind, branches))
        .map((kind) => `aot ${state}: silence about ${kind} is not noticed`),
      ...kinds.flatMap(faultsOfSearchWait),
    ];
  });
};

describe('the aot strand', () => {
  const file: unknown = JSON.parse(
    readFileSync(join(__dirname, '../../statemachines/aot-diligent-search.asl.json'), 'utf8'),
  );
  const table = strandTables.aot;

  it('has no dark state', () => {
    expect(darkAotStates(table, file)).toEqual([]);
  });

  it('has a wait for every kind of search work, in one state each', () => {
    expect(Object.values(waitsOfAotState).flat().sort()).toEqual([...searchWaitKinds].sort());
  });

  it('leaves missing by being located or by the end of the order, and by nothing else', () => {
    const exits = Object.entries(table.missing).filter(([, to]) => to !== 'missing');
    expect(exits).toEqual([
      ['orderExpired', 'expired'],
      ['located', 'active'],
    ]);
  });

  it('is dark where a state has no way out, or the machine does not know it', () => {
    expect(darkAotStates({ ...table, active: {} }, file)).toEqual(['aot active: no event leads out of it']);
    const blind = JSON.parse(JSON.stringify(file).replaceAll('"missingConcern"', '"elsewhere"')) as unknown;
    expect(darkAotStates(table, blind)).toEqual(['aot missingConcern: the state machine does not know it']);
  });

  it('is dark where a wait no longer notices silence', () => {
    const deaf = JSON.parse(
      JSON.stringify(file).replaceAll('States.Timeout', 'States.Permissions'),
    ) as unknown;
    expect(darkAotStates(table, deaf)).toHaveLength(4);
  });
});
