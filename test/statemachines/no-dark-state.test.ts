/**
 * Nobody waits in silence: generated from the table of kinds of work, the transition tables, the table of waits, the
 * escalation policy, the route table and the state machine files. Every kind of work, and every state of a strand that is
 * not an end, has an owner role, a queue that lists its work, a clock that rings for ever, and an exit that a person or a
 * task can take.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { completionBodySchema } from '../../domain/api/completion-contract.ts';
import { routes } from '../../domain/api/routes.ts';
import { kindOfWork, kindsOfWork } from '../../domain/case/kinds-of-work.ts';
import { type KindOfWork } from '../../domain/case/kind-of-work.ts';
import type { MachineName } from '../../domain/shared/state-machines.ts';
import { kindsOfWorkInWords } from '../../domain/case/kinds-of-work-in-words.ts';
import { strandTables } from '../../domain/case/strands.ts';
import { waits } from '../../domain/case/waits.ts';
import { defaultEscalationPolicy } from '../../domain/policy/escalation-policy.ts';
import { rung } from '../../domain/policy/ladder.ts';
import { isClockKind } from '../../domain/shared/clock-record.ts';
import { addElapsed } from '../../domain/shared/instant.ts';
import {
  isAwaitedKind,
  type SearchWaitKind,
  searchWaitKinds,
  waitKindSchema,
  type WorkItemKind,
  workItemKinds,
} from '../../domain/shared/work-item.ts';
import { aCase } from '../fixtures/case-fixture.ts';

const equalsSchema = z.object({ Variable: z.string(), StringEquals: z.string() });
const choiceSchema = equalsSchema.extend({ Next: z.string() });
/** One way for several values: as many choices. */
const anyOfSchema = z
  .object({ Or: z.array(equalsSchema), Next: z.string() })
  .transform(({ Or, Next }) => Or.map((value) => ({ ...value, Next })));
const stateSchema = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Resource: z.string().optional(),
  Choices: z
    .array(z.union([choiceSchema, anyOfSchema]))
    .transform((choices) => choices.flat())
    .optional(),
  Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
  Branches: z.array(z.unknown()).optional(),
});
const branchSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });
type Branch = z.infer<typeof branchSchema>;
type State = z.infer<typeof stateSchema>;
const machineSchema = z.object({
  States: z.looseObject({ 'Both Strands': z.object({ Branches: z.tuple([branchSchema, branchSchema]) }) }),
});

interface Model {
  tables: Readonly<
    Record<'placement' | 'discharge', Readonly<Record<string, Readonly<Record<string, string>>>>>
  >;
  branches: Readonly<Record<'placement' | 'discharge', Branch>>;
}

const machineFile = (machine: MachineName): unknown =>
  JSON.parse(readFileSync(join(__dirname, `../../statemachines/${machine}.asl.json`), 'utf8'));

/** Every state of a machine, its branches' included, by name. */
const allStates = (graph: Pick<Branch, 'States'>): [string, State][] =>
  Object.entries(graph.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.Branches ?? []).flatMap((branch) => allStates(branchSchema.parse(branch))),
  ]);

/** The offer is planned by the task that proposes the agency. */
const planMark = (kind: string): string =>
  kind === 'cmaAcceptance' ? '${ProposeCareManagementAgencyArn}' : `"kind":"${kind}"`;

/** A state plans the kind, and the wait behind it notices silence. */
const planIsWaitedFor = (kind: string, file: unknown): boolean => {
  const states = new Map(allStates(branchSchema.parse(file)));
  return [...states.values()].some((state) => {
    const plans = JSON.stringify(state).includes(planMark(kind));
    const wait = plans && state.Next !== undefined ? states.get(state.Next) : undefined;
    return (
      wait?.Resource?.endsWith('.waitForTaskToken') === true &&
      wait.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout')) === true
    );
  });
};
const noticesSilence = (kind: string, machine: MachineName): boolean =>
  planIsWaitedFor(kind, machineFile(machine));

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

const anchor = '2026-03-02T14:00:00.000Z';
const due = addElapsed(anchor, 48, 'hours');

