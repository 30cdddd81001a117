import { describe, expect, it } from '@jest/globals';
import { csvColumns } from '../../../domain/registry/csv-columns.ts';
import { entriesOf, tableOf } from '../../../domain/registry/csv-rows.ts';
import { type RegistryEntry, type RegistryKind, registryKinds } from '../../../domain/registry/kinds.ts';
import { anAgency, harbor, meadow } from '../../fixtures/draft-fixture.ts';
import { aBook, aCareManager, aMailbox, aSupervisor, aTeam } from '../../fixtures/registry-fixture.ts';

const headerOf = (kind: RegistryKind): string[] => csvColumns[kind].map(({ name }) => name);

/** A table of one kind, its cells by column. */
const table = (kind: RegistryKind, ...rows: Record<string, string>[]) => {
  const header = headerOf(kind);
  return {
    header,
    rows: rows.map((row, at) => ({ line: at + 2, cells: header.map((name) => row[name] ?? '') })),
  };
};
const cellsOf = (kind: RegistryKind, entry: RegistryEntry): Record<string, string> => {
  const { header, rows } = tableOf(kind, [entry]);
  return Object.fromEntries(header.map((name, at) => [name, rows[0]!.cells[at]!]));
};
const problemsOf = (kind: RegistryKind, ...rows: Record<string, string>[]) => {
  const read = entriesOf(kind, table(kind, ...rows), aBook());
  return read.ok ? [] : read.problems;
};
const ada = cellsOf('care-managers', aCareManager());
const quay = cellsOf('teams', aTeam());
const harborCells = cellsOf('agencies', harbor);

const everything: { [Kind in RegistryKind]: RegistryEntry<Kind>[] } = {
  agencies: [
    harbor,
    anAgency({
      id: 'lent-cma',
      attestations: [
        { healthHome: 'tide-health-home', from: '2019-01-01', until: '2020-12-31' },
        { healthHome: 'tide-health-home', from: '2022-01-01' },
      ],
      languages: ['English', 'Haitian Creole'],
      specialties: ['forensic'],
      businessAssociateAgreement: false,
    }),
    anAgency({ id: 'new-cma', attestations: [] }),
  ],
  'care-managers': [
    aCareManager({ employedUntil: '2027-01-01', waiverApprovedOn: '2016-11-14', languages: ['English'] }),
    aCareManager({ id: 'cm-bo', fte: 0.25, mastersField: undefined, bachelorsField: 'other', casac: true }),
  ],
  'health-homes': [{ id: 'tide-health-home', name: 'Tide, "the" Health Home' }],
  mailboxes: [
    aMailbox({ id: 'suffolk-other', endpoint: 'night@suffolk.example.org', rank: 2, legalOnly: true }),
    aMailbox({
      id: 'dune-queue',
      role: 'healthHome',
      org: 'dune-health-home',
      protocol: 'sqs',
      endpoint: 'arn:aws:sqs:us-east-1:123456789012:dune',
    }),
  ],
  spoas: [{ id: 'spoa-suffolk', name: 'Suffolk', counties: ['suffolk', 'nassau'] }],
  supervisors: [aSupervisor(), aSupervisor({ id: 'sup-jo', licence: undefined, supervisoryYears: 2.5 })],
  teams: [aTeam(), aTeam({ id: 'team-two', activeUntil: '2027-01-01' })],
};

describe('export', () => {
  it.each(registryKinds)('of %s, read back, gives the same entries', (kind) => {
    const read = entriesOf(kind, tableOf(kind, everything[kind]), aBook());
    expect(read).toEqual({ ok: true, entries: everything[kind] });
  });
});

