/**
 * What is said of a person stays in the table. A canary sits in every personal field of every contract; every journey, a
 * scene of what the journeys leave out, every kind of refusal and faults that quote people are played; then everything
 * that can be read outside the table is searched for every canary in every form. The fuzzed requests are in
 * taint-fuzz-*.test.ts, and that the search would find a leak is shown by planted-leaks.test.ts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../domain/api/open-api.ts';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import { type Scene, sceneAt } from '../lambdas/api/stages.ts';
import { expectProblem, spoa } from '../lambdas/api/desk.ts';
import { onAot } from '../lambdas/api/requests.ts';
import { deployedFormat } from './access-log.ts';
import { personalPaths } from './canaries.ts';
import { faultInApi, faultInExecutionEnded, faultInRelay, faultInTasks } from './fault-scenes.ts';
import { accepted, playFullScene } from './full-scene.ts';
import { listenToOutput } from './output.ts';
import { refusals } from './refusal-scenes.ts';
import { type SinkName, sinkNames, Sinks } from './sinks.ts';
import { TaintedDesk } from './tainted-desk.ts';

const dataModel = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'data-model.md'), 'utf8');
const options = { accessLogFormat: deployedFormat, trustUrls: true };
let sinks = new Sinks();
let output: ReturnType<typeof listenToOutput>;
const entered = new Set<string>();
const stored = new Set<string>();
const places = new Set<string>();
const filled = new Set<SinkName>();

beforeAll(() => {
  output = listenToOutput(() => sinks);
});
afterAll(() => {
  output.stop();
});
beforeEach(() => {
  sinks = new Sinks();
});

const expectSilence = (): void => {
  for (const name of sinks.filled) filled.add(name);
  expect(sinks.leaks()).toEqual([]);
};

/** Ends the scene as AWS would keep it, and remembers which fields were spoken of. */
const expectSilenceAbout = async (tainted: TaintedDesk): Promise<void> => {
  await tainted.desk.world.runtime.settle();
  tainted.takeExecutions();
  for (const path of tainted.entered()) entered.add(path);
  for (const path of await tainted.stored()) stored.add(path);
  for (const place of await tainted.places()) places.add(place);
  expectSilence();
};

describe('nobody outside of the case hears of the person', () => {
  it.each(allJourneys.map((journey) => [journey.name, journey] as const))('in %s', async (_name, journey) => {
    const tainted = await TaintedDesk.open(options, sinks);
    const caseId = await journey.play(tainted.desk.world);
    await expectSilenceAbout(tainted);
    const stays = await tainted.stored();
    const referred = personalPaths.filter((path) => /^submitReferral\.(person|clinical)/.test(path));
    expect(referred.filter((path) => !stays.has(path))).toEqual([]);
    expect(tainted.desk.caseIds).toContain(caseId);
  });

  it('in what the journeys leave out', async () => {
    const tainted = await TaintedDesk.open(options, sinks);
    await playFullScene(tainted.desk);
    await expectSilenceAbout(tainted);
  });
});

describe('a refusal repeats nothing of the person', () => {
  const sceneOf = async (tainted: TaintedDesk, stage: (typeof refusals)[number][3]): Promise<Scene> => {
    if (stage === undefined) return sceneAt('referred', tainted.desk);
    const scene = await sceneAt('placed', tainted.desk);
    await accepted(tainted.desk, { who: spoa, ...onAot.putAotOrder(scene.caseId) });
    return scene;
  };

  it.each(refusals.map(([what, status, ...rest]) => [what, status, rest] as const))(
    'for %s (%i)',
    async (_what, status, [ask, stage]) => {
      // A hostile URL is the client’s own; what the system makes of it is searched.
      const tainted = await TaintedDesk.open({ ...options, trustUrls: false }, sinks);
      const scene = await sceneOf(tainted, stage);
      expectProblem(await tainted.desk.send(await ask(scene)), status);
      expectSilence();
    },
  );

  it('of every kind that there is', () => {
    expect([...new Set(refusals.map(([, status]) => status))].sort()).toEqual([
      400, 401, 403, 404, 409, 412, 413, 415, 422,
    ]);
  });
});

describe('a fault on our side repeats nothing of what it quotes', () => {
  it('in a request', async () => {
    expect(await faultInApi(options, sinks)).toBe(500);
    expectSilence();
    // It is in the log all the same, by its name.
    const lines = sinks.textsOf('log line').map((line): unknown => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ message: 'HHP5000', operation: 'getCase', error: 'RangeError' }),
    );
  });

  it('in a task, in the executions that failed of it and in what EventBridge is told', async () => {
    await faultInTasks(options, sinks);
    expectSilence();
    expect(sinks.filled).toEqual(expect.arrayContaining(['standard error', 'dead letter']));
  });

  it('in the relay, its metrics and its dead letters', async () => {
    const tainted = await TaintedDesk.open(options, sinks);
    await sceneAt('referred', tainted.desk);
    await faultInRelay(tainted);
    expectSilence();
    expect(sinks.filled).toEqual(expect.arrayContaining(['metric', 'dead letter']));
  });

  it('in what follows an execution that ended', async () => {
    const tainted = await TaintedDesk.open(options, sinks);
    await sceneAt('referred', tainted.desk);
    await faultInExecutionEnded(tainted);
    expectSilence();
    expect(sinks.filled).toContain('dead letter');
  });
});

it('the OpenAPI document holds no example of a person', () => {
  sinks.take('OpenAPI document', openApiDocument());
  expectSilence();
});

/**
 * The pages of the portal do not exist yet. What they will keep in the browser (local and session storage, cookies, cached
 * answers, the address bar) is taken here, so that this test fails for them as it does for everything else.
 */
const portalStorage = (): readonly unknown[] => [];

it('the portal keeps nothing of a person in the browser', () => {
  sinks.take('portal storage', ...portalStorage());
  expectSilence();
});

describe('this test speaks of everything', () => {
  it('every personal field had its canary in a request that was taken', () => {
    expect(personalPaths.length).toBeGreaterThanOrEqual(40);
    expect(personalPaths.filter((path) => !entered.has(path))).toEqual([]);
  });

  it('and it is in the table, unless nothing is stored by that request', () => {
    const missing = personalPaths.filter((path) => !stored.has(path));
    expect(missing.filter((path) => !path.startsWith('checkEligibility.'))).toEqual([]);
  });

  it('the data model says where in the table it is, place by place', () => {
    const section = dataModel.split('## Where personal data is')[1]?.split('\n## ')[0] ?? '';
    const cells = section
      .split('\n')
      .flatMap((line) => (line.startsWith('| `') ? [line.split('|')[1] ?? ''] : []));
    const documented = cells.flatMap((cell) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
    );
    expect(documented.sort()).toEqual([...places].sort());
  });

  it('every sink was reached, but for what does not exist yet, and what nobody prints', () => {
    expect(sinkNames.filter((name) => !filled.has(name))).toEqual(['standard output', 'portal storage']);
  });
});
