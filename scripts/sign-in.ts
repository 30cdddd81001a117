// `npm run sign-in`: an access token of a stage for the commands that ask for one, by the stage's own sign-in page with its
// second factor. Exits 1 when nobody was signed in, 2 when the command is not understood.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { authorizationUrl, codeIn, NotSignedIn, type SignIn, tokenFor } from './authorization-code.ts';
import { parsedOrUsage } from './command-line.ts';
import { stageOutputs } from './stage-outputs.ts';

const usage = `npm run sign-in -- --stage <name> --token-file <file>
  writes an access token, good for 15 minutes, which npm run registry and npm run ready take by --token-file`;

const given = parsedOrUsage(usage, () => {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, 'token-file': { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.stage === undefined || values['token-file'] === undefined) throw new RangeError('both');
  return { stage: values.stage, tokenFile: values['token-file'] };
});

const pageOf = async (stage: string): Promise<SignIn> => {
  const outputs = await stageOutputs(stage);
  const valueOf = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined) throw new NotSignedIn(`The stage has no output ${name}: deploy this release.`);
    return value;
  };
  return {
    signInUrl: valueOf('SignInUrl'),
    clientId: valueOf('ClientId'),
    signedInUrl: valueOf('SignedInUrl'),
  };
};

try {
  const page = await pageOf(given.stage);
  const secrets = {
    verifier: randomBytes(32).toString('base64url'),
    state: randomBytes(32).toString('base64url'),
  };
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  console.error(`Open this address in a browser and sign in:\n\n${authorizationUrl(page, secrets)}\n`);
  const pasted = await terminal.question(
    'The browser ends at a page that may not load. Paste its whole address here: ',
  );
  terminal.close();
  const { token, seconds } = await tokenFor(page, secrets, codeIn(pasted, page, secrets), fetch);
  writeFileSync(given.tokenFile, `${token}\n`, { mode: 0o600 });
  console.error(`Signed in for ${Math.round(seconds / 60)} minutes.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
