/**
 * Checks of a graph of states: every target exists in the same graph, every state can be reached, and from every state
 * an end can be reached. A branch of a Parallel state is a graph of its own, so it cannot jump out.
 */
import { checkState } from './check-state.ts';
import { checkShape, text, wholeNumber, type Shape } from './check-values.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { within, type Report } from './problems.ts';

const branch: Shape = {
  fields: {
    Comment: text,
    StartAt: text,
    States: (value, at, report) => {
      if (!isObject(value) || Object.keys(value).length === 0)
        report(at, 'There are no states.', 'Add a state.');
    },
  },
  required: ['StartAt', 'States'],
};

const machine: Shape = {
  fields: { ...branch.fields, TimeoutSeconds: wholeNumber(1) },
  required: branch.required,
};

interface Target {
  readonly to: string;
  readonly at: string;
}

export function checkMachine(definition: Json, report: Report): void {
  checkGraph(definition, '$', report, machine);
}

function checkGraph(graph: Json, at: string, report: Report, shape: Shape): void {
  if (!checkShape(graph, at, report, shape) || !isObject(graph['States'])) return;
  const states = Object.entries(graph['States']);
  const statesAt = within(at, 'States');
  const targets = new Map<string, readonly Target[]>();
  for (const [name, state] of states) {
    const stateAt = within(statesAt, name);
    if (name.length > 80) report(stateAt, 'The name is longer than 80 characters.', 'Shorten it.');
    checkState(state, stateAt, report);
    if (!isObject(state)) continue;
    targets.set(name, targetsOf(state, stateAt));
    if (state['Type'] === 'Parallel' && Array.isArray(state['Branches'])) {
      state['Branches'].forEach((inner, index) =>
        checkGraph(inner, within(within(stateAt, 'Branches'), index), report, branch),
      );
    }
  }
  if (typeof graph['StartAt'] !== 'string') return;
  const start: Target = { to: graph['StartAt'], at: within(at, 'StartAt') };
  const dangling = [start, ...[...targets.values()].flat()].filter(({ to }) => !targets.has(to));
  for (const { to, at: targetAt } of dangling) {
    report(
      targetAt,
      `There is no state named '${to}' in this graph.`,
      `Known: ${[...targets.keys()].join(', ')}.`,
    );
  }
  checkReach(start, targets, graph['States'], statesAt, report);
}

function checkReach(
  start: Target,
  targets: ReadonlyMap<string, readonly Target[]>,
  states: JsonObject,
  statesAt: string,
  report: Report,
): void {
  const reached = closure([start.to], (name) => (targets.get(name) ?? []).map(({ to }) => to));
  const ends = Object.entries(states).flatMap(([name, state]) => (isEnd(state) ? [name] : []));
  const sources = (name: string) =>
    [...targets].flatMap(([from, leading]) => (leading.some(({ to }) => to === name) ? [from] : []));
  const ending = closure(ends, sources);
  for (const name of targets.keys()) {
    if (!reached.has(name)) {
      report(within(statesAt, name), 'No path leads to this state.', 'Lead a path to it, or remove it.');
    }
    if (!ending.has(name)) {
      report(
        within(statesAt, name),
        'No end can be reached from here.',
        'Lead a path to End, Succeed or Fail.',
      );
    }
  }
}

function closure(from: readonly string[], next: (name: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  // A Set gives out what is added while it is walked.
  for (const name of seen) for (const to of next(name)) seen.add(to);
  return seen;
}

const isEnd = (state: Json) =>
  isObject(state) && (state['End'] === true || state['Type'] === 'Succeed' || state['Type'] === 'Fail');

function targetsOf(state: JsonObject, at: string): Target[] {
  const targets: Target[] = [];
  const add = (to: Json | undefined, targetAt: string) => {
    if (typeof to === 'string') targets.push({ to, at: targetAt });
  };
  add(state['Next'], within(at, 'Next'));
  add(state['Default'], within(at, 'Default'));
  for (const field of ['Choices', 'Catch']) {
    const rules = state[field];
    if (!Array.isArray(rules)) continue;
    rules.forEach((rule, index) => {
      if (isObject(rule)) add(rule['Next'], within(within(within(at, field), index), 'Next'));
    });
  }
  return targets;
}