describe('a row', () => {
  it.each([
    ['care-managers', { ...ada, fte: '2' }, 'fte', /full-time equivalents/],
    ['care-managers', { ...ada, fte: 'full' }, 'fte', /Write a number such as 2 or 0\.5\./],
    ['care-managers', { ...ada, fte: '0x1' }, 'fte', /Write a number/],
    ['care-managers', { ...ada, casac: 'perhaps' }, 'casac', /Write yes or no/],
    ['care-managers', { ...ada, casac: '' }, 'casac', /may not be empty\. Write yes or no/],
    ['care-managers', { ...ada, employedFrom: '3/2/2026' }, 'employedFrom', /YYYY-MM-DD/],
    ['care-managers', { ...ada, employedUntil: '2013-01-01' }, 'employedUntil', /not before the first day/],
    ['care-managers', { ...ada, mastersField: 'astrology' }, 'mastersField', /field of study/],
    ['care-managers', { ...ada, supervisor: 'sup-nobody' }, 'supervisor', /Enter the supervisor first/],
    [
      'care-managers',
      { ...ada, agency: 'meadow-cma', supervisor: 'sup-ivy' },
      'supervisor',
      /no such supervisor/,
    ],
    ['care-managers', { ...ada, id: 'cm-new', agency: 'nowhere-cma' }, 'agency', /Enter the agency first/],
    [
      'agencies',
      { ...harborCells, attestations: 'tide 2026' },
      'attestations',
      /tide-health-home|health-home:2026/,
    ],
    [
      'agencies',
      { ...harborCells, attestations: 'tide-health-home:2026-01-01..2025-01-01' },
      'attestations',
      /not before/,
    ],
    ['agencies', { ...harborCells, counties: 'suffolk; atlantis' }, 'counties', /New York county/],
    ['agencies', { ...harborCells, counties: '' }, 'counties', /may not be empty/],
    [
      'agencies',
      { ...harborCells, businessAssociateAgreement: 'ja' },
      'businessAssociateAgreement',
      /yes or no/,
    ],
    ['care-managers', { ...ada, name: 'Ad\ufffd' }, 'name', /^A letter of this text was lost.*UTF-8/],
    ['teams', { ...quay, members: 'cm-ada' }, 'members', /care manager|peer/],
    ['teams', { ...quay, members: 'cm-nobody:1' }, 'members', /Enter the care manager first/],
    ['teams', { ...quay, hhPlusElsewhere: '-1' }, 'hhPlusElsewhere', /number/],
  ] as const)('of %s with a wrong cell %#: its column and what to do', (kind, row, column, message) => {
    const [problem, ...others] = problemsOf(kind, row);
    expect(problem).toMatchObject({ line: 2, column, message: expect.stringMatching(message) });
    expect(others).toEqual([]);
  });

  it('with several faults has one message that names them all', () => {
    const [problem, ...others] = problemsOf('care-managers', { ...ada, fte: 'full', casac: '', name: '' });
    expect(others).toEqual([]);
    expect(problem?.message).toMatch(
      /may not be empty.* Also fte: Write a number.* Also casac: This may not be empty/,
    );
    expect(problem?.column).toBe('name');
  });

  it('that repeats an id is told which line has it', () => {
    expect(problemsOf('care-managers', ada, { ...ada, name: 'Another' })).toEqual([
      { line: 3, column: 'id', message: 'Line 2 has the same id. Keep one of the two.' },
    ]);
  });

  it('with more cells than the header is told to quote its commas; one with fewer has empty cells', () => {
    const header = headerOf('health-homes');
    const rows = [
      { line: 2, cells: ['hh-one', 'One', 'and more'] },
      { line: 3, cells: ['hh-two'] },
    ];
    expect(entriesOf('health-homes', { header, rows }, aBook())).toEqual({
      ok: false,
      problems: [
        { line: 2, column: '', message: 'The row has more cells than the header. Quote commas in cells.' },
        { line: 3, column: 'name', message: 'This may not be empty. Write it as text.' },
      ],
    });
  });

  it('is one of several: each bad one has its message, in the order of the file, and nothing is read', () => {
    const problems = problemsOf('care-managers', { ...ada, supervisor: 'sup-nobody' }, ada, {
      ...ada,
      id: 'B',
    });
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'supervisor'],
      [3, 'id'],
      [4, 'id'],
    ]);
  });

  it('may refer to another row of the same file', () => {
    const read = entriesOf(
      'spoas',
      table(
        'spoas',
        { id: 'spoa-suffolk', name: 'S', counties: 'nassau' },
        { id: 'spoa-two', name: 'T', counties: 'suffolk' },
      ),
      aBook(),
    );
    expect(read.ok).toBe(true);
  });
});

describe('the header', () => {
  const rows = [{ line: 2, cells: ['hh-one', 'One'] }];
  it.each([
    ['without a column', ['id'], 'name', /Add this column\. The columns are id, name\./],
    ['with a column that is not known', ['id', 'name', 'colour'], 'number 3', /Remove this column/],
    ['with a column twice', ['id', 'name', 'id'], 'number 3', /Remove this column/],
    ['that is missing', [], 'id', /Add this column/],
  ])('%s is one problem on line 1', (_which, header, column, message) => {
    expect(entriesOf('health-homes', { header, rows }, aBook())).toEqual({
      ok: false,
      problems: [{ line: 1, column, message: expect.stringMatching(message) }],
    });
  });

  it('may have its columns in another order', () => {
    const swapped = { header: ['name', 'id'], rows: [{ line: 2, cells: ['One', 'hh-one'] }] };
    expect(entriesOf('health-homes', swapped, aBook())).toEqual({
      ok: true,
      entries: [{ id: 'hh-one', name: 'One' }],
    });
  });

  it('of a file that is broken gives way to what broke it', () => {
    const broken = { line: 4, column: '', message: 'A quotation mark is opened and never closed.' };
    expect(entriesOf('health-homes', { header: [], rows: [], broken }, aBook())).toEqual({
      ok: false,
      problems: [broken],
    });
  });
});

describe('a field that no cell can hold', () => {
  it('is written as an empty one', () => {
    const columns = csvColumns.agencies;
    expect(columns.map(({ write }) => write(Symbol.iterator))).toEqual(
      columns.map(({ name }) => (name === 'businessAssociateAgreement' ? 'no' : '')),
    );
    expect(columns.find(({ name }) => name === 'attestations')!.write(['?'])).toBe(':..');
    expect(cellsOf('agencies', meadow)['attestations']).toBe('tide-health-home:2025-01-01..');
  });
});
