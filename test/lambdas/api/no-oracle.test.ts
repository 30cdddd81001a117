/**
 * What is refused tells nothing: a foreign and an unknown case cost the same calls of the store, in the same order, for
 * every operation and every role; and where a case stands is told to those alone who take part in it now.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { isAbout } from '../../../domain/api/access.ts';
import type { Store } from '../../../domain/ports/ports.ts';
import type { WorkItemKind } from '../../../domain/shared/work-item.ts';
import {
  admin,
  agency,
  type Ask,
  Desk,
  expectProblem,
  healthHome,
  now,
  otherAgency,
  otherHealthHome,
  otherPlanner,
  otherSpoa,
  planner,
  type Sent,
  spoa,
  stateOffice,
  unknownCaseId,
  type Who,
} from './desk.ts';
import { anAuditor, everyRequest, onAccess, onAot, onCase, onNotice, onWorkItem } from './requests.ts';
import { firstItem, openItem, type Scene, sceneAt } from './stages.ts';
import { enterAgency } from '../../fixtures/registry-fixture.ts';

/** A store that writes down what is asked of it. */
const noting = (): { store: Store; calls: string[] } => {
  const calls: string[] = [];
  const store = new Proxy(createMemoryStore(), {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        calls.push(String(name));
        return Reflect.apply(method, target, args);
      };
    },
  });
  return { store, calls };
};

const receiver: Who = { role: 'cma', org: 'sample-cma-twin-bridges' };
const auditor: Who = { role: 'state', org: 'omh', sub: anAuditor };
const strangers: readonly Who[] = [
  otherPlanner,
  otherSpoa,
  otherAgency,
  otherHealthHome,
  stateOffice,
  auditor,
  admin,
];

const must = (answer: Sent): Sent => {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
};
const answer = async ({ desk, caseId }: Scene, who: Who, kind: WorkItemKind, json: object): Promise<Sent> =>
  must(
    await desk.post(who, `/work-items/${await openItem({ desk, caseId }, kind)}/completion`, {
      kind,
      ...json,
    }),
  );

/** A person under a court order who was transferred to another agency: the first one has left. */
const transferred = async (desk?: Desk): Promise<Scene> => {
  const scene = await sceneAt('placed', desk);
  const { store } = scene.desk;
  const registered = await store.agency(agency.org);
  if (registered) await enterAgency(store, { ...registered, aotAuthority: 'none' });
  must(await scene.desk.send({ who: spoa, ...onAot.putAotOrder(scene.caseId) }));
  await answer(scene, spoa, 'aotTransfer', { to: receiver.org });
  await answer(scene, receiver, 'transferAcceptance', { decision: 'accept' });
  await scene.desk.world.at('2026-03-03T12:00:00-05:00');
  return scene;
};

const noticeTo = async ({ desk, caseId }: Scene, to: Who): Promise<string> => {
  const notices = await desk.store.notices(caseId);
  const own = notices.find(
    (one) => one.status === 'open' && one.to.role === to.role && one.to.org === to.org,
  );
  if (!own) throw new Error(`No notice to ${to.org}.`);
  return own.noticeId;
};

const manners = [
  {},
  { 'if-match': '"999999"' },
  { 'idempotency-key': 'a-key-of-mine' },
  { 'if-match': '"1"', 'idempotency-key': 'another-key' },
];

