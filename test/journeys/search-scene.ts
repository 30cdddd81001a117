/** A member under a court order on the virtual clock, and what people do about them when they cannot be found. */
import { expect } from '@jest/globals';
import type { AotSearch } from '../../domain/case/aot-record.ts';
import type { EscalationPolicy } from '../../domain/policy/escalation-policy.ts';
import { addElapsed, toInstant } from '../../domain/shared/instant.ts';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import type { Answer } from '../../local/journeys/player.ts';
import { World, type WorldOptions } from '../../local/journeys/world.ts';

export interface SceneOptions extends Omit<WorldOptions, 'policyFor'> {
  /** The episode opens and the order is recorded a little after this. */
  startAt?: string;
  order?: object;
  policy?: EscalationPolicy;
  /** Stops when the agency has accepted: the referral’s journey is then under way. */
  underWay?: boolean;
}

const bay = 'sample-cma-great-south-bay';
type Json = Record<string, unknown>;

export class Scene {
  readonly world: World;
  readonly caseId: string;
  readonly agency = { role: 'cma', org: bay } as const;
  readonly county = { role: 'spoa', org: 'suffolk' } as const;
  readonly planner = { role: 'planner', org: 'pilgrim-pc' } as const;
  readonly omh = { role: 'state', org: 'omh' } as const;

  private constructor(world: World, caseId: string) {
    this.world = world;
    this.caseId = caseId;
  }

