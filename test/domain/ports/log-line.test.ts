/** What a log line may say: codes, ids and names of our own making, and nothing that could be said of a person. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { admitted, type LogCode, logCodes, unknownCode, withheld } from '../../../domain/ports/log-line.ts';
import { taskNames } from '../../../domain/ports/task-names.ts';
import { aCaseId } from '../../fixtures/case-fixture.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const ofOurs = {
  caseId: aCaseId,
  error: 'TypeError',
  execution: `${aCaseId}.search2.3`,
  kind: 'publishNotice',
  operation: 'submitReferral',
  status: 201,
  task: 'load-case',
};
type Field = keyof typeof ofOurs;
const fieldNames = Object.keys(ofOurs) as Field[];

/** Single words all of them: no rule about the length or the spaces of a value would stop one. */
const ofAPerson: unknown[] = [
  'Quillfeather',
  'quillfeather',
  'isidora-quillfeather',
  'ZQ90417X',
  '1984-02-29',
  'F20.9',
  '631-555-0100',
  'Pilgrim-Building-25',
  'WH-Quillfeather',
  `${aCaseId}-Quillfeather`,
  `${aCaseId}.Quillfeather`,
  { name: 'Quillfeather' },
  ['Quillfeather'],
  19_840_229,
  1.5,
  true,
  '',
  null,
];

const codeWith = (field: Field): LogCode => {
  const found = Object.entries(logCodes).find(([, form]) =>
    [...form.fields, ...('optional' in form ? form.optional : [])].some((name) => name === field),
  );
  if (!found) throw new RangeError(`No code has ${field}.`);
  return found[0] as LogCode;
};

describe('a log line', () => {
  it.each(fieldNames)('carries %s as it is when it is of our making', (field) => {
    expect(admitted(codeWith(field), ofOurs).fields[field]).toBe(ofOurs[field]);
  });

  it.each(fieldNames)('withholds in %s whatever could be said of a person', (field) => {
    const code = codeWith(field);
    const told = ofAPerson.map((value) => admitted(code, { ...ofOurs, [field]: value }).fields[field]);
    expect(told).toEqual(ofAPerson.map(() => withheld));
  });

  it('has no field that its code does not name, nor the name of such a field', () => {
    const line = admitted('HHP5003', { ...ofOurs, Quillfeather: 'Isidora', message: 'Quillfeather' });
    expect(line).toEqual({ code: 'HHP5003', fields: { error: 'TypeError' } });
  });

  it.each(['Quillfeather', 'HHP4711', '', 'constructor', 'toString'])(
    'of the unknown code “%s” says nothing at all',
    (code) => {
      expect(admitted(code, ofOurs)).toEqual({ code: unknownCode, fields: {} });
    },
  );

  it('does not stand in the way of an error that operators must recognise', () => {
    const thrown = [
      'Error',
      'ZodError',
      'TransactionCanceledException',
      'MalformedItem',
      'JourneyStalled',
      'WriteTooLarge',
    ];
    expect(thrown.map((error) => admitted('HHP5003', { error }).fields['error'])).toEqual(thrown);
  });
});

it('task names are the folders of the task functions', () => {
  expect(readdirSync(join(root, 'lambdas', 'tasks')).sort()).toEqual([...taskNames].sort());
});

it('the runbook lists every field of every code', () => {
  const rows = readFileSync(join(root, 'docs/runbooks/operations.md'), 'utf8').split('\n');
  const documented = (code: string): string[] => {
    const cell = rows.find((row) => row.startsWith(`| \`${code}\` |`))?.split('|')[3] ?? '';
    return [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).sort();
  };
  for (const [code, form] of Object.entries(logCodes))
    expect([code, documented(code)]).toEqual([
      code,
      [...form.fields, ...('optional' in form ? form.optional : [])].sort(),
    ]);
});