describe('a case that is not yours', () => {
  const { store, calls } = noting();
  let scene: Scene;
  let closed: Scene;
  beforeAll(async () => {
    scene = await transferred(await Desk.open({ store }));
    closed = { ...scene, caseId: await closedCase(scene.desk) };
  });
  const closedCase = async (desk: Desk): Promise<string> => {
    const referral = { ...desk.world.sample('pilgrim-enrolled-friday-evening').referral, person: aPerson };
    const { caseId } = must(await desk.post(planner, '/referrals', referral)).body;
    must(await desk.post(planner, `/cases/${String(caseId)}/withdrawal`, { reason: 'withdrawn' }));
    return String(caseId);
  };
  const aPerson = {
    firstName: 'Ada',
    lastName: 'Sampleton',
    dateOfBirth: '1970-01-01',
    primaryLanguage: 'English',
    countyOfResidence: 'suffolk',
  };

  const costOf = async (ask: Ask) => {
    calls.length = 0;
    const { status, text, headers } = await scene.desk.sendOnly(ask);
    return { calls: [...calls], status, text, headers };
  };

  const expectNothingTold = async (who: Who, of: (id: string) => object, id: string, unknownId: string) => {
    for (const headers of manners) {
      const ask = (about: string): Ask => ({ method: '', path: '', ...of(about), who, headers });
      const foreign = await costOf(ask(id));
      expect(foreign).toEqual(await costOf(ask(unknownId)));
      expect([403, 404]).toContain(foreign.status);
      expect(foreign.calls).toContain('appendAccess');
    }
  };

  const requestsAbout = everyRequest(unknownCaseId, {}).flatMap(([operation]) =>
    isAbout('case', operation) ? [operation] : [],
  );
  const requestFor = (operation: string) => (caseId: string) =>
    everyRequest(caseId, {}).find(([name]) => name === operation)?.[1] ?? {};

  it('is looked for by every operation there is', () => {
    expect(requestsAbout.length).toBeGreaterThan(18);
  });

  it.each(requestsAbout)(
    '%s costs what an unknown one does, for a stranger of every role',
    async (operation) => {
      for (const who of strangers) {
        await expectNothingTold(who, requestFor(operation), closed.caseId, unknownCaseId);
        // In an emergency an open case may be opened by whoever is asked to help; that is told to its county.
        if (operation !== 'openEmergencyAccess')
          await expectNothingTold(who, requestFor(operation), scene.caseId, unknownCaseId);
      }
    },
  );

  /** What it may still do, it may know of; that it tells nothing of the case is in transfer.test.ts. */
  const ofFormerAgency = ['openEmergencyAccess', 'recordContact', 'voidFact', 'listContacts'];

  it.each(requestsAbout.filter((operation) => !ofFormerAgency.includes(operation)))(
    '%s costs that for the agency that has left, too',
    (operation) => expectNothingTold(agency, requestFor(operation), scene.caseId, unknownCaseId),
  );

  it.each([
    ['claimWorkItem', onWorkItem.claimWorkItem, 'W'],
    ['completeWorkItem', onWorkItem.completeWorkItem, 'W'],
    ['acknowledgeNotice', onNotice.acknowledgeNotice, 'N'],
  ] as const)(
    '%s costs the same for what is another’s, is not there, or is of no case',
    async (_name, of, letter) => {
      for (const who of [...strangers, planner, spoa, agency, receiver, healthHome]) {
        await expectNothingTold(who, of, `${scene.caseId}-${letter}999`, `${unknownCaseId}-${letter}1`);
        await expectNothingTold(who, of, `${closed.caseId}-${letter}999`, `${unknownCaseId}-${letter}1`);
      }
      for (const who of strangers)
        await expectNothingTold(who, of, `${scene.caseId}-${letter}1`, `${unknownCaseId}-${letter}1`);
    },
  );
});

