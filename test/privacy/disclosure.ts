/** Holds every field of every answer against who may read it, for every kind of reader, whose own it is or is not. */
import { disclose, Own } from '../../domain/access/disclosure.ts';
import type { Reader } from '../../domain/access/openings.ts';
import { readerKinds } from '../../domain/api/disclosure-matrix.ts';
import { disclosures } from '../../domain/api/disclosures.ts';
import { aotRecordSchema } from '../../domain/case/aot-record.ts';
import { correctableFacts } from '../../domain/case/answer-codes.ts';
import { noticeSubjects } from '../../domain/notices/notice-subjects.ts';
import { eventsShown } from '../../domain/views/timeline-disclosure.ts';
import { anOrder } from '../fixtures/aot-fixture.ts';
import { type Asking, mayRead } from './may-read.ts';
import { anotherVersions, ownedBy, type WholeAnswer, wholeAnswers } from './whole-answers.ts';

const me = { role: 'cma', org: 'harbor-cma' };
const others = { role: 'cma', org: 'meadow-cma' };

const asking: readonly Asking[] = readerKinds.flatMap((kind) =>
  [true, false].map((partTwo) => ({ ...kind, partTwo })),
);

const readerOf = ({ standing, basis, orderOnRecord, partTwo }: Asking): Reader => ({
  actor: me,
  standing,
  basis: { ...basis, ...(partTwo && { partTwo: true as const }) },
  record: orderOnRecord ? { aot: aotRecordSchema.parse({ orders: [anOrder()] }) } : {},
});

const isAboutKinds = (type: string): boolean =>
  Object.entries(eventsShown).some(([known, { event }]) => known === type && typeof event !== 'string');

/** Corrections are told apart by what they correct. */
const correctedFacts: ReadonlySet<string> = new Set([...correctableFacts, anotherVersions]);

/** By which an item of a list is told from the others. */
const labelOf = (item: unknown): string => {
  const { type, kind, fact, details } = Object(item) as {
    type?: string;
    kind?: string;
    fact?: string;
    details?: { kind?: string };
  };
  if (details && type !== undefined) return isAboutKinds(type) ? `${type} ${details.kind ?? ''}` : type;
  if (fact !== undefined && correctedFacts.has(fact)) return fact;
  return kind !== undefined && /^\w+$/.test(kind) ? kind : '';
};

interface LeafOf {
  path: string;
  own: boolean;
  value: unknown;
}
export const leavesIn = (value: unknown, path: string, own = false): LeafOf[] => {
  if (value instanceof Own) return leavesIn(value.value, path, value.of === me);
  if (value === undefined) return [];
  // A list that is there and empty says that there is nothing.
  if (Array.isArray(value) && value.length === 0) return [{ path, own, value }];
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => {
      const inner: unknown = item instanceof Own ? item.value : item;
      return leavesIn(item, `${path}[${labelOf(inner)}]`, own);
    });
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) => leavesIn(member, `${path}.${name}`, own));
  return [{ path, own, value }];
};

export const answers: readonly WholeAnswer[] = wholeAnswers(Object.keys(noticeSubjects));

const listsIn = (value: unknown, path: string): string[] => {
  if (Array.isArray(value))
    return [path, ...value.flatMap((item) => listsIn(item, `${path}[${labelOf(item)}]`))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => listsIn(member, `${path}.${name}`));
};
const lists = new Set(answers.flatMap(({ operation, value }) => listsIn(value, operation)));

/** Of a list that everybody is answered, none of whose items are for the reader. */
const mayBeEmpty = (path: string, reader: Asking): boolean => mayRead(path, reader) && lists.has(path);

/** What is shown that may not be, and not shown that may be. */
const faultsIn = ({ operation, value }: WholeAnswer, reader: Asking, author: typeof me): string[] => {
  const whole = ownedBy(author, value, operation);
  const shown = disclose(disclosures[operation] as never, whole as never, readerOf(reader));
  const seen = new Set(leavesIn(shown, operation).map(({ path }) => path));
  const expected = new Set(
    leavesIn(whole, operation)
      .filter(({ path, own }) => own || mayRead(path, reader))
      .map(({ path }) => path),
  );
  const said = `${reader.name}${author === me ? ', its own' : ''}`;
  return [
    ...[...seen]
      .filter((path) => !expected.has(path) && !mayBeEmpty(path, reader))
      .map((path) => `${said} is shown ${path}`),
    ...[...expected].filter((path) => !seen.has(path)).map((path) => `${said} is not shown ${path}`),
  ];
};

export const allFaults = (of: readonly WholeAnswer[]): string[] =>
  of.flatMap((answer) =>
    asking.flatMap((reader) => [me, others].flatMap((author) => faultsIn(answer, reader, author))),
  );

/** How many questions of a field, a reader and an author that are. */
export const cellsIn = (of: readonly WholeAnswer[]): number =>
  of.reduce((sum, { operation, value }) => sum + leavesIn(value, operation).length, 0) * asking.length * 2;

export const firstFault = (of: readonly WholeAnswer[]): string | undefined => {
  for (const answer of of)
    for (const reader of asking)
      for (const author of [others, me]) {
        const [fault] = faultsIn(answer, reader, author);
        if (fault !== undefined) return fault;
      }
  return undefined;
};
