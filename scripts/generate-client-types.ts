// `node scripts/generate-client-types.ts <file>`: writes the types of a client, as openapi-typescript makes them of the API document.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../domain/api/open-api.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say where the types go: node scripts/generate-client-types.ts <file>');
  process.exit(1);
}
const nodes = await openapiTypescript(JSON.stringify(openApiDocument()));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, astToString(nodes));
