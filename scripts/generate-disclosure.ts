// `npm run docs`: writes docs/disclosure.md from the table of disclosure in domain/api. With --check it writes nothing and
// fails when the file differs, which `npm run check` does.
import {
  clockKindsShown,
  noticeKindsShown,
  outcomesShown,
  workKindsShown,
} from '../domain/access/disclosed-kinds.ts';
import { openings, type Opening, opens } from '../domain/access/openings.ts';
import { fieldRows, type FieldRow, type ReaderKind, readerKinds } from '../domain/api/disclosure-matrix.ts';
import { aotRecordSchema } from '../domain/case/aot-record.ts';
import { eventsShown } from '../domain/views/timeline-disclosure.ts';
import { keepFresh } from './generated-parts.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (cells: readonly string[]): string[] => [row(cells), row(cells.map(() => '---'))];
const openingNames = Object.keys(openings) as Opening[];

/** A case in which the county put an order on record. */
const ofAnOrder = {
  aot: aotRecordSchema.parse({
    orders: [{ orderId: 'O1', county: 'suffolk', from: '', until: '', recordedAt: '' }],
  }),
};

const readerRow = ({ name, standing, basis, orderOnRecord }: ReaderKind): string => {
  const reader = { actor: { role: '', org: '' }, standing, basis, record: orderOnRecord ? ofAnOrder : {} };
  return row([name, ...openingNames.map((opening) => (opens(opening, reader) ? 'yes' : ''))]);
};

const wordsOf = (of: readonly Opening[]): string =>
  of.length === 0 ? 'always' : of.map((opening) => `\`${opening}\``).join(' and ');

/** The fields of one operation, those with the same openings on one line. */
const linesOf = (operation: string, rows: readonly FieldRow[]): string[] => {
  const byOpenings = new Map<string, string[]>();
  for (const { path, openings: of } of rows)
    byOpenings.set(wordsOf(of), [...(byOpenings.get(wordsOf(of)) ?? []), path.slice(operation.length + 1)]);
  return [...byOpenings].map(([of, paths]) =>
    row([operation, of, paths.map((path) => `\`${path}\``).join(' ')]),
  );
};

/** What is chosen by kind has tables of its own below. */
const isChosen = ({ path }: FieldRow): boolean => path.includes('(');
const unchosen = fieldRows().filter((one) => !isChosen(one));
const operations = [...new Set(unchosen.map(({ path }) => path.split('.')[0] ?? ''))];

const kindsOf = (kinds: Readonly<Record<string, Opening>>): string[] => {
  const byOpening = new Map<Opening, string[]>();
  for (const [kind, opening] of Object.entries(kinds))
    byOpening.set(opening, [...(byOpening.get(opening) ?? []), kind]);
  return [...byOpening].map(([opening, names]) => row([`\`${opening}\``, names.join(', ')]));
};

const cell = (of: Opening | Readonly<Record<string, Opening>>): string =>
  typeof of === 'string' ? of : 'by its kind';

const eventRow = ([type, event]: [string, (typeof eventsShown)[keyof typeof eventsShown]]): string =>
  row([
    `\`${type}\``,
    cell(event.event),
    event.ruleIds ?? 'always',
    Object.entries<Opening | Readonly<Record<string, Opening>>>(event.details)
      .filter(([, of]) => of !== 'always')
      .map(([name, of]) => `${name}: ${cell(of)}`)
      .join(', '),
  ]);

const lines = [
  '# Disclosure',
  '',
  'Written by `npm run docs` from [`domain/api/disclosures.ts`](../domain/api/disclosures.ts): change that, not this.',
  '',
  'What opens each field of each answer to its reader. Whom an answer reaches at all is in [access.md](access.md), and what a',
  'legal basis is; why it is so is in [ADR 0022](adr/0022-fields-follow-the-basis.md). A field is shown to a reader to whom all',
  'is open that its line names. **Its own** an organisation is shown whatever its basis: what one of its people entered, the',
  'work that it owes, a notice that it was sent.',
  '',
  `These are ${String(fieldRows().length)} fields, one of each kind counted, and ${String(readerKinds.length)} kinds of readers. \`test/privacy/disclosure.test.ts\` asks for`,
  'each field as each reader, with and without the consent to substance-use records, as its author and as another.',
  '',
  '## What is open to whom',
  '',
  '`partTwo` is open to those of the readers below who may know what treatment needs and whom the specific consent names, and',
  'to the source.',
  '',
  ...head(['reader and basis', ...openingNames]),
  ...readerKinds.map(readerRow),
  '',
  ...head(['opening', 'is for']),
  ...openingNames.map((opening) => row([`\`${opening}\``, openings[opening]])),
  '',
  '## The fields',
  '',
  'The fields of clocks, work items, notices and events in a list are shown with their item, whose kind is below.',
  '',
  ...head(['answer of', 'opened by', 'fields']),
  ...operations.flatMap((operation) =>
    linesOf(
      operation,
      unchosen.filter(({ path }) => path.startsWith(`${operation}.`)),
    ),
  ),
  '',
  '## Kinds of work',
  '',
  ...head(['opened by', 'kinds']),
  ...kindsOf(workKindsShown),
  '',
  'The outcome of work that is done, in the timeline:',
  '',
  ...head(['opened by', 'kinds']),
  ...kindsOf(outcomesShown),
  '',
  '## Kinds of clocks',
  '',
  ...head(['opened by', 'kinds']),
  ...kindsOf(clockKindsShown),
  '',
  '## Kinds of notices',
  '',
  ...head(['opened by', 'kinds']),
  ...kindsOf(noticeKindsShown),
  '',
  '## Events of the timeline',
  '',
  'An event that is not open is left out; the numbers of the others then have gaps. One of a type or form that this version',
  'does not know is shown to `laterFull` alone.',
  '',
  ...head(['event', 'opened by', 'its rules', 'details that need more']),
  ...Object.entries(eventsShown).map(eventRow),
  '',
];
keepFresh('docs/disclosure.md', lines.join('\n'));
