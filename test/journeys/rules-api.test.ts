/** The rules through the API: the eligibility check that stores nothing, consent on a case, a redirect to another county. */
import { describe, expect, it } from '@jest/globals';
import { World } from '../../local/journeys/world.ts';

const pilgrim = 'pilgrim-enrolled-friday-evening';
const agency = { role: 'cma', org: 'sample-cma-great-south-bay' } as const;
const withdrawal = { status: 'withdrawn', withdrawnOn: '2026-03-02' };

describe('POST /eligibility-checks', () => {
  it.each(['planner', 'spoa', 'cma', 'healthHome'] as const)(
    'explains to role %s, and nothing is stored',
    async (role) => {
      const world = await World.create();
      const { body } = await world.person(role, 'some-org').post('/eligibility-checks', {
        asOf: '2026-03-02',
        dateOfBirth: '1990-01-01',
        seriousMentalIllness: true,
        indicators: { homeless: { situation: 'shelter' } },
      });
      expect(body).toMatchObject({ asOf: '2026-03-02', decision: { outcome: 'met' } });
      expect(await world.store.casesUnderWay()).toEqual([]);
    },
  );

  it('names each wrong field at once', async () => {
    const world = await World.create();
    const spoa = { role: 'spoa', org: 'suffolk' } as const;
    const faulty = { asOf: '2 March', county: 'atlantis', indicators: { hiv: 'yes' } };
    const { status, body } = await world.request(spoa, 'POST', '/eligibility-checks', faulty);
    expect(status).toBe(400);
    for (const field of ['body.asOf', 'body.county', 'body.indicators.hiv'])
      expect(JSON.stringify(body['errors'])).toContain(`"${field}"`);
  });
});

describe('PUT /cases/{caseId}/consent', () => {
  const offered = async () => {
    const world = await World.create();
    const planner = world.person('planner', 'pilgrim-pc');
    const caseId = await planner.refer(pilgrim);
    const spoa = world.person('spoa', 'suffolk');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    return { world, planner, spoa, caseId, path: `/cases/${caseId}` };
  };

  it('a withdrawal takes the offer back, gives the case to the SPOA again and closes its view', async () => {
    const { world, planner, spoa, path } = await offered();
    const { body } = await planner.put(`${path}/consent`, withdrawal);
    expect(body).toMatchObject({ phase: 'spoaReview', consent: { withdrawnOn: '2026-03-02' } });
    expect((await world.request(agency, 'GET', path)).status).toBe(404);
    const view = await spoa.get(path);
    expect(view.body).toMatchObject({
      legalBasis: { kind: 'none', level: 'none' },
      openWork: [{ kind: 'discharge' }, { kind: 'placement' }, { kind: 'spoaDecision' }],
    });
    expect(JSON.stringify(view.body)).not.toContain('Okonquist');
    expect(JSON.stringify((await spoa.get('/cases')).body)).not.toContain('Okonquist');
    expect((await planner.get(path)).body).toMatchObject({ referral: { person: { lastName: 'Okonquist' } } });
  });

  it('the county records a refusal and states the exchange; the agency signs nothing for itself', async () => {
    const { world, planner, spoa, path } = await offered();
    await world.person('cma', agency.org).complete('cmaAcceptance', { decision: 'accept' });
    const put = (body: unknown, who: Parameters<World['request']>[0] = spoa.who) =>
      world.request(who, 'PUT', `${path}/consent`, body);
    const signed = {
      status: 'signed',
      signedOn: '2026-03-02',
      handSigned: true,
      scope: ['healthHome', 'spoa'],
    };
    expect(await put({ status: 'refused', askedOn: '2026-03-02' })).toMatchObject({
      status: 200,
      body: { consent: { status: 'refused', withdrawnOn: null } },
    });
    expect(await put(signed, agency)).toMatchObject({ status: 422, body: { ruleId: 'HHP-CONSENT-08' } });
    expect((await put({ ...signed, handSigned: false })).body['code']).toBe('handSignatureNeeded');
    expect(await put({ status: 'treatmentExchangeStated', reason: 'crisis' }, agency)).toMatchObject({
      status: 200,
      body: { consent: { status: 'refused', treatmentExchange: { reason: 'crisis' } } },
    });
    expect(await put({ status: 'treatmentExchangeTakenBack', reason: 'objectionOfPerson' })).toMatchObject({
      status: 200,
      body: { consent: { status: 'refused', withdrawnOn: null } },
    });
    expect(await put(signed)).toMatchObject({ status: 200, body: { consent: { status: 'signed' } } });
    expect((await planner.get(path)).body).toMatchObject({ consent: { status: 'signed' } });
  });

  it('a second withdrawal is a 409, one of tomorrow a 422, a foreign one a 404, a faulty one a 400', async () => {
    const { world, planner, path } = await offered();
    await planner.put(`${path}/consent`, withdrawal);
    const put = (body: unknown, who: Parameters<World['request']>[0] = planner.who) =>
      world.request(who, 'PUT', `${path}/consent`, body);
    expect((await put(withdrawal)).status).toBe(409);
    expect(await put({ ...withdrawal, withdrawnOn: '2026-03-03' })).toMatchObject({
      status: 422,
      body: { ruleId: 'HHP-CONSENT-01' },
    });
    expect((await put(withdrawal, { role: 'planner', org: 'rockland-pc' })).status).toBe(404);
    expect((await put({ status: 'signed', signedOn: 'today' })).body['errors']).toHaveLength(3);
  });
});

describe('a redirect', () => {
  it('gives the referral to another SPOA, with a clock of its own, and away from the first', async () => {
    const world = await World.create();
    const caseId = await world.person('planner', 'pilgrim-pc').refer(pilgrim);
    await world
      .person('spoa', 'suffolk')
      .complete('spoaDecision', { decision: 'redirect', county: 'nassau', reason: 'They move there.' });
    const { body } = await world.person('spoa', 'nassau').get(`/cases/${caseId}`);
    expect(body).toMatchObject({
      lgu: 'nassau',
      openWork: [
        { kind: 'discharge' },
        { kind: 'placement', owner: { org: 'nassau' } },
        { kind: 'spoaDecision', owner: { org: 'nassau' } },
      ],
    });
    const suffolk = { role: 'spoa', org: 'suffolk' } as const;
    expect((await world.request(suffolk, 'GET', `/cases/${caseId}`)).status).toBe(404);
  });
});
