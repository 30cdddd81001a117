/** The pages tell the truth: what is generated is fresh, links lead somewhere, and every word of the code is explained. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { noticeSubjects } from '../../domain/notices/notice-subjects.ts';
import { defaultEscalationPolicy } from '../../domain/policy/escalation-policy.ts';
import { workItemSchema } from '../../domain/shared/work-item.ts';
import { pagePathOf, readAsl, redrawn, withPicture } from '../../scripts/draw-workflows.ts';
import { generated, regenerated } from '../../scripts/generate-tables.ts';
import { sentenceOf } from '../../scripts/generated-parts.ts';
import { headerTable } from '../../scripts/header-table.ts';
import { machineNames, roundMachine } from '../../domain/shared/state-machines.ts';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...filesBelow('docs', '.md'),
  ...filesBelow('samples', '.md'),
];

/** Headings as the anchors that a link may name. */
const anchorsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Targets of the links of a page that lead into this repository and do not arrive. */
const brokenLinks = (page: string): string[] => {
  const text = read(page).replaceAll(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? join(root, page) : join(root, dirname(page), file);
      if (!existsSync(path)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(path, 'utf8')).has(anchor);
    });
};

const told = machineNames.map((name) => read(pagePathOf(name))).join('\n');

describe('the pages', () => {
  it.each(pages)('%s: every link leads somewhere', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it('quote no line numbers', () => {
    for (const page of pages)
      expect([page, /\.(ts|json|cjs|mjs):\d/.exec(read(page))?.[0]]).toEqual([page, undefined]);
  });
});

describe('the page of a workflow', () => {
  it.each(machineNames)('%s is drawn from its state machine and the policy as they are now', (workflow) => {
    const page = read(pagePathOf(workflow));
    expect(redrawn(workflow, page, readAsl(workflow), defaultEscalationPolicy)).toBe(page);
  });

  it.each(machineNames)('%s goes stale when a state or a figure changes', (workflow) => {
    const page = read(pagePathOf(workflow));
    const asl = readAsl(workflow).replaceAll('Load Case', 'Load The Case');
    expect(redrawn(workflow, page, asl, defaultEscalationPolicy)).not.toBe(page);
    const policy = structuredClone(defaultEscalationPolicy);
    policy.waits.faceToFaceContact.due = { count: 24, unit: 'hours' };
    policy.aot.waits.credibleContact.due = { count: 12, unit: 'hours' };
    expect(redrawn(workflow, page, readAsl(workflow), policy)).not.toBe(page);
  });

  it('of the schedule has its picture', () => {
    const page = read(pagePathOf(roundMachine));
    expect(withPicture(page, readAsl(roundMachine))).toBe(page);
  });

  it('exists for every state machine', () => {
    expect(filesBelow('statemachines', '.asl.json').map((file) => relative('statemachines', file))).toEqual(
      [...machineNames, roundMachine].map((name) => `${name}.asl.json`).sort(),
    );
  });

  it('without markers is refused', () => {
    expect(() =>
      redrawn('referral-to-contact', '# A page', readAsl('referral-to-contact'), defaultEscalationPolicy),
    ).toThrow("The page has no markers '<!-- generated: picture -->'");
  });
});

describe('the import table of the architecture', () => {
  const section = read('docs/architecture.md').split('## Who may import what')[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const folders = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)\/`/g)].map(([, name = '']) => name),
  );

  it('names folders that exist, and every folder that holds code', () => {
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
    expect(folders).toEqual(
      expect.arrayContaining(['bin', 'lib', 'domain', 'lambdas', 'adapters', 'local', 'scripts', 'test']),
    );
  });

  it('names every rule that is enforced', () => {
    const config = read('.dependency-cruiser.cjs');
    const rules = [...config.matchAll(/(?:only\(\s*|name: )'([a-z-]+)'/g)].map(([, name = '']) => name);
    expect(rules.length).toBeGreaterThan(6);
    expect(rules.filter((rule) => !section.includes(`\`${rule}\``))).toEqual([]);
  });
});

describe('the floors of the domain', () => {
  const section =
    read('docs/architecture.md').split('### The floors of the domain')[1]?.split('\n## ')[0] ?? '';
  const told = section
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((row) => [...(row.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
    .toReversed();
  const config = read('.dependency-cruiser.cjs').split('const floors = [')[1]?.split('\n];')[0] ?? '';
  const held = [...config.matchAll(/\[([^\]]+)\]/g)].map(([, row = '']) =>
    [...row.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
  );

  it('are told as they are held', () => {
    expect(told).toEqual(held);
  });

  it('are all there, and no folder is without one', () => {
    const folders = readdirSync(join(root, 'domain'));
    expect(folders.toSorted()).toEqual(held.flat().toSorted());
  });
});

describe('a table that is generated', () => {
  const paths = Object.keys(generated);

  it.each(paths)('in %s is as the program says now', (path) => {
    expect(regenerated(path, read(path))).toBe(read(path));
  });

  it.each(paths)('in %s goes stale by a word that somebody writes into it, part by part', (path) => {
    for (const part of Object.keys(generated[path] ?? {})) {
      const page = read(path).replace(`<!-- end of ${part} -->`, `| \`another\` |\n<!-- end of ${part} -->`);
      expect([part, regenerated(path, page) === page]).toEqual([part, false]);
    }
  });

  it('needs a sentence for every name', () => {
    expect(sentenceOf({ known: 'what it means' }, 'known')).toBe('what it means');
    expect(() => sentenceOf({ known: 'what it means' }, 'new')).toThrow("Nobody has said what 'new' means.");
    expect(() => sentenceOf({}, 'constructor')).toThrow("Nobody has said what 'constructor' means.");
  });

  it('of a comment keeps its columns where the first line has them', () => {
    const header =
      '/**\n *   entity   PK         SK\n *   a case   CASE#id    CASE\n *   a lock   PERSON#k\n *\n * More.\n */';
    expect(headerTable(header, 'entity')).toEqual([
      ['entity', 'PK', 'SK'],
      ['a case', 'CASE#id', 'CASE'],
      ['a lock', 'PERSON#k', ''],
    ]);
    expect(() => headerTable(header, 'pattern')).toThrow("No table of the comment begins with 'pattern'.");
  });

  it('tells of every kind of work', () => {
    const rows =
      (read('docs/glossary.md').split('<!-- generated: work -->')[1] ?? '').split('<!-- end')[0] ?? '';
    const kinds = [...rows.matchAll(/^\| `(\w+)`/gm)].map(([, kind = '']) => kind);
    expect(kinds.toSorted()).toEqual(workItemSchema.shape.kind.options.toSorted());
  });
});

describe('every word of the code is explained', () => {
  it('notice kinds, on the page of the workflow that sends them', () => {
    expect(Object.keys(noticeSubjects).filter((kind) => !told.includes(`\`${kind}\``))).toEqual([]);
  });

  it('log codes, in the runbook of operations', () => {
    const runbook = read('docs/runbooks/operations.md');
    const code = ['domain', 'lambdas', 'adapters', 'local', 'lib', 'bin', 'scripts']
      .flatMap((folder) => filesBelow(folder, '.ts'))
      .map(read)
      .join('\n');
    const codes = [...new Set(code.match(/\bHHP\d{4}\b/g))];
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.filter((logCode) => !runbook.includes(`| \`${logCode}\` |`))).toEqual([]);
  });
});
