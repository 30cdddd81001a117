/**
 * The search that finds nothing in the product finds every leak that is planted in it: one at a time, into every place and
 * in every form. Without plants the same scene is silent.
 */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { openApiDocument } from '../../domain/api/open-api.ts';
import { planner, spoa } from '../lambdas/api/desk.ts';
import { referralOf } from '../lambdas/api/stages.ts';
import { deployedFormat } from './access-log.ts';
import { encodings } from './encodings.ts';
import { listenToOutput } from './output.ts';
import { mutants, type Plant, plants } from './planted-leaks.ts';
import { sinkNames, Sinks } from './sinks.ts';
import { TaintedDesk } from './tainted-desk.ts';

let sinks = new Sinks();
let output: ReturnType<typeof listenToOutput>;
beforeAll(() => {
  output = listenToOutput(() => sinks);
});
afterAll(() => {
  output.stop();
});
beforeEach(() => {
  sinks = new Sinks();
});

/** A referral with a key, the SPOA's inbox and a refused request: something goes through every port. */
const playScene = async ({ openApiExample, stored, ...options }: ReturnType<Plant>): Promise<void> => {
  const tainted = await TaintedDesk.open({ accessLogFormat: deployedFormat, ...options }, sinks);
  const { desk } = tainted;
  await desk.post(planner, '/referrals', referralOf(desk), { 'idempotency-key': 'a-key-of-its-own' });
  await desk.get(spoa, '/work-items');
  await desk.get(planner, '/cases/WH-0000-0000-0000');
  tainted.takeExecutions();
  sinks.take('OpenAPI document', {
    ...openApiDocument(),
    ...(openApiExample && { example: openApiExample }),
  });
  sinks.take('portal storage', stored);
};

it('without a plant the scene is silent, and something goes through every way out', async () => {
  await playScene({});
  expect(sinks.leaks()).toEqual([]);
  const ofPlantsAlone = [
    'standard output',
    'standard error',
    'execution output',
    'dead letter',
    'portal storage',
  ];
  expect(sinkNames.filter((name) => !sinks.filled.includes(name))).toEqual(ofPlantsAlone);
});

it.each(mutants.map((mutant) => [mutant.sink, mutant.encoding, mutant.canary.path, mutant] as const))(
  'found: %s, %s, %s',
  async (sink, _encoding, path, { plant, text }) => {
    await playScene(plant(text));
    const found = sinks.leaks().filter((leak) => leak.sink === sink);
    expect(found.map((leak) => leak.path)).toContain(path);
  },
);

it('the plants are at least forty, into every place and in every form', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(plants).sort()).toEqual([...sinkNames].sort());
  expect(new Set(mutants.map(({ sink }) => sink)).size).toBe(sinkNames.length);
  expect(new Set(mutants.map(({ encoding }) => encoding)).size).toBe(Object.keys(encodings).length);
});