  static async open({ order, underWay, policy, ...options }: SceneOptions = {}): Promise<Scene> {
    const startAt = toInstant(options.startAt ?? '2026-03-02T14:00:00.000Z');
    const world = await World.create({ ...options, startAt, ...(policy && { policyFor: () => policy }) });
    const planner = world.person('planner', 'pilgrim-pc');
    const agency = world.person('cma', bay);
    const plannedFor = addElapsed(startAt, 4, 'days');
    const caseId = await planner.refer('pilgrim-enrolled-friday-evening', (referral) => {
      const { plannedOn, dischargedAt, ...discharge } = referral['discharge'] as Json;
      // The story may be played years before the sample was written: its papers are of when it begins.
      const { expiresOn, ...unlimited } = referral['consent'] as Json;
      const signedOn = addElapsed(startAt, -10, 'days').slice(0, 10);
      const consent = { ...unlimited, signedOn };
      const medicaid = { ...(referral['medicaid'] as Json), verifiedOn: signedOn };
      const attachments = [{ kind: 'consent', dated: signedOn }];
      return { ...referral, consent, medicaid, attachments, discharge: { ...discharge, plannedFor } };
    });
    const scene = new Scene(world, caseId);
    await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept', candidates: [bay] });
    await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    if (!underWay) {
      await agency.complete('warmHandOff', { handedOffAt: startAt, introduction: 'inPerson' });
      await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: startAt });
      await scene.contact(startAt);
    }
    const from = addElapsed(startAt, -20, 'days').slice(0, 10);
    const until = addElapsed(startAt, 160, 'days').slice(0, 10);
    await scene.order(order ?? courtOrder(from, until));
    return scene;
  }

  /** The same store under a runtime that has just been switched on: no execution runs yet. */
  async restartedAt(startAt: string): Promise<Scene> {
    const world = await World.create({ store: this.world.store, startAt });
    return new Scene(world, this.caseId);
  }

  send(
    who: { role: 'cma' | 'spoa' | 'planner' | 'state'; org: string },
    method: string,
    path: string,
    body?: unknown,
  ) {
    return this.world.request(who, method, path, body);
  }

  post(who: Parameters<Scene['send']>[0], path: string, body?: unknown): Promise<Answer> {
    return this.send(who, 'POST', `/cases/${this.caseId}${path}`, body);
  }

  at(instant: string): Promise<void> {
    return this.world.at(instant);
  }

  order(body: object): Promise<Answer> {
    return this.send(this.county, 'PUT', `/cases/${this.caseId}/aot-order`, body);
  }

  /** Received and entered at once, unless another time of entry is given. */
  async concern(receivedAt: string, enteredAt = receivedAt): Promise<Answer> {
    await this.at(enteredAt);
    return this.post(this.agency, '/missing-concerns', { kind: 'unexplainedAbsence', receivedAt });
  }

  /** Happened and entered at once, unless another time of entry is given. */
  async contact(at: string, how: Json = {}, enteredAt = at): Promise<Answer> {
    await this.at(enteredAt);
    return this.post(this.agency, '/contacts', {
      at,
      method: 'faceToFace',
      outcome: 'made',
      ...((how['method'] ?? 'faceToFace') === 'faceToFace' && { place: 'home' }),
      ...how,
    });
  }

  async sighting(
    at: string,
    place?: string,
    by: Parameters<Scene['send']>[0] = this.agency,
  ): Promise<Answer> {
    await this.at(at);
    return this.post(by, '/sightings', {
      at,
      credible: true,
      how: 'seen',
      ...(place !== undefined && { located: { place } }),
    });
  }

  async step(body: Json, enteredAt = String(body['occurredAt'])): Promise<Answer> {
    await this.at(enteredAt);
    return this.post(this.agency, '/search-steps', body);
  }

  attempt(occurredAt: string, enteredAt = occurredAt): Promise<Answer> {
    const what = { kind: 'attempt', method: 'call', target: 'family', outcome: 'noInformation' };
    return this.step({ ...what, occurredAt }, enteredAt);
  }

  async report(reportedAt: string, how: Json = {}): Promise<Answer> {
    await this.at(reportedAt);
    const item = (await this.openWork()).find(({ kind }) => kind === 'significantEventReport');
    return this.send(this.agency, 'POST', `/work-items/${item?.workItemId ?? 'none'}/completion`, {
      kind: 'significantEventReport',
      reportedAt,
      channel: 'phone',
      ...how,
    });
  }

  /** Acknowledges the first open notice of a kind that is addressed to somebody. */
  async acknowledge(by: Parameters<Scene['send']>[0], kind = 'aotMissing', to = by): Promise<Answer> {
    const notice = (await this.notices()).find(
      (open) => open.kind === kind && open.to.org === to.org && open.status === 'open',
    );
    return this.send(by, 'POST', `/notices/${notice?.noticeId ?? 'none'}/acknowledgement`);
  }

  async record() {
    const snapshot = await this.world.store.load(this.caseId);
    if (!snapshot) throw new Error('The case is gone.');
    return snapshot.case;
  }

  async openWork() {
    const snapshot = await this.world.store.load(this.caseId);
    return (snapshot?.workItems ?? []).filter(({ status }) => status === 'open');
  }

  async workItem(kind: string) {
    const snapshot = await this.world.store.load(this.caseId);
    return snapshot?.workItems.findLast((item) => item.kind === kind);
  }

  notices() {
    return this.world.store.notices(this.caseId);
  }

  async told(kind: string, org: string): Promise<number> {
    return (await this.notices()).filter((notice) => notice.kind === kind && notice.to.org === org).length;
  }

  async aot(): Promise<string> {
    return (await this.record()).strands.aot;
  }

  async search(number = 1): Promise<Partial<AotSearch>> {
    return (await this.record()).aot?.searches.find((search) => search.number === number) ?? {};
  }

  /** Names and states of the executions of searches. */
  executions() {
    const { engine, machineArns } = this.world.runtime;
    const stateMachineArn = machineArns['aot-diligent-search'];
    return engine.listExecutions({ stateMachineArn, maxResults: 1_000 }).executions;
  }

  historyOf(executionArn: string): number {
    return this.world.runtime.engine.getExecutionHistory({ executionArn }).events.length;
  }

  running(): string[] {
    return this.executions()
      .filter(({ status }) => status === 'RUNNING')
      .map(({ name }) => name);
  }
}

/** An instant so long after another: `after(T0, 23, 59, 59)`. */
export const after = (from: string, hours: number, minutes = 0, seconds = 0): string =>
  addElapsed(toInstant(from), hours * 3_600 + minutes * 60 + seconds, 'seconds');

/** Monday 9 March 2026, 10:00 in New York: the day after the clocks changed. */
export const t0 = '2026-03-09T14:00:00.000Z';
export const limit = after(t0, 24);
export const day = (count: number): string => after(t0, 24 * count);

export const missing = async (options: SceneOptions = {}): Promise<Scene> => {
  const scene = await Scene.open(options);
  await scene.concern(t0);
  await scene.at(limit);
  expect(await scene.aot()).toBe('missing');
  return scene;
};
export const concerned = async (options: SceneOptions = {}): Promise<Scene> => {
  const scene = await Scene.open(options);
  expect((await scene.concern(t0)).status).toBe(201);
  return scene;
};
