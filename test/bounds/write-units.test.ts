/**
 * What an accepted command costs: the write units of its one transaction, counted as DynamoDB counts (two a started kilobyte
 * of each item, and one for what an index shows). The figures are printed; docs/performance.md has them.
 */
import { beforeAll, expect, it } from '@jest/globals';
import { toInstant } from '../../domain/shared/instant.ts';
import { agency, Desk, now, planner, spoa, type Ask } from '../lambdas/api/desk.ts';
import { openItem, refer } from '../lambdas/api/stages.ts';
import { onAot, onCase } from '../lambdas/api/requests.ts';
import { type Weight, weighedStore } from './weighed-store.ts';

const ceilings = {
  'complete spoaDecision': 15,
  'complete cmaAcceptance': 29,
  // What is reported of the way of a person is kept by itself, so that it can be voided: an item of two units.
  'complete warmHandOff': 23,
  'put discharge plan': 22,
  'put consent': 25,
  'record discharge': 26,
  'record contact': 25,
  // The decision is taken anew on it, and the one before is kept.
  'put order': 92,
  'put plan of care': 12,
  'report significant event': 28,
  // That its notices end is ordered: an item of the outbox.
  'complete significantEventAcknowledgement': 20,
  'raise missing concern': 33,
  'record search step': 22,
  'record sighting': 37,
  'withdraw case': 47,
};
const costs: { command: string; weight: Weight }[] = [];

beforeAll(async () => {
  const weighed: Weight[] = [];
  const desk = await Desk.open({
    store: weighedStore((weight) => weighed.push(weight)),
  });
  const send = async (command: string, ask: Ask): Promise<void> => {
    weighed.length = 0;
    const answer = await desk.sendOnly(ask);
    const [weight] = weighed;
    if (answer.status >= 300 || !weight) throw new Error(`${command}: ${answer.text}`);
    costs.push({ command, weight });
    await desk.world.runtime.settle();
  };
  const caseId = await refer(desk);
  const complete = async (who: Ask['who'], kind: Parameters<typeof openItem>[1], json: object) =>
    send(`complete ${kind}`, {
      who,
      method: 'POST',
      path: `/work-items/${await openItem({ desk, caseId }, kind)}/completion`,
      json: { kind, ...json },
    });
  await complete(spoa, 'spoaDecision', { decision: 'accept' });
  await complete(agency, 'cmaAcceptance', { decision: 'accept' });
  await complete(agency, 'warmHandOff', { handedOffAt: now, introduction: 'inPerson' });
  await send('put discharge plan', { who: planner, ...onCase.putDischargePlan(caseId) });
  await send('put consent', { who: planner, ...onCase.putConsent(caseId) });
  await send('record discharge', { who: planner, ...onCase.recordDischarge(caseId) });
  await send('record contact', { who: agency, ...onCase.recordContact(caseId) });
  await send('put order', { who: spoa, ...onAot.putAotOrder(caseId) });
  await send('put plan of care', { who: agency, ...onAot.putPlanOfCare(caseId) });
  await send('report significant event', { who: agency, ...onAot.reportSignificantEvent(caseId) });
  await complete(spoa, 'significantEventAcknowledgement', { decision: 'acknowledge' });
  const [later, latest] = ['2026-03-02T11:00:00-05:00', '2026-03-02T12:00:00-05:00'];
  await desk.world.at(toInstant(latest));
  const concern = onAot.raiseMissingConcern(caseId);
  const step = onAot.recordSearchStep(caseId);
  const sighting = onAot.recordSighting(caseId);
  await send('raise missing concern', {
    who: agency,
    ...concern,
    json: { ...concern.json, receivedAt: later },
  });
  await send('record search step', { who: agency, ...step, json: { ...step.json, occurredAt: later } });
  await send('record sighting', { who: agency, ...sighting, json: { ...sighting.json, at: latest } });
  await send('withdraw case', { who: spoa, ...onCase.withdrawCase(caseId), json: { reason: 'died' } });
});

it('prints what each command costs', () => {
  console.log(
    costs
      .map(
        ({ command, weight }) =>
          `${command.padEnd(42)} ${String(weight.units).padStart(4)} units, ${String(weight.actions).padStart(3)} actions, case item ${String(weight.caseItemBytes)} bytes`,
      )
      .join('\n'),
  );
  expect(costs.length).toBeGreaterThan(10);
});

it('keeps the item of the case itself within 4 KB', () => {
  expect(Math.max(...costs.map(({ weight }) => weight.caseItemBytes))).toBeLessThanOrEqual(4_096);
});

// The goal is 16 for each. What is above it tells several organisations, or opens several duties, in one transaction: each of
// these stands in a list of its own, so it is an item of its own, of three units.
it.each(Object.entries(ceilings))('%s costs at most %d units', (command, ceiling) => {
  const cost = costs.find((known) => known.command === command);
  expect(cost?.weight.units).toBeLessThanOrEqual(ceiling);
});
