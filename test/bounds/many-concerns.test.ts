/** However many notices came of one search, whoever knows where the person is can say so: one write closes all that stand open. */
import { beforeAll, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../domain/shared/calendar.ts';
import { addElapsed, instantFromMs } from '../../domain/shared/instant.ts';
import { agency, Desk, spoa } from '../lambdas/api/desk.ts';
import { sceneAt } from '../lambdas/api/stages.ts';

let desk: Desk;
let caseId: string;
let accepted = 0;

const now = () => instantFromMs(desk.world.runtime.clock.nowMs());
const concernsOf = async () => (await desk.store.load(caseId))?.case.aot?.concerns ?? [];
const send = async (who: typeof agency, method: string, path: string, json: object): Promise<number> =>
  (await desk.sendOnly({ who, method, path: `/cases/${caseId}/${path}`, json })).status;

beforeAll(async () => {
  desk = await Desk.open({});
  ({ caseId } = await sceneAt('episode', desk));
  // The contact of the journey answers notices of its day.
  await desk.world.at(addElapsed(now(), 2, 'days'));
  const today = localDate(now());
  await send(spoa, 'PUT', 'aot-order', {
    kind: 'courtOrder',
    court: 'Supreme Court, Suffolk County',
    county: 'suffolk',
    from: addDays(today, -1),
    until: addDays(today, 200),
    categories: ['careManagement'],
  });
  for (let day = 0; day < 2; day += 1) {
    for (let number = 0; number < 60; number += 1) {
      const receivedAt = addElapsed(now(), -number, 'seconds');
      const status = await send(agency, 'POST', 'missing-concerns', {
        receivedAt,
        kind: 'unexplainedAbsence',
      });
      if (status === 201) accepted += 1;
    }
    await desk.world.at(addElapsed(now(), 1, 'days'));
  }
}, 120_000);

it('takes each notice, and keeps twenty of them open: the search that is on answers the others too', async () => {
  const concerns = await concernsOf();
  const search = (await desk.store.load(caseId))?.case.aot?.searches[0];
  expect(accepted).toBe(120);
  expect(concerns.filter(({ status }) => status === 'open')).toHaveLength(20);
  expect(new Set(concerns.map(({ search: number }) => number))).toEqual(new Set([search?.number]));
});

it('lets the search count from the earliest notice, be it open or not', async () => {
  const aot = (await desk.store.load(caseId))?.case.aot;
  const open = (await concernsOf()).filter(({ status }) => status === 'open');
  const earliestOpen = open.map(({ receivedAt }) => receivedAt).sort()[0] ?? '';
  expect(aot?.searches[0]?.anchor).toBe(addElapsed(earliestOpen, -40, 'seconds'));
});

it('takes the sighting that ends the search, and closes them all', async () => {
  const sighting = {
    at: addElapsed(now(), -1, 'minutes'),
    credible: true,
    how: 'seen',
    located: { place: 'community' },
  };
  expect(await send(agency, 'POST', 'sightings', sighting)).toBe(201);
  expect((await concernsOf()).filter(({ status }) => status === 'open')).toEqual([]);
});
