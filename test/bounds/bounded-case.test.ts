/**
 * Nobody breaks a case: hostile and honest people write on one case ten thousand times, and everything essential is still
 * taken, nothing answers 5xx, no item and no transaction passes its bound, and the case can be ended whole. A red run prints
 * the seed that plays it again; `BOUNDS_WRITES` plays a shorter or a longer history.
 */
import { beforeAll, expect, it } from '@jest/globals';
import { addElapsed, instantFromMs } from '../../domain/shared/instant.ts';
import { createDice } from '../fuzz/dice.ts';
import { verifyItems } from '../../adapters/dynamodb/verify-items.ts';
import { rememberedTable } from '../fixtures/remembered-table.ts';
import { agency, Desk, type Sent, spoa } from '../lambdas/api/desk.ts';
import { sceneAt } from '../lambdas/api/stages.ts';
import { type Acting, anAct, essential } from './actors.ts';
import { type Weight, weighedStore } from './weighed-store.ts';

const seed = Number(process.env['BOUNDS_SEED'] ?? 20_261_130);
const wanted = Number(process.env['BOUNDS_WRITES'] ?? 1_000);
const writesInADay = 150;
const mostItemBytes = 300 * 1_024;
const mostActions = 80;
const mostAnswerBytes = 1_024 * 1_024;

const table = rememberedTable();
const weights: Weight[] = [];
const statuses = new Map<number, number>();
const unexpected: string[] = [];
let accepted = 0;
let desk: Desk;
let caseId: string;

const acting = (dice: Acting['dice']): Acting => ({
  caseId,
  dice,
  store: desk.store,
  now: instantFromMs(desk.world.runtime.clock.nowMs()),
});
const noted = (answer: Sent, what: string): Sent => {
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  if (answer.status >= 500) unexpected.push(`${what}: ${answer.text}`);
  return answer;
};

beforeAll(
  async () => {
    desk = await Desk.open({ store: weighedStore((weight) => weights.push(weight), table.store) });
    ({ caseId } = await sceneAt('episode', desk));
    const dice = createDice(seed);
    let today = 0;
    // An attempt may be refused (told twice, not possible now); what counts is what was accepted.
    for (let attempt = 0; accepted < wanted && attempt < wanted * 4; attempt += 1) {
      const ask = await anAct({ dice })(acting(dice));
      if (!ask) continue;
      const { status } = noted(await desk.sendOnly(ask), `${ask.method} ${ask.path}`);
      if (status < 300) {
        accepted += 1;
        today += 1;
      }
      if (today < writesInADay) continue;
      today = 0;
      await desk.world.at(addElapsed(acting(dice).now, 1, 'days'));
      for (const [name, act] of Object.entries(essential)) {
        const wants = await act(acting(dice));
        if (!wants) continue;
        const answer = noted(await desk.sendOnly(wants), name);
        // A conflict says that it was told already, or that nothing stands that could be taken back.
        if (answer.status >= 300 && answer.status !== 409 && answer.status !== 422)
          unexpected.push(`${name}: ${answer.text}`);
      }
    }
  },
  60_000 + wanted * 200,
);

const replay = () => `BOUNDS_SEED=${String(seed)} BOUNDS_WRITES=${String(wanted)}`;

it(`takes ${String(wanted)} writes, everything essential among them, and answers none with 5xx`, () => {
  expect({ replay: replay(), unexpected: unexpected.slice(0, 5), accepted }).toEqual({
    replay: replay(),
    unexpected: [],
    accepted: wanted,
  });
});

it('writes no item above 300 KB and no transaction above 80 actions', () => {
  const largest = weights.map(({ largestItem }) => largestItem).reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const most = Math.max(...weights.map(({ actions }) => actions));
  console.log(
    `${String(accepted)} writes, statuses ${JSON.stringify([...statuses])}; largest item ${largest.entity} ${String(largest.bytes)} bytes, case item at most ${String(Math.max(...weights.map(({ caseItemBytes }) => caseItemBytes)))} bytes, most actions ${String(most)}`,
  );
  expect(largest.bytes).toBeLessThanOrEqual(mostItemBytes);
  expect(most).toBeLessThanOrEqual(mostActions);
});

it.each([
  ['', agency],
  ['/timeline', agency],
  ['/contacts?limit=100', agency],
  ['/significant-events?limit=100', spoa],
  ['/search-steps', spoa],
  ['/cairs', spoa],
] as const)('reads %s in an answer of less than 1 MB', async (path, who) => {
  const answer = await desk.sendOnly({ who, method: 'GET', path: `/cases/${caseId}${path}` });
  expect([200, 403]).toContain(answer.status);
  expect(Buffer.byteLength(answer.text)).toBeLessThan(mostAnswerBytes);
});

it('is ended whole: nothing stays open but what the plan is still to hear, which has an end', async () => {
  const ended = await desk.sendOnly({
    who: spoa,
    method: 'POST',
    path: `/cases/${caseId}/withdrawal`,
    json: { reason: 'died' },
  });
  expect(ended.status).toBe(200);
  const open = (await desk.store.load(caseId))?.workItems.filter(({ status }) => status === 'open');
  expect(open?.filter(({ kind }) => kind !== 'tellPlan')).toEqual([]);
  expect(open?.length).toBeLessThanOrEqual(11);
});

it('leaves a table that its audit finds intact', () => {
  expect(verifyItems(table.items())).toMatchObject({ cases: 1, findings: [] });
});
