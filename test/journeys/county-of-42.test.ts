/** Eleven days of one county with 42 referrals, worked as an ordinary county works: what it was told, and what stands. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Notice } from '../../domain/notices/notice.ts';
import { onlyTells } from '../../domain/notices/notice-traits.ts';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import { World } from '../../local/journeys/world.ts';
import type { WorkItemKind } from '../../domain/shared/work-item.ts';
import { ofPerson } from '../lambdas/api/stages.ts';

const planner = { role: 'planner', org: 'pilgrim-pc' } as const;
const county = { role: 'spoa', org: 'suffolk' } as const;
const agencies = ['sample-cma-great-south-bay', 'sample-cma-pine-barrens'].map(
  (org) => ({ role: 'cma', org }) as const,
);
const careManagersOf: Readonly<Record<string, readonly string[]>> = {
  'sample-cma-great-south-bay': ['sample-cm-aurelio', 'sample-cm-beatrix', 'sample-cm-casimir'],
  'sample-cma-pine-barrens': [],
};
const persons = Array.from({ length: 42 }, (_, index) => index);
const mondayMorning = '2026-03-02T10:00:00-05:00';
const tuesdayNoon = '2026-03-03T12:00:00-05:00';
const noticed = '2026-03-09T10:00:00-04:00';

type By = (typeof agencies)[number] | typeof planner | typeof county;

class County {
  readonly world: World;
  readonly cases: string[] = [];

  constructor(world: World) {
    this.world = world;
  }

  agencyOf(index: number) {
    return agencies[index % agencies.length]!;
  }

  async refer(index: number): Promise<void> {
    const { referral } = this.world.sample('pilgrim-enrolled-friday-evening');
    const { body } = await this.world.must(planner, 'POST', '/referrals', ofPerson(referral, index));
    this.cases.push(String(body['caseId']));
  }

  /** Whether the answer was taken: somebody else may have had the last place, or the work may be over. */
  async answer(by: By, index: number, kind: WorkItemKind, answer: object): Promise<boolean> {
    const snapshot = await this.world.store.load(this.cases[index]!);
    const item = snapshot?.workItems.find((one) => one.kind === kind && one.status === 'open');
    if (!item) return false;
    const path = `/work-items/${item.workItemId}/completion`;
    return (await this.world.request(by, 'POST', path, { kind, ...answer })).status < 300;
  }

  async post(by: By, index: number, path: string, body: object): Promise<boolean> {
    return (await this.world.request(by, 'POST', `/cases/${this.cases[index]}${path}`, body)).status < 300;
  }

  async place(index: number): Promise<void> {
    const agency = this.agencyOf(index);
    await this.answer(county, index, 'spoaDecision', { decision: 'accept', candidates: [agency.org] });
    // Who has room for one more takes them by name; where nobody has, the agency still owes a name.
    for (const careManager of careManagersOf[agency.org] ?? []) {
      const answer = { decision: 'accept', careManager };
      if (await this.answer(agency, index, 'cmaAcceptance', answer)) return;
    }
    await this.answer(agency, index, 'cmaAcceptance', { decision: 'accept' });
  }

  /** Handed off and discharged; the first twenty are seen at once too. */
  async leave(index: number, at: string): Promise<void> {
    const agency = this.agencyOf(index);
    await this.answer(agency, index, 'warmHandOff', { handedOffAt: at, introduction: 'inPerson' });
    await this.post(planner, index, '/discharge', { dischargedAt: at });
    if (index >= 20) return;
    await this.post(agency, index, '/contacts', { at, method: 'faceToFace', outcome: 'made', place: 'home' });
  }
}

describe('a county with 42 referrals, after eleven days', () => {
  let told: readonly Notice[];
  let open: readonly Record<string, unknown>[];
  let placed = 0;

  beforeAll(async () => {
    const world = await World.create();
    const one = new County(world);
    await world.at(mondayMorning);
    for (const index of persons) await one.refer(index);
    // Four are never decided on, and five late.
    for (const index of persons.slice(0, 33)) await one.place(index);
    await world.at(tuesdayNoon);
    for (const index of persons.slice(0, 26)) await one.leave(index, tuesdayNoon);
    for (const index of [0, 1]) {
      const path = `/cases/${one.cases[index]}/aot-order`;
      await world.must(county, 'PUT', path, courtOrder('2026-02-15', '2026-08-14'));
    }
    await world.at(noticed);
    for (const index of persons.slice(33, 38)) await one.place(index);
    const concern = { kind: 'unexplainedAbsence', receivedAt: noticed };
    await one.post(one.agencyOf(0), 0, '/missing-concerns', concern);
    await world.at('2026-03-13T09:00:00-04:00');
    for (const caseId of one.cases) {
      const snapshot = await world.store.load(caseId);
      if (snapshot?.case.assignment.agency !== undefined) placed += 1;
    }
    const notices = await Promise.all(one.cases.map((caseId) => world.store.notices(caseId)));
    told = notices.flat().filter(({ to }) => to.role === county.role && to.org === county.org);
    const { body } = await world.must(county, 'GET', '/notices?limit=100');
    open = body['items'] as readonly Record<string, unknown>[];
  }, 120_000);

  it('was told two hundred times and more, of people who were mostly placed', () => {
    expect(placed).toBeGreaterThanOrEqual(20);
    expect(told.length).toBeGreaterThan(200);
    expect(told.some(({ status }) => status === 'acknowledged')).toBe(false);
  });

  it('has at most sixty open, and each asks for something', () => {
    expect(open.length).toBeGreaterThan(0);
    expect(open.length).toBeLessThanOrEqual(60);
    expect(open.filter(({ status }) => status !== 'open')).toEqual([]);
    const telling = open.filter(({ kind, workItemId }) => !workItemId && onlyTells(kind as Notice['kind']));
    expect(telling).toEqual([]);
  });

  it('reads first that a person under a court order is missing', () => {
    expect(open[0]).toMatchObject({ kind: 'aotMissing' });
  });

  it('has one open notice for each duty, and beside that of the missing person its reminder', () => {
    const ofWork = open.filter(({ workItemId, kind }) => workItemId !== undefined && kind !== 'aotMissing');
    expect(new Set(ofWork.map(({ workItemId }) => workItemId)).size).toBe(ofWork.length);
  });
});
