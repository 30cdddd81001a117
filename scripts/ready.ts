// `npm run ready`: whether a stage is ready for its first person. Exits 0 when it is, 1 when something is missing or the stage
// cannot be asked, 2 when the command is not understood.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkReadiness, isReady, type ReadinessCheck } from '../local/registry/readiness.ts';
import { accessTo } from './api-token.ts';
import { parsedOrUsage } from './command-line.ts';
import { stageOutputs } from './stage-outputs.ts';

const usage = `npm run ready -- --stage <name> [--token-file <file>] [--json]
npm run ready -- --api <url> [--token-file <file>] [--json]
  what is still missing before a stage takes its first referral; without --token-file the token is WARM_HANDOFF_TOKEN`;

const given = parsedOrUsage(usage, () => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      api: { type: 'string' },
      'token-file': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if ((values.stage === undefined) === (values.api === undefined)) throw new RangeError('one of the two');
  return values;
});

/** A stage says itself where its API is. */
const apiOf = async (stage: string): Promise<string> => {
  const url = (await stageOutputs(stage)).get('ApiUrl');
  if (url === undefined) throw new Error('The stage has no API yet: deploy it first.');
  return url;
};

const signs = { ready: 'ok     ', missing: 'MISSING', advice: 'advice ' } as const;
const lineOf = ({ check, state, says }: ReadinessCheck): string =>
  `${signs[state]} ${check}${says === undefined ? '' : `: ${says}`}`;

try {
  const checks = await checkReadiness(
    accessTo(given.api ?? (await apiOf(given.stage ?? '')), given['token-file']),
  );
  const ready = isReady(checks);
  if (given.json) console.log(JSON.stringify({ ready, checks }, undefined, 2));
  else {
    for (const check of checks) console.log(lineOf(check));
    console.log(ready ? 'The stage is ready.' : 'The stage is not ready.');
  }
  process.exitCode = ready ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
