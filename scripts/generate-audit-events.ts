// `npm run docs`: writes docs/audit-events.md from the table of audit events and from where each is recorded. With
// --check it writes nothing and fails when the file differs, which `npm run check` does.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import * as z from 'zod';
import { auditEvents, type AuditEventType } from '../domain/case/audit-events.ts';

type Schema = z.core.JSONSchema.JSONSchema;

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'audit-events.md');
const mostCodes = 8;

interface Recording {
  file: string;
  type: string;
  /** Rule ids that stand at the call; one that the case decides on does not. */
  ruleIds: string[];
}

/** Every call that records an event, with the types that its first argument names. */
export const recordings = (): Recording[] =>
  ['domain', 'lambdas']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\.record\(\s*([^,()]*'[^,()]*)([^;]*);/g)].flatMap(
        ([, named = '', rest = '']) =>
          [...named.matchAll(/'(\w+)'/g)].map(([, type = '']) => ({
            file,
            type,
            ruleIds: [...rest.matchAll(/'(HHP-[A-Z0-9-]+[a-z]?)'/g)].map(([, ruleId = '']) => ruleId),
          })),
      ),
    );

const formOf = (schema: Schema): string => {
  if (schema.anyOf) return schema.anyOf.map((one) => formOf(one)).join(' or ');
  if (schema.const !== undefined) return schema.const === '' ? 'nothing' : `\`${String(schema.const)}\``;
  if (schema.enum)
    return schema.enum.length > mostCodes
      ? `one of ${String(schema.enum.length)} codes`
      : schema.enum.map((code) => `\`${String(code)}\``).join(' ');
  if (schema.type === 'array') return `list of ${formOf(schema.items as Schema)}`;
  if (schema.type === 'boolean') return 'yes or no';
  if (schema.type === 'integer') return 'number';
  return { 'date-time': 'instant', date: 'date' }[schema.format ?? ''] ?? 'id or code';
};

const detailsOf = (schema: Schema): string => {
  if (schema.anyOf) return schema.anyOf.map((one) => detailsOf(one)).join('; or ');
  const members = Object.entries(schema.properties ?? {});
  return members
    .map(
      ([name, member]) =>
        `${name}${schema.required?.includes(name) === true ? '' : '?'}: ${formOf(member as Schema)}`,
    )
    .join(', ');
};

const unique = (words: readonly string[]): string[] => [...new Set(words)].sort();
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const rowOf = (type: AuditEventType, all: readonly Recording[]): string => {
  const calls = all.filter((call) => call.type === type);
  return row([
    `\`${type}\``,
    auditEvents[type].says,
    detailsOf(z.toJSONSchema(auditEvents[type].details)),
    unique(calls.flatMap(({ ruleIds }) => ruleIds)).join(' '),
    unique(calls.map(({ file }) => file))
      .map((file) => `[${file.replace('domain/', '').replace('.ts', '')}](../${file})`)
      .join(' '),
  ]);
};

const text = (): string => {
  const all = recordings();
  return [
    '# Audit events',
    '',
    'Written by `npm run docs` from [the table](../domain/case/audit-events.ts) and the calls that record: change those, not',
    'this.',
    '',
    'What can be recorded of a case, and what each event keeps for good. Details are codes, ids, instants and numbers; a',
    'name, a birth date or a sentence fits none of them. An event also says when, who acted and by which rules; a rule that',
    'depends on the case, such as that of a kind of work, is not listed here. A stored event of a type or form that is not',
    'of this table stays as it is: it counts in the chain and is shown, and nothing is concluded from it.',
    '',
    row(['type', 'what it says', 'details', 'rules', 'recorded in']),
    row(['---', '---', '---', '---', '---']),
    ...(Object.keys(auditEvents) as AuditEventType[]).map((type) => rowOf(type, all)),
    '',
  ].join('\n');
};

const main = (checkOnly: boolean): void => {
  const fresh = text();
  if (!checkOnly) return writeFileSync(target, fresh);
  if (readFileSync(target, 'utf8') === fresh) return;
  console.error('docs/audit-events.md is not what the table of audit events says. Run `npm run docs`.');
  process.exitCode = 1;
};

if (process.argv[1] === import.meta.filename) main(process.argv.includes('--check'));
