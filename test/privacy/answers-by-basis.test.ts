/**
 * The answers of the API in a full scene with a canary in every field, as consent and copy of the order come and go: each leaf of each answer
 * to each party is one that may-read.ts lets it read, or its own, and none of those is missing.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reader } from '../../domain/access/openings.ts';
import { decide } from '../../domain/api/access.ts';
import { aotView } from '../../domain/aot/aot-view.ts';
import { hasOrderOnRecord } from '../../domain/access/legal-basis.ts';
import { caseView } from '../../domain/views/case-view.ts';
import { timeline } from '../../domain/views/timeline.ts';
import { localAotProtocols } from '../../local/aot-protocols.ts';
import { agency, type Desk, healthHome, planner, spoa, stateOffice, type Who } from '../lambdas/api/desk.ts';
import { anAuditor, onAccess } from '../lambdas/api/requests.ts';
import { completion } from '../lambdas/api/stages.ts';
import { deployedFormat } from './access-log.ts';
import { leavesIn } from './disclosure.ts';
import { accepted, playFullScene } from './full-scene.ts';
import { mayRead } from './may-read.ts';
import { listenToOutput } from './output.ts';
import { Sinks } from './sinks.ts';
import { TaintedDesk } from './tainted-desk.ts';

const night: Who = { role: 'cma', org: 'sample-cma-twin-bridges', sub: 'night-nurse' };
const auditor: Who = { ...stateOffice, sub: anAuditor };
const readers: readonly Who[] = [planner, spoa, agency, healthHome, night, auditor];
const nobody = { role: 'admin', org: 'nobody' };

let desk: Desk;
let caseId: string;

const snapshotOf = async () => {
  const snapshot = await desk.store.load(caseId);
  if (!snapshot) throw new Error('No case.');
  return snapshot;
};

/** Both answers as a reader would have them whom somebody lets in by hand. */
const answersFor = async (reader: Omit<Reader, 'record'>) => {
  const snapshot = await snapshotOf();
  const { case: record } = snapshot;
  const now = desk.world.runtime.now();
  const as = { ...reader, record };
  const aot = aotView(snapshot, now, as, localAotProtocols(record.lgu, '2026-03-02'));
  const [events, notices] = await Promise.all([desk.store.events(caseId), desk.store.notices(caseId)]);
  return {
    getCase: { ...caseView(snapshot, now, as), ...(aot && { aot }) },
    getTimeline: timeline(record, { events, notices }, as),
  };
};
type Answers = Awaited<ReturnType<typeof answersFor>>;

const said = (operation: keyof Answers, answer: unknown) =>
  leavesIn(answer, operation)
    .filter(({ path }) => !path.includes('.legalBasis.'))
    .map(({ path, value }) => ({ path, leaf: `${path} = ${JSON.stringify(value)}` }));

const seesAll = { standing: 'auditor', basis: { kind: 'oversight', level: 'full', partTwo: true } } as const;
const seesOwn = { standing: 'none', basis: { kind: 'none', level: 'none' } } as const;

const askingAs = async (who: Who) => {
  const { case: record } = await snapshotOf();
  const now = desk.world.runtime.now();
  const actor = { kind: 'person' as const, sub: `${who.role}-${who.org}`, ...who };
  const grants = await desk.store.auditGrantsOf(actor.sub, now);
  const access = decide(actor, 'getCase', { kind: 'case', record, now, grants });
  if (!access.allow || access.standing === 'addressee' || access.standing === 'own')
    throw new Error(`${actor.sub} may not read the case.`);
  const { standing, basis } = access;
  return {
    name: actor.sub,
    standing,
    basis,
    orderOnRecord: hasOrderOnRecord(record),
    partTwo: basis.partTwo === true,
  };
};

/** What an answer shows that its reader may not see, and lacks that they may. */
const faultsOf = async (operation: keyof Answers, who: Who, answer: unknown): Promise<string[]> => {
  const asking = await askingAs(who);
  const all = said(operation, (await answersFor({ ...seesAll, actor: nobody }))[operation]);
  const ofNobody = new Set(
    said(operation, (await answersFor({ ...seesOwn, actor: nobody }))[operation]).map(({ leaf }) => leaf),
  );
  const own = said(operation, (await answersFor({ ...seesOwn, actor: who }))[operation]).filter(
    ({ leaf }) => !ofNobody.has(leaf),
  );
  const allowed = new Set(
    [...all.filter(({ path }) => mayRead(path, asking)), ...own].map(({ leaf }) => leaf),
  );
  const seen = said(operation, answer);
  const shown = new Set(seen.map(({ leaf }) => leaf));
  return [
    ...seen
      .filter(({ path, leaf }) => !allowed.has(leaf) && !(leaf.endsWith('= []') && mayRead(path, asking)))
      .map(({ leaf }) => `${asking.name} is shown ${leaf}`),
    ...[...allowed].filter((leaf) => !shown.has(leaf)).map((leaf) => `${asking.name} is not shown ${leaf}`),
  ];
};

const withdrawConsent = (): Promise<void> =>
  accepted(desk, {
    who: planner,
    method: 'PUT',
    path: `/cases/${caseId}/consent`,
    json: { status: 'withdrawn', withdrawnOn: '2026-03-04' },
  });

const tellHealthHome = async (): Promise<void> => {
  const kind = 'tellHealthHomeOfAot';
  await accepted(desk, {
    who: agency,
    method: 'POST',
    path: await completion({ desk, caseId }, kind),
    json: { kind, toldAt: desk.world.runtime.now(), orderCopyGiven: true, treatmentExchange: false },
  });
};

/** One state of the case after the other. */
const states: readonly (readonly [string, () => Promise<void>])[] = [
  ['by consent, with an order of the county on record', () => Promise.resolve()],
  ['after the consent was withdrawn', withdrawConsent],
  ['once the Health Home was given a copy of the order', tellHealthHome],
];

let output: ReturnType<typeof listenToOutput>;
beforeAll(async () => {
  output = listenToOutput(() => new Sinks());
  ({ desk } = await TaintedDesk.open({ accessLogFormat: deployedFormat }));
  caseId = await playFullScene(desk);
  await accepted(desk, { who: night, ...onAccess.openEmergencyAccess(caseId) });
});

afterAll(() => {
  output.stop();
});

describe.each(states)('%s', (_state, come) => {
  beforeAll(come);

  it.each(readers.map((who) => [`${who.role} of ${who.org}`, who] as const))(
    'the case and its timeline show %s what they may read, and nothing else',
    async (_name, who) => {
      for (const [operation, path] of [
        ['getCase', `/cases/${caseId}`],
        ['getTimeline', `/cases/${caseId}/timeline`],
      ] as const) {
        const { status, body } = await desk.get(who, path);
        expect(status).toBe(200);
        expect(await faultsOf(operation, who, body)).toEqual([]);
      }
    },
  );

  it('an answer that shows all is found, to whomever it is given whose it is not', async () => {
    const whole = await answersFor({ ...seesAll, actor: nobody });
    for (const who of [planner, healthHome])
      for (const operation of ['getCase', 'getTimeline'] as const)
        expect((await faultsOf(operation, who, whole[operation])).length).toBeGreaterThan(0);
  });
});
