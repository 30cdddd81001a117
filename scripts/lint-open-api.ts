// `node scripts/lint-open-api.ts`: what Redocly's recommended rules say of the API document. Prints each rule with how often, and
// exits 1 with every error. It runs apart from the tests, which cannot load a package of ES modules alone.
import process from 'node:process';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { openApiDocument } from '../domain/api/open-api.ts';

const servers = [{ url: 'https://api.example/prod' }];
const problems = await lintFromString({
  source: JSON.stringify({ ...openApiDocument(), servers }),
  absoluteRef: 'openapi.json',
  config: await createConfig({ extends: ['recommended'] }),
});

const counts = new Map<string, number>();
for (const { severity, ruleId } of problems) {
  const name = `${severity} ${ruleId}`;
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
for (const [name, count] of counts) console.log(`${count} ${name}`);
const errors = problems.filter(({ severity }) => severity === 'error');
for (const { ruleId, message, location } of errors)
  console.error(`${ruleId}: ${message} (${location[0]?.pointer ?? 'the document'})`);
process.exitCode = errors.length === 0 ? 0 : 1;
