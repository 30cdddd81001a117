// `npm run docs`: writes the tables of what a program knows by name between their markers: roles, states, phases, work,
// notices, topics, routes, keys of the table, steps of the check. With --check nothing is written; it fails when a page
// is stale.
import process from 'node:process';
import { operations, type Route, routes } from '../domain/api/routes.ts';
import { kindsOfWork } from '../domain/case/kinds-of-work.ts';
import { kindsOfWorkInWords } from '../domain/case/kinds-of-work-in-words.ts';
import { phases } from '../domain/case/phase.ts';
import { closeReasons, strandTables } from '../domain/case/strands.ts';
import { noticeSubjects } from '../domain/notices/notice-subjects.ts';
import { topicSuffixes } from '../domain/notices/topics.ts';
import { roles } from '../domain/shared/roles.ts';
import { workItemKindSchema } from '../domain/shared/work-item.ts';
import { drawClocks, drawFacts, drawMembers, drawOperations, drawParts, drawWork } from './draw-facts.ts';
import { checkSteps } from './check-steps.ts';
import { keepFresh, readText, replacePart, sentenceOf, table } from './generated-parts.ts';
import { headerTable } from './header-table.ts';
import {
  declaredBounds,
  figure,
  largestCaseAnswer,
  largestCaseView,
  largestItems,
  largestTransaction,
  otherTransactions,
} from './largest-items.ts';
import { ofCloseReasons, ofPhases, ofRoles, ofStates, ofTopics } from './sentences.ts';

const code = (name: string): string => `\`${name}\``;

const namesTable = (
  head: readonly [string, string],
  names: readonly string[],
  sentences: Readonly<Record<string, string>>,
): string => table([head, ...names.map((name) => [code(name), sentenceOf(sentences, name)])]);

const strandTable = (): string =>
  table([
    ['strand', 'state', 'what it means', 'what leads on, and where'],
    ...Object.entries(strandTables).flatMap(([strand, states]) =>
      Object.entries<Readonly<Record<string, string>>>(states).map(([state, events]) => [
        code(strand),
        code(state),
        sentenceOf(ofStates, `${strand}.${state}`),
        Object.entries(events)
          .map(([event, next]) => `${code(event)} to ${code(next)}`)
          .join(', '),
      ]),
    ),
  ]);

/** Its ladder, with every figure, is on the page of the workflow that it belongs to. */
const workTable = (): string =>
  table([
    ['kind', 'what is asked', 'whose it is', 'rule', 'ladder in the policy', 'how it ends', 'waited for by'],
    ...workItemKindSchema.options.map((kind) => {
      const { ruleId, awaitedBy } = kindsOfWork[kind];
      const { asks, ownedBy, ladderName, exit } = kindsOfWorkInWords[kind];
      const waiting = awaitedBy ? code(awaitedBy) : 'nobody: the schedule climbs its ladder by the hour';
      return [code(kind), asks, ownedBy, code(ruleId), ladderName, exit, waiting];
    }),
  ]);

/** The topics of the counties are one row: what is said of one is said of all. */
const topicTable = (): string => {
  const counties = topicSuffixes.filter((suffix) => suffix.startsWith('lgu-'));
  const others = topicSuffixes.filter((suffix) => !suffix.startsWith('lgu-'));
  return table([
    ['topic', 'how many', 'whom it tells'],
    ['`lgu-<lgu>`', String(counties.length), sentenceOf(ofTopics, 'lgu')],
    ...others.map((suffix) => [code(suffix), '1', sentenceOf(ofTopics, suffix)]),
    ['all', String(topicSuffixes.length), ''],
  ]);
};

const routeTable = (): string =>
  table([
    ['route', 'operation', 'who may call it', 'what it does'],
    ...operations.map((operation) => {
      const { method, path, roles: callers, summary }: Route = routes[operation];
      return [code(`${method} ${path}`), code(operation), callers.map(code).join(', '), summary];
    }),
  ]);

/** The two tables in the header of the file that builds the keys. */
const keyTable = (firstColumn: string, key: RegExp): string => {
  const [head = [], ...rows] = headerTable(readText('adapters/dynamodb/keys.ts'), firstColumn);
  return table([
    head,
    ...rows.map(([first = '', ...others]) => [first, ...others.map((cell) => cell.replaceAll(key, code))]),
  ]);
};

const checkTable = (): string =>
  table([
    ['what is held', 'alone'],
    ...checkSteps.map(([title, script]) => [title, code(`npm run ${script}`)]),
  ]);

const namedSizes = (sizes: readonly (readonly [string, number])[]): string =>
  sizes.map(([name, bytes]) => `${code(name)} ${figure(bytes)}`).join(', ');
const itemTable = (): string =>
  table([
    ['item', 'bytes at most', 'what of it is largest'],
    ...largestItems.map(({ entity, bytes, largest }) => [entity, figure(bytes), namedSizes(largest)]),
  ]);
const wholeTable = (): string =>
  table([
    ['what', 'bytes at most', 'of a limit of'],
    [
      `a write of a case, ${String(largestTransaction.actions)} actions`,
      figure(largestTransaction.bytes),
      '4 MB, 100 actions',
    ],
    [
      `a seal with its entries, ${String(otherTransactions.seal.actions)} actions`,
      figure(otherTransactions.seal.bytes),
      'the same',
    ],
    [
      `a grant with its entries, ${String(otherTransactions.grant.actions)} actions`,
      figure(otherTransactions.grant.bytes),
      'the same',
    ],
    ['`GET /cases/{caseId}`, what it shows of the case', figure(largestCaseView.bytes), 'Lambda’s 6 MB'],
    ['with the side of court orders', figure(largestCaseAnswer.bytes), 'the same'],
  ]);
const boundTable = (): string =>
  table([
    ['where', 'at most', 'since'],
    ...Object.entries(declaredBounds).map(([path, { most, why }]) => [code(path), figure(most), why]),
  ]);

/** Page by page, the parts that stand between markers. */
export const generated: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/glossary.md': {
    roles: () => namesTable(['role', 'who'], roles, ofRoles),
    strands: strandTable,
    phases: () => namesTable(['phase', 'what people see'], phases, ofPhases),
    'close reasons': () => namesTable(['`closeReason`', 'when'], closeReasons, ofCloseReasons),
    work: workTable,
    notices: () => namesTable(['kind', 'subject'], Object.keys(noticeSubjects), noticeSubjects),
    topics: topicTable,
  },
  'docs/routes.md': { routes: routeTable },
  'docs/data-model.md': {
    entities: () => keyTable('entity', /^[^,]+/g),
    'largest items': itemTable,
    'largest writes and answers': wholeTable,
    'bounds of lists': boundTable,
    'access patterns': () => keyTable('access pattern', /[A-Z]{2}[A-Z0-9]*(?:#[a-z]*)*/g),
  },
  'docs/facts.md': {
    facts: drawFacts,
    members: drawMembers,
    parts: drawParts,
    clocks: drawClocks,
    operations: drawOperations,
    work: drawWork,
  },
  'CONTRIBUTING.md': { checks: checkTable },
};

export const regenerated = (path: string, page: string): string =>
  Object.entries(generated[path] ?? {}).reduce((text, [part, draw]) => replacePart(text, part, draw()), page);

if (process.argv[1] === import.meta.filename)
  for (const path of Object.keys(generated)) keepFresh(path, regenerated(path, readText(path)));
