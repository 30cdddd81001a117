// `npm run price [-- --stage prod] [--json]`: what a stage costs a month by its templates and data/price-list.json, in
// US dollars: what is paid for in any case, and by use. Exits 1 on a type of resource that the list does not know.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Stage } from '../lib/stage.ts';
import { parsedOrUsage } from './command-line.ts';
import {
  fixedPrice,
  howChecked,
  priceByUse,
  priceListSchema,
  totalOf,
  type PriceLine,
} from './pricing/price-of-templates.ts';

const usage = 'npm run price -- [--stage dev|prod] [--json]';
const root = join(import.meta.dirname, '..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

const synthesize = async (name: string): Promise<{ stage: Stage; templates: unknown[] }> => {
  // Loaded after the command line was read, which then answers at once.
  const { App } = await import('aws-cdk-lib');
  const { readStage } = await import('../lib/stage.ts');
  const { buildStacks } = await import('../lib/warm-handoff.ts');
  const { context } = z.object({ context: z.record(z.string(), z.unknown()) }).parse(read('cdk.json'));
  const outdir = mkdtempSync(join(tmpdir(), 'warm-handoff-price-'));
  try {
    const app = new App({
      outdir,
      context: {
        ...context,
        'aws:cdk:bundling-stacks': [],
        '@aws-cdk/core:annotationsInValidationReport': false,
        stage: name,
      },
    });
    const stage = readStage(app.node);
    buildStacks(app, stage);
    const templates = app.synth().stacks.map(({ template }): unknown => template);
    return { stage, templates };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const print = (title: string, lines: readonly PriceLine[]): void => {
  console.log(`\n${title}`);
  for (const { what, count, usd } of lines)
    console.log(
      `  ${what.padEnd(26)}${count.toLocaleString('en-US').padStart(14)}${usd.toFixed(2).padStart(10)}`,
    );
  console.log(`  ${'in all'.padEnd(40)}${totalOf(lines).toFixed(2).padStart(10)}`);
};

const options = parsedOrUsage(
  usage,
  () =>
    parseArgs({
      options: { stage: { type: 'string', default: 'dev' }, json: { type: 'boolean', default: false } },
    }).values,
);
try {
  const list = priceListSchema.parse(read('data/price-list.json'));
  const { stage, templates } = await synthesize(options.stage);
  const fixed = fixedPrice(list, templates);
  const byUse = priceByUse(list, stage.name, stage);
  if (options.json)
    console.log(
      JSON.stringify({ stage: stage.name, region: list.region, fixed, byUse, fixedUsd: totalOf(fixed) }),
    );
  else {
    console.log(`Stage ${stage.name}, ${list.region}, US dollars a month. ${list.note}`);
    console.log(howChecked(list));
    print('Paid for whether it is used or not', fixed);
    print('By use, for the profile of this stage in data/price-list.json', byUse);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
