/** 404: what is not yours looks, byte for byte, like what is not there; on every route, for every role and relation. */
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import type { WorkItem } from '../../../domain/shared/work-item.ts';
import {
  agency,
  Desk,
  expectProblem,
  healthHome,
  otherAgency,
  otherHealthHome,
  otherPlanner,
  otherSpoa,
  planner,
  spoa,
  unknownCaseId,
  type Who,
} from './desk.ts';
import { onCase, onNotice, onWorkItem } from './requests.ts';
import { refer, referralOf, type Scene, sceneAt, withdrawn } from './stages.ts';

type CaseOperation = keyof typeof onCase;

const team: Who = { role: 'cma', org: forensicTransitionalTeam };
const cnypc: Who = { role: 'planner', org: 'cnypc' };
const city: Who = { role: 'spoa', org: 'nyc' };
/** The right organisation in the wrong role, and the wrong organisation in the right one. */
const strangers = [
  otherPlanner,
  otherSpoa,
  otherAgency,
  otherHealthHome,
  { role: 'spoa', org: 'pilgrim-pc' },
  { role: 'planner', org: 'suffolk' },
  { role: 'cma', org: 'sample-hh-long-island' },
  { role: 'healthHome', org: 'sample-cma-great-south-bay' },
] as const satisfies readonly Who[];
const everybody: readonly Who[] = [planner, spoa, agency, healthHome, team, cnypc, city, ...strangers];

const reads = ['getCase', 'getTimeline', 'listContacts', 'listCorrections', 'listSecondReferrals'] as const;
const ofPlanner = [
  ...reads,
  'getReferral',
  'moveFacility',
  'recordFact',
  'voidFact',
  'correctFact',
  'putDischargePlan',
  'recordDischarge',
  'withdrawCase',
  'putConsent',
  'resubmitReferral',
  'putHandOffChecklist',
  'signHandOffChecklist',
] as const;
const ofHealthHome = [
  ...reads,
  'correctFact',
  'recordFact',
  'reassignCase',
  'askForTransfer',
  'withdrawTransfer',
] as const;
const ofHolder = [
  ...reads,
  'recordFact',
  'recordDischarge',
  'recordContact',
  'voidFact',
  'correctFact',
  'withdrawCase',
] as const;
const ofCounty = [
  ...ofHolder,
  'getAssignmentOptions',
  'moveFacility',
  'putConsent',
  'putDischargePlan',
  'reassignCase',
  'askForTransfer',
  'withdrawTransfer',
] as const;
const ofTeam = [...ofHolder, 'putHandOffChecklist', 'signHandOffChecklist'] as const;
const ofAssigned = [...ofTeam, 'putConsent', 'putDischargePlan', 'handBackCase'] as const;
type Reach = readonly (readonly [Who, readonly CaseOperation[]])[];

const forensic = async (): Promise<Scene> => {
  const desk = await Desk.open();
  const caseId = await refer(desk, cnypc, referralOf(desk, 'cnypc-to-brooklyn-on-parole'));
  return { desk, caseId };
};

const situations: readonly (readonly [string, () => Promise<Scene>, Reach])[] = [
  [
    'before the SPOA decides',
    () => sceneAt('referred'),
    [
      [planner, ofPlanner],
      [spoa, ofCounty],
      [healthHome, ofHealthHome],
    ],
  ],
  [
    'offered to an agency',
    () => sceneAt('offered'),
    [
      [planner, ofPlanner],
      [spoa, ofCounty],
      [agency, reads],
      [healthHome, ofHealthHome],
    ],
  ],
  [
    'placed with an agency',
    () => sceneAt('placed'),
    [
      [planner, ofPlanner],
      [spoa, ofCounty],
      [agency, ofAssigned],
      [healthHome, ofHealthHome],
    ],
  ],
  [
    'with the forensic team',
    forensic,
    [
      [cnypc, ofPlanner],
      [city, ofCounty],
      [team, ofTeam],
    ],
  ],
  [
    'withdrawn',
    withdrawn,
    [
      [planner, ofPlanner],
      [spoa, ofCounty],
      [healthHome, ofHealthHome],
    ],
  ],
];

const isSame = (a: Who, b: { role: string; org: string }): boolean => a.role === b.role && a.org === b.org;
const rolesOf: Record<CaseOperation, readonly string[]> = {
  getCase: ['planner', 'spoa', 'cma', 'healthHome'],
  getTimeline: ['planner', 'spoa', 'cma', 'healthHome'],
  listContacts: ['planner', 'spoa', 'cma', 'healthHome'],
  listSecondReferrals: ['planner', 'spoa', 'cma', 'healthHome'],
  putDischargePlan: ['planner', 'spoa', 'cma'],
  recordDischarge: ['planner', 'spoa', 'cma'],
  recordContact: ['cma', 'spoa'],
  withdrawCase: ['planner', 'spoa', 'cma'],
  voidFact: ['planner', 'spoa', 'cma'],
  correctFact: ['planner', 'spoa', 'cma', 'healthHome'],
  listCorrections: ['planner', 'spoa', 'cma', 'healthHome'],
  getAssignmentOptions: ['spoa'],
  putConsent: ['planner', 'spoa', 'cma'],
  resubmitReferral: ['planner'],
  getReferral: ['planner'],
  moveFacility: ['planner', 'spoa'],
  recordFact: ['planner', 'spoa', 'cma', 'healthHome'],
  reassignCase: ['spoa', 'healthHome'],
  handBackCase: ['cma'],
  askForTransfer: ['spoa', 'healthHome'],
  withdrawTransfer: ['spoa', 'healthHome'],
  putHandOffChecklist: ['planner', 'cma'],
  signHandOffChecklist: ['planner', 'cma'],
};

