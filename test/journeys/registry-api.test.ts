/** The registry and the assignment through the API, by the handlers that run on AWS: who may, what is refused, what stands. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { World } from '../../local/journeys/world.ts';

const admin = { role: 'admin', org: 'omh' } as const;
const spoa = { role: 'spoa', org: 'suffolk' } as const;
const longIsland = { role: 'healthHome', org: 'sample-hh-long-island' } as const;
const bay = 'sample-cma-great-south-bay';
const pine = 'sample-cma-pine-barrens';

let world: World;
beforeEach(async () => {
  world = await World.create();
});

const referred = async (): Promise<string> => {
  const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
  return caseId;
};
const offered = async (): Promise<string> => {
  const caseId = await referred();
  await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  return caseId;
};
const answer = async (body: object) => {
  const agency = world.person('cma', bay);
  const workItemId = await agency.workItem('cmaAcceptance');
  return world.request(agency.who, 'POST', `/work-items/${workItemId}/completion`, {
    kind: 'cmaAcceptance',
    decision: 'accept',
    ...body,
  });
};
const fieldsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body['errors'] as { field: string }[]).map(({ field }) => field);

describe('GET /cases/{caseId}/assignment-options', () => {
  it('shows the county’s SPOA whom it can ask, in order, and why not the others', async () => {
    const caseId = await referred();
    const { status, body } = await world.request(spoa, 'GET', `/cases/${caseId}/assignment-options`);
    expect(status).toBe(200);
    const options = body['options'] as { agency: string; rank: number; available: number }[];
    expect(options.map(({ agency, rank }) => [agency, rank])).toEqual([
      [bay, 1],
      [pine, 2],
      ['sample-cma-twin-bridges', 3],
    ]);
    expect(options[0]?.available).toBeGreaterThan(0);
    const exclusions = body['exclusions'] as { agency: string; reasons: { ruleId: string }[] }[];
    expect(exclusions).toHaveLength(9);
    expect(exclusions.every(({ reasons }) => reasons.length > 0)).toBe(true);
    const lapsed = exclusions.find(({ agency }) => agency === 'sample-cma-sound-shore');
    expect(lapsed?.reasons.map(({ ruleId }) => ruleId)).toEqual(['HHP-CMA-01']);
  });

  it('is nothing to another county, and not for other roles', async () => {
    const path = `/cases/${await referred()}/assignment-options`;
    expect((await world.request({ role: 'spoa', org: 'nyc' }, 'GET', path)).status).toBe(404);
    expect((await world.request({ role: 'cma', org: bay }, 'GET', path)).status).toBe(403);
    const wrong = await world.request(spoa, 'GET', '/cases/WH-1/assignment-options');
    expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['path.caseId']]);
  });

  it('is over when the case is closed', async () => {
    const caseId = await referred();
    await world.person('planner', 'pilgrim-pc').post(`/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
    const { status, body } = await world.request(spoa, 'GET', `/cases/${caseId}/assignment-options`);
    expect([status, body['code']]).toEqual([409, 'caseClosed']);
  });
});

describe('an acceptance', () => {
  const counts = async () =>
    (await world.store.caseloads())
      .filter(({ kind }) => kind !== 'unnamed')
      .map(({ id, count }) => [id, count]);

  it('on a named care manager moves the counter, and the end of the case moves it back', async () => {
    const caseId = await offered();
    expect((await answer({ careManager: 'sample-cm-aurelio' })).status).toBe(200);
    expect(await counts()).toEqual([['sample-cm-aurelio', 1]]);
    const { body } = await world.request({ role: 'cma', org: bay }, 'GET', `/cases/${caseId}`);
    expect(body['assignment']).toMatchObject({ agency: bay, careManager: 'sample-cm-aurelio' });
    await world.person('planner', 'pilgrim-pc').post(`/cases/${caseId}/withdrawal`, { reason: 'died' });
    expect(await counts()).toEqual([['sample-cm-aurelio', 0]]);
  });

  it('on a team moves the team’s counter', async () => {
    await offered();
    expect((await answer({ team: 'sample-team-harborside' })).status).toBe(200);
    expect(await counts()).toEqual([['sample-team-harborside', 1]]);
  });

  it('on a care manager without capacity is refused with the rule, and nothing is stored', async () => {
    const caseId = await offered();
    const entry = await world.must(admin, 'GET', '/registry/care-managers/sample-cm-aurelio');
    await world.must(admin, 'PUT', '/registry/care-managers/sample-cm-aurelio', {
      ...entry.body,
      hhPlusElsewhere: 15,
    });
    const refused = await answer({ careManager: 'sample-cm-aurelio' });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'noCapacityOnCaseload', ruleId: 'HHP-LOAD-01' },
    });
    expect(fieldsOf(refused)).toEqual(['body.careManager']);
    expect(await counts()).toEqual([]);
    const { body } = await world.request(spoa, 'GET', `/cases/${caseId}`);
    expect(body['phase']).toBe('cmaAssignment');
  });

  it.each([
    [{ careManager: 'sample-cm-aurelio', team: 'sample-team-harborside' }, ['body.team']],
    [{ decision: 'decline', team: 'sample-team-harborside' }, ['body.decision']],
    [{ careManager: 7, team: 'T' }, ['body.careManager', 'body.team']],
  ])('of %j is answered 400 with the wrong fields', async (body, fields) => {
    await offered();
    const wrong = await answer(body);
    expect([wrong.status, fieldsOf(wrong)]).toEqual([400, fields]);
  });

  it('is too late on the day after the attestation ended: the offer was taken back with the day', async () => {
    await offered();
    const item = await world.person('cma', bay).workItem('cmaAcceptance');
    await world.must(longIsland, 'PUT', `/registry/attestations/${bay}`, {
      from: '2018-05-01',
      until: '2026-03-02',
    });
    await world.at('2026-03-03T00:01:00-05:00');
    const accepted = { kind: 'cmaAcceptance', decision: 'accept' };
    const path = `/work-items/${item}/completion`;
    const late = await world.request({ role: 'cma', org: bay }, 'POST', path, accepted);
    expect(late).toMatchObject({ status: 409, body: { code: 'workItemDone' } });
    const { body } = await world.must({ role: 'cma', org: bay }, 'GET', '/notices?status=unread');
    expect(body['items']).toContainEqual(expect.objectContaining({ kind: 'offerTakenBack' }));
  });

  it('of two at once for the last place is one', async () => {
    const aurelio = await world.must(admin, 'GET', '/registry/care-managers/sample-cm-aurelio');
    await world.must(admin, 'PUT', '/registry/care-managers/sample-cm-aurelio', {
      ...aurelio.body,
      hhPlusElsewhere: 14,
    });
    const samples = ['pilgrim-enrolled-friday-evening', 'pilgrim-not-enrolled-to-family'];
    for (const sample of samples) {
      await world.person('planner', 'pilgrim-pc').refer(sample);
      await world
        .person('spoa', 'suffolk')
        .complete('spoaDecision', { decision: 'accept', candidates: [bay] });
    }
    const { body } = await world.must({ role: 'cma', org: bay }, 'GET', '/work-items');
    const items = (body['items'] as { workItemId: string; kind: string }[]).filter(
      ({ kind }) => kind === 'cmaAcceptance',
    );
    expect(items).toHaveLength(2);
    const answers = await Promise.all(
      items.map(({ workItemId }) =>
        world.request({ role: 'cma', org: bay }, 'POST', `/work-items/${workItemId}/completion`, {
          kind: 'cmaAcceptance',
          decision: 'accept',
          careManager: 'sample-cm-aurelio',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await counts()).toEqual([['sample-cm-aurelio', 1]]);
  });
});

describe('the registry', () => {
  it('gives every kind to the administrator, reference data included, and nothing to others', async () => {
    for (const path of [
      'agencies/' + bay,
      'teams/sample-team-harborside',
      'spoas/spoa-warren-washington',
      'lgus/nyc',
      'counties/yates',
      'facilities/cnypc',
    ])
      expect((await world.request(admin, 'GET', `/registry/${path}`)).status).toBe(200);
    expect((await world.request(admin, 'GET', '/registry/teams/nothing')).status).toBe(404);
    expect((await world.request(admin, 'GET', '/registry/lgus/nothing')).status).toBe(404);
    const wrong = await world.request(admin, 'GET', '/registry/planets/Mars');
    expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['path.kind', 'path.id']]);
    for (const role of ['spoa', 'cma', 'healthHome', 'planner', 'state'] as const)
      expect((await world.request({ role, org: 'suffolk' }, 'GET', `/registry/agencies/${bay}`)).status).toBe(
        403,
      );
  });

  it('takes an entry, and a stale ETag is refused', async () => {
    const { body, headers } = await world.must(admin, 'GET', '/registry/health-homes/sample-hh-northern');
    const renamed = { ...body, name: 'Northern Lights (sample)' };
    const put = (etag: unknown) =>
      world.request(admin, 'PUT', '/registry/health-homes/sample-hh-northern', renamed, {
        'if-match': String(etag),
      });
    const done = await put(headers['etag']);
    expect([done.status, done.body]).toEqual([200, renamed]);
    expect((await put(headers['etag'])).status).toBe(412);
    expect((await put(done.headers['etag'])).status).toBe(200);
  });

  it('names every wrong field, refuses what does not fit the rest, and stores nothing', async () => {
    const path = '/registry/teams/sample-team-harborside';
    const { body } = await world.must(admin, 'GET', path);
    const wrong = await world.request(admin, 'PUT', path, {
      ...body,
      activeFrom: 'May',
      hhPlusElsewhere: -1,
    });
    expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['body.activeFrom', 'body.hhPlusElsewhere']]);
    const broken = await world.request(admin, 'PUT', path, { ...body, primaryCareManager: 'nobody' });
    expect(broken).toMatchObject({ status: 422, body: { ruleId: 'HHP-REG-01' } });
    expect(fieldsOf(broken)).toEqual(['body.primaryCareManager']);
    const county = await world.request(admin, 'PUT', '/registry/counties/yates', { id: 'yates' });
    expect(county).toMatchObject({ status: 422, body: { ruleId: 'HHP-REG-03' } });
    expect((await world.must(admin, 'GET', path)).body).toEqual(body);
  });

  it('lets a Health Home attest its own agencies and no other’s', async () => {
    const body = { from: '2027-01-01', until: '2028-12-31' };
    const attested = await world.request(longIsland, 'PUT', `/registry/attestations/${pine}`, body);
    expect(attested).toMatchObject({ status: 200, body: { agency: pine } });
    const other = await world.request(
      longIsland,
      'PUT',
      '/registry/attestations/sample-cma-five-points',
      body,
    );
    expect(other.status).toBe(404);
    const wrong = await world.request(longIsland, 'PUT', `/registry/attestations/${pine}`, {
      from: 'soon',
      for: 'ever',
    });
    expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['body.from', 'body']]);
    const over = await world.request(longIsland, 'PUT', `/registry/attestations/${pine}`, {
      from: '2028-01-01',
    });
    expect(over).toMatchObject({ status: 422, body: { ruleId: 'HHP-REG-02' } });
    const stale = await world.request(longIsland, 'PUT', `/registry/attestations/${pine}`, body, {
      'if-match': '"1"',
    });
    expect(stale.status).toBe(412);
    expect((await world.request(admin, 'PUT', `/registry/attestations/${pine}`, body)).status).toBe(403);
  });
});
