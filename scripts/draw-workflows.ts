// `npm run docs`: draws the picture of each workflow from its ASL file and its table of deadlines from the escalation
// policy, between the markers of docs/workflows/*.md. With --check nothing is written; it fails when a page is stale.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { kindsOfWork } from '../domain/case/kinds-of-work.ts';
import { kindsOfWorkInWords } from '../domain/case/kinds-of-work-in-words.ts';
import type { Duration } from '../domain/shared/duration.ts';
import type { Announcement, Ladder } from '../domain/policy/ladder.ts';
import { defaultEscalationPolicy, type EscalationPolicy } from '../domain/policy/escalation-policy.ts';
import {
  searchWaitKinds,
  waitKinds,
  type WorkItemKind,
  workItemKindSchema,
} from '../domain/shared/work-item.ts';
import { type MachineName, machineNames, roundMachine } from '../domain/shared/state-machines.ts';
import { catchersOf, type Graph, INVOKE_AND_WAIT, type State } from '../local/stepfunctions/definition.ts';
import { loadDefinition } from '../local/stepfunctions/load-definition.ts';
import { keepFresh, readText, replacePart, table } from './generated-parts.ts';

const root = join(import.meta.dirname, '..');
const start = '[*]';

const idOf = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '');

interface Arrow {
  from: string;
  to: string;
  label?: string;
}

const isWait = (state: State): boolean => state.Type === 'Task' && state.Resource === INVOKE_AND_WAIT;

const onward = (name: string, state: State): Arrow[] => {
  const from = idOf(name);
  if (state.Type === 'Choice')
    return state.Choices.map((rule) => ({
      from,
      to: idOf(rule.Next),
      label: 'StringEquals' in rule ? String(rule.StringEquals) : 'rule',
    }));
  if ('Next' in state) return [{ from, to: idOf(state.Next), ...(isWait(state) && { label: 'answered' }) }];
  return [{ from, to: start }];
};

/** Arrows between the same two states are one arrow with all their labels. */
const merged = (arrows: readonly Arrow[]): string[] => {
  const labels = new Map<string, string[]>();
  for (const { from, to, label } of arrows) {
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, [...(labels.get(arrow) ?? []), ...(label === undefined ? [] : [label])]);
  }
  return [...labels].map(([arrow, all]) => (all.length === 0 ? arrow : `${arrow}: ${all.join(', ')}`));
};

const branchesOf = (state: State): string[] =>
  state.Type === 'Parallel'
    ? state.Branches.flatMap((branch, at) => [...(at === 0 ? [] : ['--']), ...linesOf(branch)])
    : [];

/** Mermaid shows a state's id unless its title stands before its first arrow. */
const linesOf = ({ StartAt, States }: Graph): string[] => {
  const states = Object.entries(States);
  const titles = states.flatMap(([name, state]) => {
    const inner = branchesOf(state).map((line) => `  ${line}`);
    const title = `state "${name}" as ${idOf(name)}`;
    return inner.length === 0 ? [title] : [`${title} {`, ...inner, '}'];
  });
  const arrows = states.flatMap(([name, state]) => [
    ...onward(name, state),
    ...catchersOf(state).map(({ ErrorEquals, Next }) => ({
      from: idOf(name),
      to: idOf(Next),
      label: ErrorEquals.join(', '),
    })),
  ]);
  return [...titles, ...merged([{ from: start, to: idOf(StartAt) }, ...arrows])];
};

const load = (aslText: string): Graph => {
  const names = [...new Set(aslText.match(/(?<=\$\{)\w+(?=\})/g))];
  return loadDefinition(aslText, Object.fromEntries(names.map((name) => [name, name])));
};

/** The Mermaid state diagram of an ASL file, in the order of the file. */
export const pictureOf = (aslText: string): string => {
  const lines = linesOf(load(aslText)).map((line) => `  ${line}`);
  return ['```mermaid', 'stateDiagram-v2', '  direction TB', ...lines, '```'].join('\n');
};

export const amount = ({ count, unit }: Duration): string => {
  const one = { minutes: 'minute', hours: 'hour', days: 'day', businessDays: 'business day' }[unit];
  return `${count} ${one}${count === 1 ? '' : 's'}`;
};

/** `decisionOverdue` to lgu, facility; each kind once, with all whom it goes to. */
const told = (announcements: readonly Announcement[]): string => {
  const kinds = [...new Set(announcements.map(({ kind }) => kind))];
  const lines = kinds.map((kind) => {
    const to = announcements.filter((each) => each.kind === kind).map((each) => each.to);
    return `\`${kind}\` to ${to.join(', ')}`;
  });
  return lines.length === 0 ? 'nobody' : lines.join('; ');
};

