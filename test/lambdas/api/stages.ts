/** Cases brought to where a test begins, through the API as people would. */
import * as z from 'zod';
import type { WorkItemKind } from '../../../domain/shared/work-item.ts';
import { agency, Desk, enrolled, now, planner, spoa, type Who } from './desk.ts';

type Json = Record<string, unknown>;

const stageNames = ['referred', 'offered', 'accepted', 'placed', 'discharged', 'episode'] as const;
export type Stage = (typeof stageNames)[number];

export interface Scene {
  desk: Desk;
  caseId: string;
}

export const referralOf = (desk: Desk, sample = enrolled): Json => desk.world.sample(sample).referral;
const section = (referral: Json, name: string): Json =>
  z.record(z.string(), z.unknown()).parse(referral[name]);

/** The sample with members of its sections changed; a member of `undefined` is left out. */
export const changed = (referral: Json, changes: Record<string, Json>): Json => ({
  ...referral,
  ...Object.fromEntries(
    Object.entries(changes).map(([name, members]) => [name, { ...section(referral, name), ...members }]),
  ),
});

/** The same referral, made anew after an earlier case. */
export const anew = (referral: Json): Json =>
  changed(referral, { request: { referredAnewBecause: 'The person is here again.' } });

/** No two of them are alike: no multiple of eleven is one digit, or two digits that changed places. */
export const cinOfPerson = (index: number): string => `ZZ${String(20_000 + 11 * index)}B`;
/** The same referral of another person. */
export const ofPerson = (referral: Json, index: number): Json =>
  changed(referral, { person: { medicaidCin: cinOfPerson(index) } });

export const openItem = async ({ desk, caseId }: Scene, kind: WorkItemKind): Promise<string> => {
  const snapshot = await desk.store.load(caseId);
  const item = snapshot?.workItems.find(
    (candidate) => candidate.kind === kind && candidate.status === 'open',
  );
  if (!item) throw new Error(`No open ${kind}.`);
  return item.workItemId;
};

export const firstItem = async ({ desk, caseId }: Scene, kind: WorkItemKind): Promise<string> => {
  const item = (await desk.store.load(caseId))?.workItems.find((candidate) => candidate.kind === kind);
  if (!item) throw new Error(`No ${kind}.`);
  return item.workItemId;
};

export const completion = async (scene: Scene, kind: WorkItemKind): Promise<string> =>
  `/work-items/${await openItem(scene, kind)}/completion`;

const must = async (answer: Promise<{ status: number; text: string }>): Promise<void> => {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`${status}: ${text}`);
};

const complete = async (scene: Scene, who: Who, kind: WorkItemKind, answer: Json): Promise<void> =>
  must(scene.desk.post(who, await completion(scene, kind), { kind, ...answer }));

export const contactNow = { at: now, method: 'faceToFace', outcome: 'made', place: 'home' };

const steps: Record<Exclude<Stage, 'referred'>, (scene: Scene) => Promise<void>> = {
  offered: (scene) => complete(scene, spoa, 'spoaDecision', { decision: 'accept' }),
  accepted: (scene) => complete(scene, agency, 'cmaAcceptance', { decision: 'accept' }),
  placed: (scene) => complete(scene, agency, 'warmHandOff', { handedOffAt: now, introduction: 'inPerson' }),
  discharged: ({ desk, caseId }) =>
    must(desk.post(planner, `/cases/${caseId}/discharge`, { dischargedAt: now })),
  episode: ({ desk, caseId }) => must(desk.post(agency, `/cases/${caseId}/contacts`, contactNow)),
};

export const refer = async (
  desk: Desk,
  who: Who = planner,
  referral: Json = referralOf(desk),
): Promise<string> => {
  const answer = await desk.post(who, '/referrals', referral);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
  return z.string().parse(answer.body['caseId']);
};

/** A case of the enrolled sample, or of another referral of it, brought to a stage. */
export const sceneAt = async (stage: Stage, desk?: Desk, referral?: Json): Promise<Scene> => {
  const at = desk ?? (await Desk.open());
  const scene = { desk: at, caseId: await refer(at, planner, referral) };
  for (const name of stageNames.slice(1, stageNames.indexOf(stage) + 1))
    if (name !== 'referred') await steps[name](scene);
  return scene;
};

export const withdrawn = async (): Promise<Scene> => {
  const scene = await sceneAt('referred');
  await must(scene.desk.post(planner, `/cases/${scene.caseId}/withdrawal`, { reason: 'withdrawn' }));
  return scene;
};
