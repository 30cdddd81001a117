/**
 * One recipient who is out of the case never voids the rest of its duties: whoever had it once may be reminded of what they
 * still owe, through any number of transfers and redirects; a notice to anybody else is kept back, and the round goes on.
 */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { openWork } from '../../../domain/case/open-work.ts';
import { wasParty } from '../../../domain/case/parties.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { createOpenObligations } from '../../../lambdas/schedules/open-obligations/open-obligations.ts';
import { wholeRound } from '../../../local/whole-round.ts';
import { aotProtocolFor, anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aCaseId, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { anAgency, planner, policy } from '../../fixtures/draft-fixture.ts';
import { agency, type Sent, spoa, type Who } from '../api/desk.ts';
import type { WorkItemKind } from '../../../domain/shared/work-item.ts';
import { onAot } from '../api/requests.ts';
import { openItem, type Scene, sceneAt } from '../api/stages.ts';
import { enterAgency } from '../../fixtures/registry-fixture.ts';

const inRounds = (deps: Parameters<typeof createOpenObligations>[0]) =>
  wholeRound(createOpenObligations(deps));

const must = ({ status, text }: Sent): void => {
  if (status >= 300) throw new Error(`${status}: ${text}`);
};

const harbor: Who = { role: 'cma', org: 'sample-cma-twin-bridges' };
const sound: Who = { role: 'cma', org: 'sample-cma-sound-shore' };

const mayServeNoMore = async ({ desk }: Scene, who: Who): Promise<void> => {
  const registered = await desk.store.agency(who.org);
  if (registered) await enterAgency(desk.store, { ...registered, aotAuthority: 'none' });
};

const transfer = async (scene: Scene, to: Who): Promise<void> => {
  const answer = async (who: Who, kind: WorkItemKind, json: object): Promise<void> =>
    must(
      await scene.desk.post(who, `/work-items/${await openItem(scene, kind)}/completion`, { kind, ...json }),
    );
  await answer(spoa, 'aotTransfer', { to: to.org });
  await answer(to, 'transferAcceptance', { decision: 'accept' });
};

describe('a person who was transferred twice, to another Health Home on the way', () => {
  /** From the agency of the Long Island Health Home to one of the Five Boroughs', and back to one of Long Island's. */
  const twice = async (): Promise<Scene> => {
    const scene = await sceneAt('placed');
    const { desk, caseId } = scene;
    const middle = await desk.store.agency(harbor.org);
    const healthHomes = ['sample-hh-five-boroughs'];
    if (middle) await enterAgency(desk.store, { ...middle, healthHomes });
    const last = await desk.store.agency(sound.org);
    const attestations = [{ healthHome: 'sample-hh-long-island', from: '2018-05-01' }];
    if (last) await enterAgency(desk.store, { ...last, attestations });
    await mayServeNoMore(scene, agency);
    must(await desk.send({ who: spoa, ...onAot.putAotOrder(caseId) }));
    await transfer(scene, harbor);
    await desk.world.at('2026-03-04T12:00:00-05:00');
    await mayServeNoMore(scene, harbor);
    await desk.world.at('2026-03-05T12:00:00-05:00');
    await transfer(scene, sound);
    return scene;
  };

  it('everybody who ever had them was a party', async () => {
    const { desk, caseId } = await twice();
    const record = (await desk.store.load(caseId))?.case;
    if (!record) throw new Error('The case is gone.');
    for (const who of [agency, harbor, sound])
      expect([who.org, wasParty(record, who)]).toEqual([who.org, true]);
    for (const org of ['sample-hh-long-island', 'sample-hh-five-boroughs'])
      expect([org, wasParty(record, { role: 'healthHome', org })]).toEqual([org, true]);
    expect(wasParty(record, { role: 'healthHome', org: 'sample-hh-northern' })).toBe(false);
  });

  it('every duty opens and is reminded of to its owner, half a year long, and nothing is kept back', async () => {
    const { desk, caseId } = await twice();
    for (const day of ['2026-03-12', '2026-05-01', '2026-09-01'])
      await desk.world.at(`${day}T12:00:00-04:00`);
    const events = await desk.store.events(caseId);
    expect(events.filter(({ type }) => type === 'noticeWithheld')).toEqual([]);
    const items = (await desk.store.load(caseId))?.workItems ?? [];
    const left = items.filter(({ kind, status }) => kind === 'tellHealthHomeOfAot' && status === 'open');
    expect(left.map(({ ownerOrg }) => ownerOrg)).toEqual(expect.arrayContaining([agency.org, harbor.org]));
    for (const { rungsClimbed } of left) expect(rungsClimbed).toBeGreaterThan(1);
    for (const who of [agency, harbor])
      expect(
        (await desk.store.notices(caseId)).filter(
          ({ kind, to }) => kind === 'tellHealthHomeOverdue' && to.org === who.org,
        ),
      ).not.toEqual([]);
  });
});

describe('who was a party', () => {
  const record = aCase({
    redirects: [
      { at: openedAt, from: 'erie', to: 'warren', triage: { role: 'healthHome', org: 'dune-health-home' } },
      { at: openedAt, from: 'warren', to: 'kings' },
      { at: openedAt, from: 'kings', to: 'suffolk' },
    ],
    clocks: [
      {
        kind: 'forensicTransition',
        ruleId: 'HHP-FT-01',
        anchor: openedAt,
        anchorKind: 'opened',
        due: openedAt,
        basis: 'standard',
        zone: 'America/New_York',
        moves: [],
      },
    ],
    referral: aReferral({ healthHome: { enrolled: true, healthHome: 'tide-health-home' } }),
  });

  it.each([
    ['spoa', 'erie', true],
    ['spoa', 'nyc', true],
    ['healthHome', 'dune-health-home', true],
    ['healthHome', 'tide-health-home', true],
    ['cma', forensicTransitionalTeam, true],
    ['spoa', 'dune-health-home', false],
    ['cma', 'tide-health-home', false],
    ['spoa', 'monroe', false],
  ])('%s %s: %s', (role, org, was) => {
    expect(wasParty(record, { role, org })).toBe(was);
  });
});

describe('work that an organisation owes of which the case knows nothing', () => {
  it('is climbed, its owner is not told, everybody else is, and the log names the case', async () => {
    const store = createMemoryStore();
    await enterAgency(store, anAgency());
    const clock = createSettableClock(openedAt);
    const log = createMemoryLog();
    const assignment = { round: 1, candidates: [], asked: [], agency: 'harbor-cma', acceptedAt: openedAt };
    const record = aCase({ aot: aotRecordSchema.parse({ orders: [anOrder()] }), assignment });
    const draft = new CaseDraft(
      { case: record, workItems: [], contacts: [] },
      { now: openedAt, actor: planner },
      true,
    );
    openWork(draft, 'tellHealthHomeOfAot', policy.aot.duties.tellHealthHomeOfAot, {
      owner: { role: 'cma', org: 'somebody-else' },
      anchor: openedAt,
      dueAt: addElapsed(openedAt, 1, 'hours'),
    });
    draft.guardCaseload({ revision: 1, count: 0, agency: { unnamed: 0, joins: 0 } });
    await store.save(draft.write());
    clock.set(addElapsed(openedAt, 2, 'days'));
    const deps = {
      cases: store,
      clock,
      scheduledLists: store,
      registry: store,
      log,
      policyFor,
      aotProtocolFor,
    };
    await inRounds(deps)({ round: 'ladders' });
    await inRounds(deps)({ round: 'orders' });
    const kinds = (await store.load(aCaseId))?.workItems.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['aotFirstContact', 'aotReportToOmh', 'cairsReport']));
    const notices = await store.notices(aCaseId);
    expect(notices.filter(({ to }) => to.org === 'somebody-else')).toEqual([]);
    expect(notices.filter(({ to }) => to.org === 'suffolk')).not.toEqual([]);
    expect(await store.events(aCaseId)).toContainEqual(
      expect.objectContaining({
        type: 'noticeWithheld',
        details: expect.objectContaining({ role: 'cma', org: 'somebody-else' }) as unknown,
      }),
    );
    expect(log.entries).toContainEqual({ level: 'error', code: 'HHP5007', fields: { caseId: aCaseId } });
  });
});