const ladderRow = (name: string, owner: string, ladder: Ladder, rings = true): string[] => [
  name,
  owner,
  ladder.due ? amount(ladder.due) : 'by its facts',
  told(ladder.onOpening),
  ladder.halfTime ? told(ladder.halfTime) : '',
  ladder.atDue ? told(ladder.atDue) : 'it opens due',
  rings
    ? `every ${amount(ladder.afterDue.every)}: ${told(ladder.afterDue.announce)}`
    : 'never: silence ends the work at its due instant',
  ladder.longOverdue ? `after ${amount(ladder.longOverdue.after)}: ${told(ladder.longOverdue.announce)}` : '',
  `${ladder.assumption ? 'Policy choice. ' : ''}${ladder.source}`,
];
const ladderHead = [
  'Work',
  'Owed by',
  'Due',
  'On opening',
  'Half time',
  'When due',
  'After that',
  'Long overdue',
  'Source',
];

const nameOf = (kind: WorkItemKind): string => `\`${kind}\` (${kindsOfWork[kind].ruleId})`;
/** Work that no execution waits for; the hourly schedule climbs it. */
const unawaitedRow = (name: string, ladder: Ladder): string[] => {
  const kind = workItemKindSchema.parse(name);
  return ladderRow(`${nameOf(kind)}, by the hour`, kindsOfWorkInWords[kind].ownedBy, ladder);
};

/** `Escalate Face-To-Face Contact` climbs the ladder of `faceToFaceContact`; a wait without such a state ends when due. */
const escalatedIn = (aslText: string): Set<string> =>
  new Set([...aslText.matchAll(/"Escalate ([^"]+)": \{/g)].map(([, name = '']) => idOf(name).toLowerCase()));

/** The ladder of every wait of a machine, from the policy. */
const laddersOf = (policy: EscalationPolicy, aslText: string): string => {
  const escalated = escalatedIn(aslText);
  return table([
    ladderHead,
    ...waitKinds.map((kind) =>
      ladderRow(
        nameOf(kind),
        kindsOfWorkInWords[kind].ownedBy,
        policy.waits[kind],
        escalated.has(kind.toLowerCase()),
      ),
    ),
    ladderRow(
      '`discharge`, while no date stands',
      kindsOfWorkInWords.discharge.ownedBy,
      policy.dischargeReview,
    ),
    ladderRow(
      '`discharge` of another stay than a State PC’s',
      'who holds the person now',
      policy.otherDischarge,
    ),
    ladderRow('the same, while no date stands', 'who holds the person now', policy.otherDischargeReview),
    ladderRow(
      '`faceToFaceContact` of who was in no stay (HHP-CONTACT-05)',
      'who holds the person now',
      policy.firstContact,
    ),
    ...Object.entries(policy.followUps).map(([kind, ladder]) => unawaitedRow(kind, ladder)),
  ]);
};

/** The ladder of every wait of a search, from the policy of the missing-person path. */
const searchLaddersOf = ({ aot }: EscalationPolicy): string =>
  table([
    ladderHead,
    ...searchWaitKinds.map((kind) =>
      ladderRow(nameOf(kind), kindsOfWorkInWords[kind].ownedBy, aot.waits[kind]),
    ),
    ...Object.entries(aot.duties).map(([kind, ladder]) => unawaitedRow(kind, ladder)),
    ladderRow('a significant event, until it is read', 'a named person of the LGU', aot.unreadEvent),
  ]);

/** One page for each state machine file of the same name, and where its table of deadlines comes from. */
const ladders = {
  'aot-diligent-search': searchLaddersOf,
  'referral-to-contact': laddersOf,
} as const satisfies Record<MachineName, (policy: EscalationPolicy, aslText: string) => string>;

/** A page with its picture made anew; that of the schedule has nothing else, since it waits for nobody. */
export const withPicture = (page: string, aslText: string): string =>
  replacePart(page, 'picture', pictureOf(aslText));

/** A page of docs/workflows with its generated parts made anew. */
export const redrawn = (
  workflow: MachineName,
  page: string,
  aslText: string,
  policy: EscalationPolicy,
): string => replacePart(withPicture(page, aslText), 'ladders', ladders[workflow](policy, aslText));

export const pagePathOf = (workflow: string): string => `docs/workflows/${workflow}.md`;
export const readAsl = (workflow: string): string =>
  readFileSync(join(root, 'statemachines', `${workflow}.asl.json`), 'utf8');

if (process.argv[1] === import.meta.filename) {
  for (const workflow of machineNames) {
    const path = pagePathOf(workflow);
    keepFresh(path, redrawn(workflow, readText(path), readAsl(workflow), defaultEscalationPolicy));
  }
  const path = pagePathOf(roundMachine);
  keepFresh(path, withPicture(readText(path), readAsl(roundMachine)));
}
