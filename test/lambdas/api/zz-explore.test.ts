import { it } from '@jest/globals';
import { World } from '../../../local/journeys/world.ts';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
it('x', async () => {
  const log = createMemoryLog();
  const world = await World.create({ log });
  const planner = { role: 'planner', org: 'pilgrim-pc' } as const;
  const { referral } = world.sample('pilgrim-enrolled-friday-evening');
  const show = (a: { status: number; body: unknown; headers?: unknown }) =>
    console.log(a.status, JSON.stringify(a.body).slice(0, 600));
  const first = await world.request(planner, 'POST', '/referrals', referral);
  console.log(first);
  const caseId = String(first.body['caseId']);
  show(
    await world.request(
      { role: 'cma', org: 'nobody-at-all' },
      'POST',
      `/notices/${caseId}-N1/acknowledgement`,
      undefined,
      { 'if-match': '"99"' },
    ),
  );
  show(
    await world.request(
      { role: 'cma', org: 'nobody-at-all' },
      'POST',
      `/notices/WH-0000-0000-0000-N1/acknowledgement`,
      undefined,
      { 'if-match': '"99"' },
    ),
  );
  const spoa = { role: 'spoa', org: 'suffolk' } as const;
  const c1 = await world.request(spoa, 'POST', `/work-items/${caseId}-W1/claim`);
  console.log(c1.status, c1.headers['etag'], c1.body);
  const c2 = await world.request(spoa, 'POST', `/work-items/${caseId}-W1/claim`);
  console.log(c2.status, c2.headers['etag'], c2.body, (await world.store.load(caseId))?.case.version);
  show(
    await world.request(planner, 'POST', `/cases/${caseId}/discharge`, JSON.parse('{"__proto__":{"x":1}}')),
  );
  show(
    await world.request(planner, 'PUT', `/cases/${caseId}/discharge-plan`, {
      status: 'planned',
      plannedFor: '9999-12-31T23:59:59-23:59',
    }),
  );
  show(
    await world.request(spoa, 'POST', `/cases/${caseId}/contacts`, {
      at: '9999-12-31T23:59:59-23:59',
      method: 'faceToFace',
      outcome: 'made',
    }),
  );
  show(
    await world.request(planner, 'PUT', `/cases/${caseId}/discharge-plan`, {
      status: 'planned',
      plannedFor: '2062-12-31T23:59:59-05:00',
    }),
  );
  console.log(log.entries.filter((e) => e.level === 'error'));
  console.log(world.runtime.engine.listExecutions({ stateMachineArn: world.runtime.stateMachineArn }));
});