/** What is missing for work of a kind not to be forgotten: owner, inbox, clock, ladder, exit, and who climbs. */
const faultsOfKind = (kind: WorkItemKind, row: KindOfWork = kindOfWork(kind)): string[] => {
  const ladder = row.ladder(defaultEscalationPolicy, { record: aCase() });
  const rungs = Array.from({ length: 60 }, (_, index) => rung(ladder, anchor, due, index));
  const { clock, notice } = row;
  const { endsWith = kind }: { endsWith?: WorkItemKind } = kindsOfWorkInWords[kind];
  const told = ladder.onOpening.filter(({ to }) => to === 'owner' || to === 'lgu').map((each) => each.kind);
  const faults: [boolean, string][] = [
    [inboxRoles.has(row.owner(aCase()).role), `role ${row.owner(aCase()).role} has no inbox`],
    [completionKinds.has(endsWith), 'no answer completes it'],
    [clock ? isClockKind(clock.kind) : 'noClock' in kindsOfWorkInWords[kind], 'no clock, and no reason why'],
    [
      notice ? told.includes(notice) : 'noNotice' in kindsOfWorkInWords[kind],
      'its owner is not told that it opened',
    ],
    [rungs.every(({ announce }) => announce.length > 0), 'a rung announces nothing'],
    [rungs.every(({ at }, index) => index === 0 || at > (rungs[index - 1]?.at ?? '')), 'its ladder ends'],
    [rungs.every(({ overdue }, index) => overdue || index === 0), 'a rung does not say that it is overdue'],
    [(row.awaitedBy !== null) === isAwaitedKind(kind), 'nobody climbs its ladder'],
    [row.awaitedBy === null || noticesSilence(kind, row.awaitedBy), 'its machine does not notice silence'],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => `${kind}: ${fault}`);
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
    ...faultsOfKind(kind),
  ];
};

const darkStates = (model: Model): string[] =>
  (['placement', 'discharge'] as const).flatMap((strand) =>
    Object.keys(model.tables[strand]).flatMap((state) => faultsOfState(model, strand, state)),
  );

describe('every kind of work', () => {
  it.each(workItemKinds)(
    '%s has an owner with an inbox, a clock or a reason, a ladder, and an exit',
    (kind) => {
      expect(faultsOfKind(kind)).toEqual([]);
    },
  );

  it('says in words what is asked, of whom, and how it ends', () => {
    for (const { asks, ownedBy, exit, ladderName } of Object.values(kindsOfWorkInWords))
      expect([asks, ownedBy, exit, ladderName].filter((words) => words.length < 8)).toEqual([]);
  });

  it('is dark where nobody climbs, a rung is silent, the ladder ends or the owner has no inbox', () => {
    const { tellPlan, spoaDecision } = kindsOfWork;
    const silent = { ...tellPlan.ladder(defaultEscalationPolicy), atDue: [] };
    const still = { every: { count: 0, unit: 'days' as const }, announce: silent.afterDue.announce };
    const faults = (change: Partial<Pick<KindOfWork, 'awaitedBy' | 'ladder' | 'owner'>>) =>
      faultsOfKind('tellPlan', { ...tellPlan, ...change });
    expect(faults({ awaitedBy: 'referral-to-contact' })).toEqual([
      'tellPlan: nobody climbs its ladder',
      'tellPlan: its machine does not notice silence',
    ]);
    expect(faults({ ladder: () => silent })).toEqual(['tellPlan: a rung announces nothing']);
    expect(faults({ ladder: () => ({ ...silent, atDue: still.announce, afterDue: still }) })).toEqual([
      'tellPlan: its ladder ends',
    ]);
    expect(faults({ owner: () => ({ role: 'state', org: 'omh' }) })).toEqual([
      'tellPlan: role state has no inbox',
    ]);
    expect(faultsOfKind('tellPlan', { ...tellPlan, notice: 'offerMade' })).toEqual([
      'tellPlan: its owner is not told that it opened',
    ]);
    expect(faultsOfKind('spoaDecision', { ...spoaDecision, clock: null })).toEqual([
      'spoaDecision: no clock, and no reason why',
    ]);
  });
});

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
      'discharge engaging: silence is not noticed',
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

const darkAotStates = (
  table: Readonly<Record<string, Readonly<Record<string, string>>>>,
  file: unknown,
): string[] => {
  const { States } = searchMachineSchema.parse(file);
  const routes = States['Where Does The Search Stand'].Choices ?? [];
  return Object.entries(table).flatMap(([state, events]) => {
    const kinds = waitsOfAotState[state] ?? [];
    const known = kinds.length === 0 || routes.some(({ StringEquals }) => StringEquals === state);
    return [
      ...(Object.keys(events).length > 0 ? [] : [`aot ${state}: no event leads out of it`]),
      ...(known ? [] : [`aot ${state}: the state machine does not know it`]),
      ...kinds
        .filter((kind) => !planIsWaitedFor(kind, file))
        .map((kind) => `aot ${state}: silence about ${kind} is not noticed`),
      ...kinds.flatMap((kind) => faultsOfKind(kind)),
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
      // Somebody was entered as seen in error: the search before this one goes on instead of it.
      ['noticesLookedIntoAgain', 'active'],
      ['orderExpired', 'expired'],
      ['located', 'active'],
      ['endOfConcernVoided', 'missingConcern'],
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
