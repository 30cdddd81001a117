/** The table of facts as people read it (docs/facts.md): its rows, and of which facts everything else is. */
import { type FactName, factNames, factsTable, type OfFacts } from '../domain/case/facts-table.ts';
import { factsOfClocks, factsOfMembers, factsOfParts } from '../domain/case/facts-of-members.ts';
import { factsOfOperations, factsOfWork } from '../domain/case/facts-of-operations.ts';
import type { FactRow } from '../domain/case/facts-row.ts';
import { table } from './generated-parts.ts';

const code = (name: string): string => `\`${name}\``;
const codes = (names: readonly string[]): string => names.map(code).join(' ');

const enteredBy = (fact: FactName): string => {
  const namesIn = (of: Readonly<Record<string, OfFacts>>): string[] =>
    Object.entries(of).flatMap(([name, facts]) =>
      typeof facts !== 'string' && facts.includes(fact) ? [name] : [],
    );
  const work = namesIn(factsOfWork);
  return [codes(namesIn(factsOfOperations)), ...(work.length > 0 ? [`work ${codes(work)}`] : [])]
    .filter((part) => part !== '')
    .join('; ');
};

const voidedAs = ({ voided }: FactRow): string =>
  'not' in voided ? `No. ${voided.not}` : `${code(voided.as)}. ${voided.so}`;
const correctedWith = ({ corrected }: FactRow): string => {
  if ('not' in corrected) return `No. ${corrected.not}`;
  const { as = [], with: operations = [], so } = corrected;
  return `${codes([...as, ...operations])}. ${so}`;
};

export const drawFacts = (): string =>
  table([
    ['fact', 'what it is', 'entered, and touched, by', 'voided', 'corrected', 'by whom', 'what follows'],
    ...factNames.map((name) => {
      const row = factsTable[name];
      return [code(name), row.is, enteredBy(name), voidedAs(row), correctedWith(row), row.by, row.follows];
    }),
  ]);

const rowsOf = (of: Readonly<Record<string, OfFacts>>): string[][] =>
  Object.entries(of).map(([name, facts]) => [code(name), typeof facts === 'string' ? facts : codes(facts)]);

export const drawMembers = (): string => table([['member', 'fact'], ...rowsOf(factsOfMembers)]);
export const drawParts = (): string => table([['part', 'fact'], ...rowsOf(factsOfParts)]);
export const drawClocks = (): string => table([['clock', 'decided anew by'], ...rowsOf(factsOfClocks)]);
export const drawOperations = (): string => table([['operation', 'fact'], ...rowsOf(factsOfOperations)]);
export const drawWork = (): string => table([['work', 'fact'], ...rowsOf(factsOfWork)]);
