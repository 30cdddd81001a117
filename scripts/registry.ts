// `npm run registry -- import <kind> <file.csv> [--data .local]` and `export <kind>`: the registry as CSV, against the data
// folder of `npm start` or the DynamoDB that DYNAMODB_ENDPOINT names. Exits 1 when a row is wrong (nothing is imported
// then) or the registry cannot be reached, 2 when the command is not understood.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/system/system-clock.ts';
import { isRegistryKind, type RegistryKind, registryKinds } from '../domain/registry/kinds.ts';
import { isReferenceKind, referenceKinds } from '../domain/registry/reference-data.ts';
import { ConcurrentWrite, type Registry, type RegistryChanges } from '../domain/ports/ports.ts';
import { openDataFolder } from '../local/data-folder.ts';
import { exportCsv, exportReferenceCsv, importCsv } from '../local/registry/import-export.ts';
import { openStore } from '../local/store.ts';

const usage = `npm run registry -- import <kind> <file.csv> [--data .local]
npm run registry -- export <kind> [--data .local] > file.csv
  kinds: ${registryKinds.join(', ')}; export only: ${referenceKinds.join(', ')}
  End \`npm start\` on the same data folder first, or give DYNAMODB_ENDPOINT.`;

class Misunderstood extends Error {}

const onRegistry = async (
  data: string,
  act: (registry: Registry & RegistryChanges) => Promise<number>,
): Promise<number> => {
  const endpoint = process.env['DYNAMODB_ENDPOINT'];
  const opened = await openStore({ endpoint, dbPath: openDataFolder(data).databasePath });
  try {
    if (!opened.keeps) throw new Error(`Nothing would be kept: the store is ${opened.kind}.`);
    return await act(opened.store);
  } finally {
    await opened.close();
  }
};

const importFile = (data: string, kind: RegistryKind, file: string): Promise<number> => {
  const text = readFileSync(file, 'utf8');
  return onRegistry(data, async (registry) => {
    const result = await importCsv(registry, kind, text, systemClock.now());
    if (result.ok) {
      console.log(
        `${kind}: ${result.added} added, ${result.changed} changed, ${result.unchanged} as before.`,
      );
      return 0;
    }
    for (const { line, column, message } of result.problems)
      console.error(`line ${line}${column === '' ? '' : `, column ${column}`}: ${message}`);
    console.error(
      `Nothing was imported: ${result.problems.length} row(s) are wrong. Correct them and import again.`,
    );
    return 1;
  });
};

const run = (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string', default: '.local' } },
    allowPositionals: true,
  });
  const [action, kind = '', file] = positionals;
  if (action === 'export' && isReferenceKind(kind)) {
    process.stdout.write(exportReferenceCsv(kind));
    return Promise.resolve(0);
  }
  if (!isRegistryKind(kind)) throw new Misunderstood(usage);
  if (action === 'import' && file !== undefined) return importFile(values.data, kind, file);
  if (action !== 'export') throw new Misunderstood(usage);
  return onRegistry(values.data, async (registry) => {
    process.stdout.write(await exportCsv(registry, kind));
    return 0;
  });
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const overtaken = error instanceof ConcurrentWrite;
  console.error(
    overtaken
      ? 'Somebody else changed the registry meanwhile. Nothing was imported; run the command again.'
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
}
