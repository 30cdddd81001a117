/**
 * One handler becomes one ES module: what Lambda loads, and what the size test weighs. CDK's own NodejsFunction would
 * start npx and a shell for each of the functions, 1.5 seconds apiece and with a page of output; this takes 0.2. Why
 * each option: docs/adr/0005.
 */
import { cpSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';

const projectRoot = join(import.meta.dirname, '..', '..', '..');
const shim = (name: string): string => join(import.meta.dirname, `${name}-shim.cjs`);

/** Where the code of a function is, by the one rule that everything follows. */
export const handlerFolder = (area: string, folder: string): string =>
  join(projectRoot, 'lambdas', area, folder);

/** Throws, naming the folder, when there is no handler to bundle. */
export const bundle = (folder: string, outfile: string): void => {
  const entry = join(folder, 'index.ts');
  if (!existsSync(entry)) {
    throw new Error(
      `A function is declared for ${relative(projectRoot, folder)}, but there is no index.ts in it.`,
    );
  }
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    charset: 'utf8',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    alias: {
      'node:http': shim('node-http'),
      http: shim('node-http'),
      '@aws-sdk/credential-provider-node': shim('env-credentials'),
      '@aws-sdk/endpoint-cache': shim('endpoint-cache'),
      '@smithy/core/event-streams': shim('event-streams'),
    },
    logLevel: 'warning',
  });
};

const aotProtocols = join(projectRoot, 'data', 'aot-protocols');

/**
 * What a function's code asset holds: its handler, and beside it the counties' protocols as the files they are, so that a
 * new county is a new file and a deployment, and no code.
 */
export const fillAsset = (folder: string, outputFolder: string): void => {
  bundle(folder, join(outputFolder, 'index.mjs'));
  cpSync(aotProtocols, join(outputFolder, 'aot-protocols'), { recursive: true });
};
