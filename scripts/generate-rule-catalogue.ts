// `npm run docs`: writes docs/rules.md from the rules and the clauses. With --check it writes nothing and fails when the
// file differs, which `npm run check` does.
import { catalogue } from '../domain/catalogue/catalogue.ts';
import { type Clause, clausesSchema } from '../domain/catalogue/clause.ts';
import { houseRules } from '../domain/catalogue/house-rules.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { keepFresh, readText } from './generated-parts.ts';

const { document, clauses } = clausesSchema.parse(JSON.parse(readText('domain/rules/clauses.json')));

const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string[] => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows,
  '',
];

/** With the document where it is another one than the guidance. */
const sectionOf = (clause: Clause): string =>
  clause.kind === 'rule' && clause.document !== undefined
    ? `${clause.document}, ${clause.section}`
    : clause.section;

const clauseOf = (id: string): string => {
  const clause = clauses.find((candidate) => candidate.id === id);
  if (!clause) throw new Error(`Rule cites ${id}, which clauses.json does not have.`);
  return `${clause.id}: ${sectionOf(clause)}`;
};

const ruleRow = ({ id, title, clauses: cited, validFrom, validTo, policyChoice }: Rule<never>): string =>
  row(
    `\`${id}\``,
    title,
    cited.map(clauseOf).join('; '),
    validTo === undefined ? `from ${validFrom}` : `${validFrom} to ${validTo}`,
    policyChoice ? 'policy choice' : '',
  );

const later = { billing: 'monthly services and billing' } as const;

const statusOf = (clause: Clause): string => {
  if (clause.kind === 'notARule') return `not a rule: ${clause.why}`;
  if (clause.later !== undefined) return `comes with ${later[clause.later]}`;
  const ids = catalogue.filter((rule) => rule.clauses.includes(clause.id)).map(({ id }) => `\`${id}\``);
  return ids.length > 0 ? ids.join(' ') : 'no rule yet';
};

const lines = [
  '# Rules',
  '',
  'Written by `npm run docs` from `domain/rules/` and `domain/rules/clauses.json`: change those, not this.',
  '',
  `Unless another document is named, clauses are of: ${document}.`,
  '"Policy choice" means that the document is silent or ambiguous and the reading is ours.',
  '',
  `${catalogue.length} rules; ${clauses.length} clauses, of which ${clauses.filter(({ kind }) => kind === 'rule').length} are rules.`,
  '',
  '## The rules',
  '',
  ...table(
    ['Rule', 'What it decides', 'Clause', 'Valid', ''],
    [...catalogue].sort((a, b) => (a.id < b.id ? -1 : 1)).map(ruleRow),
  ),
  '## Rules of our own',
  '',
  'No clause asks for these; refusals and events name them like any other.',
  '',
  ...table(
    ['Rule', 'What it asks', 'Why'],
    houseRules.map(({ id, title, why }) => row(`\`${id}\``, title, why)),
  ),
  '## The clauses',
  '',
  ...table(
    ['Clause', 'Section', 'In our words', 'Rule'],
    clauses.map((clause) => row(clause.id, sectionOf(clause), clause.text, statusOf(clause))),
  ),
];
keepFresh('docs/rules.md', `${lines.join('\n').trimEnd()}\n`);
