/**
 * The AOT routes through the whole system: what each refuses with 400, 404, 409, 412 and 422, with nothing stored then;
 * who reaches them; and what a case looks like afterwards.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import {
  admin,
  agency,
  Desk,
  expectProblem,
  fieldsOf,
  healthHome,
  now,
  otherAgency,
  otherHealthHome,
  otherPlanner,
  otherSpoa,
  planner,
  spoa,
  stateOffice,
  unknownCaseId,
  type Who,
} from './desk.ts';
import type { WorkItemKind } from '../../../domain/shared/work-item.ts';
import { completion, openItem, refer, type Scene, sceneAt } from './stages.ts';
import { enterAgency } from '../../fixtures/registry-fixture.ts';

const order = {
  kind: 'courtOrder',
  court: 'Supreme Court, Suffolk County',
  county: 'suffolk',
  from: '2026-03-02',
  until: '2027-03-01',
  categories: ['careManagement', 'medication'],
};
const plan = { courtPlan: ['careManagement', 'medication'], other: ['primary care'] };
const event = {
  kind: 'arrest',
  occurredAt: '2026-03-01T22:00:00-05:00',
  awareAt: '2026-03-02T08:00:00-05:00',
  channel: 'portal',
  details: { authority: 'An invented sheriff' },
};
const putOrder = ({ desk, caseId }: Scene, json: unknown = order, who: Who = spoa) =>
  desk.put(who, `/cases/${caseId}/aot-order`, json);
const onAot = async (): Promise<Scene> => {
  const scene = await sceneAt('placed');
  expect((await putOrder(scene)).status).toBe(200);
  return scene;
};

const requests = (caseId: string) =>
  [
    {
      method: 'PUT',
      path: `/cases/${caseId}/aot-order`,
      json: { ...order, from: '2026-02-01', until: '2026-03-01' },
    },
    { method: 'PUT', path: `/cases/${caseId}/plan-of-care`, json: plan },
    { method: 'POST', path: `/cases/${caseId}/significant-events`, json: event },
    { method: 'GET', path: `/cases/${caseId}/cairs` },
    { method: 'GET', path: `/cases/${caseId}/searches/1/packet` },
  ] as const;

describe('who reaches them', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await onAot();
  });

  it('another county or agency, and an unknown case, get the same 404', async () => {
    for (const request of requests(scene.caseId)) {
      await scene.desk.refused({ who: otherAgency, ...request }, 404, 'notFound');
      await scene.desk.refused(
        { who: agency, ...request, path: request.path.replace(scene.caseId, unknownCaseId) },
        404,
      );
    }
    for (const index of [0, 3, 4] as const)
      await scene.desk.refused({ who: otherSpoa, ...requests(scene.caseId)[index] }, 404, 'notFound');
  });

  it('roles that have no part in AOT get 403, and the county does not write for the agency', async () => {
    for (const who of [planner, otherPlanner, healthHome, otherHealthHome, admin])
      for (const request of requests(scene.caseId))
        await scene.desk.refused({ who, ...request }, 403, 'forbidden');
    // The State writes nothing, and reads what a grant names: without one, nothing is there.
    for (const request of requests(scene.caseId)) {
      const [status, code] =
        request.method === 'GET' ? ([404, 'notFound'] as const) : ([403, 'forbidden'] as const);
      await scene.desk.refused({ who: stateOffice, ...request }, status, code);
    }
    for (const index of [1, 2] as const)
      await scene.desk.refused({ who: spoa, ...requests(scene.caseId)[index] }, 403, 'forbidden');
  });

  it('nobody signed in gets 401', async () => {
    for (const request of requests(scene.caseId)) await scene.desk.refused(request, 401);
  });

  it('a search that is not there is a 404', async () => {
    await scene.desk.refused({ who: agency, ...requests(scene.caseId)[4] }, 404, 'notFound');
  });
});

describe('400: not as the contract says, with every field named', () => {
  it.each([
    ['aot-order', 'PUT', spoa, { ...order, from: '2027-03-02' }, ['body.until']],
    ['aot-order', 'PUT', spoa, { kind: 'promise' }, ['body.kind']],
    [
      'aot-order',
      'PUT',
      spoa,
      { ...order, court: '', county: 'x', categories: [] },
      ['body.categories', 'body.county', 'body.court'],
    ],
    ['plan-of-care', 'PUT', agency, { courtPlan: ['x'], other: 'y' }, ['body.courtPlan[0]', 'body.other']],
    [
      'significant-events',
      'POST',
      agency,
      { ...event, awareAt: '2026-03-01T21:00:00-05:00' },
      ['body.awareAt'],
    ],
    [
      'significant-events',
      'POST',
      agency,
      { ...event, occurredAt: '2026-03-01T22:00:00', channel: 'owl' },
      ['body.channel', 'body.occurredAt'],
    ],
  ] as const)('%s %s', async (route, method, who, json, fields) => {
    const { desk, caseId } = await onAot();
    const answer = await desk.refused(
      { who, method, path: `/cases/${caseId}/${route}`, json },
      400,
      'invalid',
    );
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it('paths and queries', async () => {
    const { desk, caseId } = await onAot();
    for (const path of ['/searches/0/packet', '/searches/x/packet', '/cairs?format=xml'])
      await desk.refused({ who: agency, method: 'GET', path: `/cases/${caseId}${path}` }, 400, 'invalid');
  });
});

describe('422: a rule does not allow it, and says which', () => {
  it.each([
    ['aot-order', 'PUT', spoa, { ...order, from: '2027-03-02', until: '2028-03-03' }, 'HHP-ORD-02'],
    ['aot-order', 'PUT', spoa, { ...order, until: '2026-12-31', categories: ['medication'] }, 'HHP-ORD-03'],
    ['aot-order', 'PUT', spoa, { ...order, orderId: 'O9' }, 'HHP-ORD-04'],
    ['aot-order', 'PUT', agency, { ...order, orderId: 'O1' }, 'HHP-ORD-01'],
    ['plan-of-care', 'PUT', agency, { courtPlan: ['dayProgram'], other: [] }, 'HHP-POC-01'],
    ['significant-events', 'POST', agency, { ...event, kind: 'eclipse' }, 'HHP-SIG-01'],
    ['significant-events', 'POST', agency, { ...event, awareAt: '2026-03-02T09:30:00-05:00' }, 'HHP-SIG-01'],
    [
      'significant-events',
      'POST',
      agency,
      { ...event, occurredAt: '2026-02-27T08:00:00-05:00', awareAt: '2026-02-28T08:00:00-05:00' },
      'HHP-SIG-01',
    ],
  ] as const)('%s %s by %j', async (route, method, who, json, ruleId) => {
    const { desk, caseId } = await onAot();
    const answer = await desk.refused({ who, method, path: `/cases/${caseId}/${route}`, json }, 422);
    expect(answer.body['ruleId']).toBe(ruleId);
  });

  it('a transfer to an agency that may not serve AOT', async () => {
    const scene = await sceneAt('placed');
    const registered = await scene.desk.store.agency(agency.org);
    if (registered) await enterAgency(scene.desk.store, { ...registered, aotAuthority: 'none' });
    await putOrder(scene);
    const path = await completion(scene, 'aotTransfer');
    const to = (org: string) => ({ who: spoa, method: 'POST', path, json: { kind: 'aotTransfer', to: org } });
    expect((await scene.desk.refused(to('sample-cma-pine-barrens'), 422)).body['ruleId']).toBe('HHP-CMA-04');
    expect((await scene.desk.refused(to('sample-cma-nowhere'), 422)).body['ruleId']).toBe('HHP-ASG-02');
    expect((await scene.desk.send(to('sample-cma-twin-bridges'))).status).toBe(200);
    const harborside = { role: 'cma', org: 'sample-cma-twin-bridges' } as const;
    const yes = { kind: 'transferAcceptance', decision: 'accept' };
    expect(
      (await scene.desk.post(harborside, await completion(scene, 'transferAcceptance'), yes)).status,
    ).toBe(200);
    // Access follows the assignment at once.
    expectProblem(await scene.desk.get(agency, `/cases/${scene.caseId}`), 404);
    expect(
      (await scene.desk.get({ role: 'cma', org: 'sample-cma-twin-bridges' }, `/cases/${scene.caseId}`))
        .status,
    ).toBe(200);
  });
});

it('a transfer takes the person off the former agency’s caseload', async () => {
  const desk = await Desk.open();
  const scene: Scene = { desk, caseId: await refer(desk) };
  const answer = async (who: Who, kind: WorkItemKind, json: object) =>
    desk.post(who, await completion(scene, kind), { kind, ...json });
  await answer(spoa, 'spoaDecision', { decision: 'accept', candidates: [agency.org] });
  await answer(agency, 'cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  const counted = async () =>
    (await desk.store.caseloads()).find(({ id }) => id === 'sample-cm-aurelio')?.count;
  expect(await counted()).toBe(1);
  const registered = await desk.store.agency(agency.org);
  if (registered) await enterAgency(desk.store, { ...registered, aotAuthority: 'none' });
  await putOrder(scene);
  const to = { role: 'cma', org: 'sample-cma-twin-bridges' } as const;
  expect((await answer(spoa, 'aotTransfer', { to: to.org })).status).toBe(200);
  expect(await counted()).toBe(1);
  expect((await answer(to, 'transferAcceptance', { decision: 'accept' })).status).toBe(200);
  expect(await counted()).toBe(0);
});

describe('409 and 412', () => {
  it('the same order and the same event twice', async () => {
    const { desk, caseId } = await onAot();
    await desk.refused(
      { who: spoa, method: 'PUT', path: `/cases/${caseId}/aot-order`, json: order },
      409,
      'orderOnRecord',
    );
    const path = `/cases/${caseId}/significant-events`;
    expect((await desk.post(agency, path, event)).status).toBe(201);
    await desk.refused({ who: agency, method: 'POST', path, json: event }, 409, 'eventOnRecord');
  });

  it('with one Idempotency-Key the first answer comes back and nothing is stored twice', async () => {
    const { desk, caseId } = await onAot();
    const headers = { 'idempotency-key': 'event-0001' };
    const path = `/cases/${caseId}/significant-events`;
    const first = await desk.post(agency, path, event, headers);
    const again = await desk.post(agency, path, event, headers);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await desk.store.load(caseId))?.case.aot?.significantEvents).toHaveLength(1);
  });

  it('a case that has changed since, and one that is closed', async () => {
    const { desk, caseId } = await onAot();
    const writes = requests(caseId).slice(0, 3);
    for (const [index, request] of writes.entries())
      await desk.refused(
        { who: index === 0 ? spoa : agency, ...request, headers: { 'if-match': '"1"' } },
        412,
      );
    await desk.post(spoa, `/cases/${caseId}/withdrawal`, { reason: 'died' });
    for (const [index, request] of writes.entries())
      await desk.refused({ who: index === 0 ? spoa : agency, ...request }, 409, 'caseClosed');
  });
});

describe('a case under order', () => {
  it('shows the order, what the plan of care lacks, the month and the open work', async () => {
    const scene = await onAot();
    const { desk, caseId } = scene;
    expect((await desk.get(spoa, `/cases/${caseId}`)).body).toMatchObject({
      strands: { aot: 'active' },
      aot: {
        status: 'courtOrder',
        missingFromPlanOfCare: ['careManagement', 'medication'],
        month: { minimum: 4 },
      },
    });
    expect((await desk.put(agency, `/cases/${caseId}/plan-of-care`, plan)).body).toMatchObject({
      missingFromPlanOfCare: [],
      materialChange: { added: [], removed: [] },
    });
    for (const kind of ['aotFirstContact', 'aotReportToOmh', 'cairsReport', 'tellHealthHomeOfAot'] as const)
      expect(await openItem(scene, kind)).toContain(caseId);
  });

  it('an agency’s order is confirmed by the county', async () => {
    const scene = await sceneAt('placed');
    expect((await putOrder(scene, order, agency)).status).toBe(200);
    const answer = await scene.desk.post(spoa, await completion(scene, 'confirmAotOrder'), {
      kind: 'confirmAotOrder',
      decision: 'confirm',
    });
    expect(answer.status).toBe(200);
    expect((await scene.desk.store.load(scene.caseId))?.case.aot?.orders[0]?.verification).toBe('verified');
  });

  it('the daily schedule of the runtime opens, reminds and tells of the lapse by itself', async () => {
    const scene = await sceneAt('placed');
    const { desk, caseId } = scene;
    expect((await putOrder(scene, { ...order, until: '2026-06-01' })).status).toBe(200);
    await desk.world.at('2026-03-11T12:00:00-04:00');
    const kinds = async () => (await desk.store.notices(caseId)).map(({ kind }) => kind);
    expect((await kinds()).filter((kind) => kind === 'aotFirstContactOverdue').length).toBeGreaterThanOrEqual(
      2,
    );
    await desk.world.at('2026-06-03T12:00:00-04:00');
    expect(await kinds()).toContain('aotOrderLapsed');
    const delivered = desk.world.runtime.inboxes.received().map(({ message }) => message);
    expect(delivered.some((message) => message.includes('aotOrderLapsed'))).toBe(true);
    expect((await desk.store.load(caseId))?.case.strands.aot).toBe('expired');
  });

  it('an acknowledged event names who acknowledged it', async () => {
    const { desk, caseId } = await onAot();
    const { body } = await desk.post(agency, `/cases/${caseId}/significant-events`, event);
    const path = `/notices/${z.string().parse(body['noticeId'])}/acknowledgement`;
    expect((await desk.post({ ...spoa, sub: 'the-coordinator' }, path)).status).toBe(200);
    expect((await desk.get(agency, `/cases/${caseId}`)).body).toMatchObject({
      aot: {
        significantEvents: [{ acknowledgedBy: 'the-coordinator', late: false }],
        significantEventFigures: { [agency.org]: { count: 1, onTime: 1, late: 0 } },
      },
    });
  });
});

describe('CAIRS', () => {
  it('is exported as JSON, and as CSV with its own content type', async () => {
    const scene = await onAot();
    const { desk, caseId } = scene;
    await desk.post(agency, await completion(scene, 'cairsReport'), {
      kind: 'cairsReport',
      submittedAt: now,
      answers: { arrests: '0' },
    });
    expect((await desk.get(spoa, `/cases/${caseId}/cairs`)).body).toMatchObject({
      itemListIsAnAssumption: true,
      reports: [{ obligationId: 'cairsReport:O1:baseline', answers: { arrests: '0' } }],
    });
    const csv = await desk.get(agency, `/cases/${caseId}/cairs?format=csv`);
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(csv.text).toMatch(/^obligationId,dueAt,submittedAt,/);
  });
});

describe('the evidence packet', () => {
  it('is a page for the county and the agency, under a policy that lets nothing run', async () => {
    const { desk, caseId } = await onAot();
    const path = `/cases/${caseId}/missing-concerns`;
    const raised = await desk.post(agency, path, { receivedAt: now, kind: 'unexplainedAbsence' });
    expect(raised.status).toBeLessThan(300);
    await desk.world.at('2026-03-03T10:00:00-05:00');
    const hostile = '<script>alert(1)</script>';
    const step = await desk.post(agency, `/cases/${caseId}/search-steps`, {
      kind: 'attempt',
      occurredAt: '2026-03-03T09:30:00-05:00',
      method: 'call',
      target: 'person',
      outcome: 'noAnswer',
      nextStep: hostile,
    });
    expect(step.status).toBe(201);
    for (const who of [spoa, agency]) {
      const page = await desk.get(who, `/cases/${caseId}/searches/1/packet`);
      expect(page.status).toBe(200);
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'Content-Security-Policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-/),
        'X-Content-Type-Options': 'nosniff',
      });
      expect(
        Object.keys(page.headers).filter((name) => /^content-security-policy$/i.test(name)),
      ).toHaveLength(1);
      expect(page.text).toContain('&lt;script&gt;');
      expect(page.text).not.toContain('<script');
      expect(page.text).toContain('the chain is intact');
    }
    for (const who of [otherSpoa, otherAgency])
      await desk.refused({ who, method: 'GET', path: `/cases/${caseId}/searches/1/packet` }, 404);
  });

  it('prints a long ledger in parts, each of which says where the next one is', async () => {
    const { desk, caseId } = await onAot();
    await desk.post(agency, `/cases/${caseId}/missing-concerns`, {
      receivedAt: now,
      kind: 'unexplainedAbsence',
    });
    await desk.world.at('2026-03-03T10:00:00-05:00');
    for (let count = 1; count <= 5; count += 1)
      await desk.post(agency, `/cases/${caseId}/search-steps`, {
        kind: 'attempt',
        occurredAt: `2026-03-03T09:3${String(count)}:00-05:00`,
        method: 'call',
        target: 'person',
        outcome: 'noAnswer',
        nextStep: `Try number ${String(count)}`,
      });
    const path = `/cases/${caseId}/searches/1/packet`;
    const tried: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.get(spoa, `${path}?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      expect(page.status).toBe(200);
      tried.push(...page.text.matchAll(/Try number (\d)/g).map(([, number]) => String(number)));
      cursor = /\?cursor=([\w-]+)</.exec(page.text)?.[1];
      expect(page.text).toContain('Notice received by the care manager');
    } while (cursor !== undefined);
    expect(tried).toEqual(['1', '2', '3', '4', '5']);
    expect((await desk.get(spoa, path)).text).not.toContain('goes on in the next part');
  });
});