describe('an organisation that has left the case', () => {
  const tellsNothing = ({ text, headers }: Sent): void => {
    expect(headers['etag']).toBeUndefined();
    for (const word of ['"phase"', '"strands"', '"version"', '"closeReason"'])
      expect(text).not.toContain(word);
  };

  it.each(manners)('acknowledges what it was told, and learns nothing of the case (%j)', async (headers) => {
    const scene = await transferred();
    const ask = { who: agency, ...onNotice.acknowledgeNotice(await noticeTo(scene, agency)), headers };
    const taken = await scene.desk.send(ask);
    expect([taken.status, taken.body['status']]).toEqual([200, 'acknowledged']);
    tellsNothing(taken);
    tellsNothing(await scene.desk.send(ask));
  });

  it('does what it still owes, and learns nothing of the case', async () => {
    const scene = await transferred();
    const items = (await scene.desk.store.load(scene.caseId))?.workItems ?? [];
    const owed = items.find(({ status, ownerOrg }) => status === 'open' && ownerOrg === agency.org);
    const id = owed?.workItemId ?? '';
    const claimed = await scene.desk.send({ who: agency, ...onWorkItem.claimWorkItem(id) });
    expect(claimed.status).toBe(200);
    tellsNothing(claimed);
    const json = { kind: owed?.kind, toldAt: now, orderCopyGiven: false, treatmentExchange: false };
    const ask: Ask = {
      who: agency,
      method: 'POST',
      path: `/work-items/${id}/completion`,
      json: { ...json, toldAt: '2026-03-03T11:00:00-05:00' },
      headers: { 'idempotency-key': 'told-once' },
    };
    const done = await scene.desk.send(ask);
    expect(done.status).toBe(200);
    tellsNothing(done);
    const replayed = await scene.desk.send(ask);
    expect([replayed.text, replayed.headers['idempotency-replayed']]).toEqual([done.text, 'true']);
    tellsNothing(replayed);
  });

  it.each(['claimWorkItem', 'completeWorkItem'] as const)(
    '%s of work that it did tells that it is done, and no more',
    async (operation) => {
      const scene = await transferred();
      const id = await firstItem(scene, 'warmHandOff');
      const refused = await scene.desk.send({ who: agency, ...onWorkItem[operation](id) });
      const { state } = expectProblem(refused, 409, 'workItemDone');
      expect(Object.keys(state ?? {}).sort()).toEqual(['outcome', 'status']);
      tellsNothing(refused);
      const stale = { who: agency, ...onWorkItem[operation](id), headers: { 'if-match': '"1"' } };
      expect((await scene.desk.send(stale)).text).toBe(refused.text);
    },
  );

  it('gets the answer of then when it sends a request again, and nothing of now', async () => {
    const desk = await Desk.open();
    const scene = await sceneAt('placed', desk);
    const ask: Ask = {
      who: agency,
      ...onCase.recordContact(scene.caseId),
      headers: { 'idempotency-key': 'seen-once' },
    };
    const first = must(await desk.send(ask));
    const registered = await desk.store.agency(agency.org);
    if (registered) await enterAgency(desk.store, { ...registered, aotAuthority: 'none' });
    must(await desk.send({ who: spoa, ...onAot.putAotOrder(scene.caseId) }));
    await answer(scene, spoa, 'aotTransfer', { to: receiver.org });
    await answer(scene, receiver, 'transferAcceptance', { decision: 'accept' });
    const again = await desk.send(ask);
    expect(again.text).toBe(first.text);
    expect(again.headers['etag']).toBeUndefined();
  });
});

describe('emergency access', () => {
  it('is opened whatever version a stranger gives: there is none that they could know', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const open = { ...onAccess.openEmergencyAccess(caseId), headers: { 'if-match': '"1"' } };
    const opened = await desk.send({ ...open, who: otherAgency });
    expect(opened.status).toBe(201);
    expect(opened.headers['etag']).toBeUndefined();
  });

  it('of a closed case is refused to a party with where it stands, to others as if there were none', async () => {
    const { desk, caseId } = await sceneAt('referred');
    must(await desk.post(planner, `/cases/${caseId}/withdrawal`, { reason: 'withdrawn' }));
    const asked = (who: Who) => desk.send({ who, ...onAccess.openEmergencyAccess(caseId) });
    expect(expectProblem(await asked(spoa), 409, 'caseClosed').state).toMatchObject({ phase: 'closed' });
    expectProblem(await asked(otherAgency), 404, 'notFound');
  });
});
