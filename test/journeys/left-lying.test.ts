/** Work that nobody does and no execution waits for: who hears of it, when, and that it ends with the work. */
import { expect, it } from '@jest/globals';
import { World } from '../../local/journeys/world.ts';
import { newYorkInstant, newYorkTime } from '../fixtures/draft-fixture.ts';

const bay = 'sample-cma-great-south-bay';

const told = async ({ store }: World, caseId: string, about: RegExp): Promise<string[]> =>
  (await store.notices(caseId))
    .filter(({ kind }) => about.test(kind))
    .map(({ kind, to, at }) => `${newYorkTime(at)} ${kind} to ${to.role} ${to.org}`);

it('a District 97 follow-up that nobody confirms is told every business day, to OMH from the third on, until it is confirmed', async () => {
  const world = await World.create();
  const planner = world.person('planner', 'hutchings-pc');
  const caseId = await planner.refer('hutchings-district-97-youth');
  await world.at(newYorkInstant('2026-03-12T17:00'));
  await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: newYorkInstant('2026-03-12T16:00') });
  await world.at(newYorkInstant('2026-05-08T09:00'));
  const notices = await told(world, caseId, /^medicaidFollowUp/);
  expect(notices).toEqual([
    '2026-03-12T17:00 medicaidFollowUp to spoa onondaga',
    '2026-04-30T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-01T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-04T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-05T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-05T00:00 medicaidFollowUpOverdue to state omh',
    '2026-05-06T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-06T00:00 medicaidFollowUpOverdue to state omh',
    '2026-05-07T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-07T00:00 medicaidFollowUpOverdue to state omh',
    '2026-05-08T00:00 medicaidFollowUpOverdue to spoa onondaga',
    '2026-05-08T00:00 medicaidFollowUpOverdue to state omh',
  ]);
  await world
    .person('spoa', 'onondaga')
    .complete('medicaidFollowUp', { outcome: 'moved', confirmedAt: newYorkInstant('2026-05-08T08:00') });
  await world.at(newYorkInstant('2026-05-30T09:00'));
  expect(await told(world, caseId, /^medicaidFollowUp/)).toEqual(notices);
});

it('a plan that nobody tells is told of every week, to the county too after two, until it is told', async () => {
  const world = await World.create();
  const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
  await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await world.person('cma', bay).complete('cmaAcceptance', { decision: 'accept' });
  await world.at(newYorkInstant('2026-04-08T09:00'));
  const notices = await told(world, caseId, /^tellPlan/);
  expect(notices).toEqual([
    '2026-03-02T09:00 tellPlan to healthHome sample-hh-long-island',
    '2026-03-03T09:00 tellPlanOverdue to healthHome sample-hh-long-island',
    '2026-03-10T09:00 tellPlanOverdue to healthHome sample-hh-long-island',
    '2026-03-17T09:00 tellPlanOverdue to healthHome sample-hh-long-island',
    '2026-03-17T09:00 tellPlanOverdue to spoa suffolk',
    '2026-03-24T09:00 tellPlanOverdue to healthHome sample-hh-long-island',
    '2026-03-24T09:00 tellPlanOverdue to spoa suffolk',
    '2026-03-31T09:00 tellPlanOverdue to healthHome sample-hh-long-island',
    '2026-03-31T09:00 tellPlanOverdue to spoa suffolk',
    '2026-04-07T09:00 tellPlanOverdue to healthHome sample-hh-long-island',
    '2026-04-07T09:00 tellPlanOverdue to spoa suffolk',
  ]);
  await world
    .person('healthHome', 'sample-hh-long-island')
    .complete('tellPlan', { toldAt: newYorkInstant('2026-04-08T08:00') });
  await world.at(newYorkInstant('2026-04-30T09:00'));
  expect(await told(world, caseId, /^tellPlan/)).toEqual(notices);
});