/** What tells a party that the case is there: its phase, and in an open phase that the version is another. */
const statusFound = (name: CaseOperation, items: readonly WorkItem[]): number => {
  const isRead = name === 'getReferral' || reads.some((read) => read === name);
  // What happened before the end is told after it, and what is in error is voided.
  const isOfPast = ['recordContact', 'voidFact', 'correctFact'].includes(name);
  if (!isRead && !isOfPast && items.every(({ status }) => status !== 'open')) return 409;
  return isRead || name === 'getAssignmentOptions' ? 200 : 412;
};

/** Requests that differ in what they might be answered before the case is looked for. */
const manners = [{}, { 'if-match': '"999999"' }, { 'idempotency-key': 'a-key-of-mine' }];

describe.each(situations.map((situation) => [...situation] as const))('a case %s', (_name, open, reach) => {
  let scene: Scene;
  let items: readonly WorkItem[];
  let notices: readonly Notice[];
  let before: Awaited<ReturnType<Desk['dump']>>;
  beforeAll(async () => {
    scene = await open();
    // Opening it reads what only told them, which is no change of the case.
    for (const [who] of reach) await scene.desk.send({ ...onCase.getCase(scene.caseId), who });
    before = await scene.desk.dump();
    items = (await scene.desk.store.load(scene.caseId))?.workItems ?? [];
    notices = await scene.desk.store.notices(scene.caseId);
  });

  afterEach(async () => {
    expect(await scene.desk.dump()).toEqual(before);
  });

  const expectNothingThere = async (who: Who, of: (id: string) => object, id: string, unknownId: string) => {
    for (const headers of manners) {
      const ask = (request: object) => ({ method: '', path: '', ...request, who, headers });
      const foreign = await scene.desk.send(ask(of(id)));
      const unknown = await scene.desk.send(ask(of(unknownId)));
      expectProblem(unknown, 404, 'notFound');
      expect(foreign).toEqual(unknown);
    }
  };

  it.each(Object.entries(onCase))('%s is there for its parties alone', async (operation, of) => {
    const name = operation as CaseOperation;
    for (const who of everybody.filter(({ role }) => rolesOf[name].includes(role))) {
      const reaches = reach.some(([party, operations]) => isSame(party, who) && operations.includes(name));
      if (!reaches) {
        await expectNothingThere(who, of, scene.caseId, unknownCaseId);
      } else {
        // A stale version proves that the case was found, without changing it.
        const headers = { 'if-match': '"999999"' };
        const answer = await scene.desk.send({ ...of(scene.caseId), who, headers });
        expect([operation, who.role, answer.status]).toEqual([operation, who.role, statusFound(name, items)]);
      }
    }
  });

  it.each(Object.entries(onWorkItem))(
    '%s is there for the owner of the work alone',
    async (_operation, of) => {
      for (const item of items)
        for (const who of everybody) {
          if (!isSame(who, { role: item.ownerRole, org: item.ownerOrg })) {
            await expectNothingThere(who, of, item.workItemId, `${unknownCaseId}-W1`);
          } else {
            const stale = { 'if-match': '"999999"' };
            expectProblem(await scene.desk.send({ ...of(item.workItemId), who, headers: stale }), 412);
          }
        }
    },
  );

  it('a notice is there for those it was sent to alone', async () => {
    for (const notice of notices)
      for (const who of everybody)
        if (!isSame(who, notice.to))
          await expectNothingThere(who, onNotice.acknowledgeNotice, notice.noticeId, `${unknownCaseId}-N1`);
  });

  it('a number that the case does not have is like a case that is not there', async () => {
    for (const [who] of reach) {
      await expectNothingThere(who, onWorkItem.claimWorkItem, `${scene.caseId}-W99`, `${unknownCaseId}-W99`);
      await expectNothingThere(
        who,
        onWorkItem.completeWorkItem,
        `${scene.caseId}-W99`,
        `${unknownCaseId}-W99`,
      );
      await expectNothingThere(
        who,
        onNotice.acknowledgeNotice,
        `${scene.caseId}-N99`,
        `${unknownCaseId}-N99`,
      );
    }
  });

  it('a wrong body is answered the same for every case', async () => {
    for (const who of [planner, otherPlanner]) {
      const ask = (caseId: string) => ({
        ...onCase.recordDischarge(caseId),
        json: { dischargedAt: 'x' },
        who,
      });
      const answer = await scene.desk.refused(ask(scene.caseId), 400, 'invalid');
      expect((await scene.desk.refused(ask(unknownCaseId), 400, 'invalid')).text).toBe(answer.text);
    }
  });
});
