/**
 * A fact that was voided leaves nothing behind but its history: two people live the same weeks, and of one of them something is
 * entered in error and voided later. Everything follows from the seed.
 */
import { describe, expect, it } from '@jest/globals';
import { createDice, type Dice } from '../fuzz/dice.ts';
import { after, Scene, t0 } from './search-scene.ts';

interface Entry {
  at: string;
  path: string;
  body: Record<string, unknown>;
}
interface Life {
  entries: Entry[];
  /** Which of them is entered in error. */
  wrong: number;
  /** Before which of them it is voided; their number where that is after all. */
  voidedBefore: number;
}

const entryAt = (dice: Dice, at: string): Entry => {
  const kind = dice.oneOf([
    'visit',
    'visit',
    'call',
    'sighting',
    'sighting',
    'concern',
    'concern',
    'step',
  ] as const);
  const earlier = dice.chance(0.3) ? after(at, -dice.between(1, 40), 0, -dice.between(1, 59)) : at;
  switch (kind) {
    case 'visit':
      return {
        at,
        path: '/contacts',
        body: { at: earlier, method: 'faceToFace', outcome: 'made', place: 'home' },
      };
    case 'call':
      return { at, path: '/contacts', body: { at: earlier, method: 'phone', outcome: 'made' } };
    case 'sighting': {
      const located = dice.chance(0.7) && {
        located: { place: dice.oneOf(['community', 'shelter', 'hospital']) },
      };
      return { at, path: '/sightings', body: { at: earlier, credible: true, how: 'seen', ...located } };
    }
    case 'concern':
      return { at, path: '/missing-concerns', body: { kind: 'unexplainedAbsence', receivedAt: earlier } };
    case 'step':
      return {
        at,
        path: '/search-steps',
        body: {
          kind: 'attempt',
          method: 'call',
          target: 'family',
          outcome: 'noInformation',
          occurredAt: earlier,
        },
      };
  }
};

const lifeOf = (seed: number): Life => {
  const dice = createDice(seed);
  let at = t0;
  const entries = Array.from({ length: dice.between(3, 8) }, () => {
    at = after(at, dice.between(0, 30), dice.between(1, 59));
    return entryAt(dice, at);
  });
  const isVoidable = ({ path }: Entry): boolean => path !== '/missing-concerns';
  const wrong = entries.findIndex(isVoidable);
  return { entries, wrong, voidedBefore: dice.between(wrong + 1, entries.length) };
};

const factOf = async (scene: Scene, { path }: Entry): Promise<Record<string, unknown>> => {
  if (path === '/contacts') {
    const { contacts = [] } = (await scene.world.store.load(scene.caseId)) ?? {};
    const last = contacts.at(-1);
    return { fact: 'contact', contactId: last?.contactId, at: last?.at };
  }
  const steps = await scene.world.store.searchSteps(scene.caseId);
  return { fact: path === '/sightings' ? 'sighting' : 'searchStep', stepId: steps.at(-1)?.stepId };
};

/** Undefined where what was entered in error was refused: then there is nothing to void. */
const live = async ({ entries, wrong, voidedBefore }: Life, withWrong: boolean) => {
  const scene = await Scene.open();
  const statuses: number[] = [];
  let fact: Record<string, unknown> | undefined;
  const voidIt = async (): Promise<void> => {
    const answer = await scene.post(scene.agency, '/voids', { ...fact, reason: 'wrongPerson' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
  };
  for (const [index, entry] of entries.entries()) {
    if (withWrong && index === voidedBefore) await voidIt();
    if (index === wrong && !withWrong) continue;
    await scene.at(entry.at);
    const { status } = await scene.post(scene.agency, entry.path, entry.body);
    if (index !== wrong) statuses.push(status);
    else if (status === 201) fact = await factOf(scene, entry);
    else return undefined;
  }
  if (withWrong && voidedBefore === entries.length) await voidIt();
  await scene.at(after(entries.at(-1)?.at ?? t0, 60));
  return { scene, statuses };
};

/** What stands: state, clocks, counts and open work, without numbers and without what was told. */
const standing = async (scene: Scene): Promise<unknown> => {
  const { strands, clocks, episode, aot } = await scene.record();
  const view = await scene.send(scene.county, 'GET', `/cases/${scene.caseId}`);
  // Whether a notice that was answered in time had a search of its own until then decides nothing.
  const searches = (aot?.searches ?? []).filter(
    ({ endReason }) => endReason !== 'joined' && endReason !== 'credibleContact',
  );
  return {
    strands,
    inEpisode: episode !== undefined,
    clocks: clocks
      .filter(({ kind, metAt }) => kind !== 'credibleContact' || metAt === undefined)
      .map(({ kind, anchor, due, metAt, stoppedAt, late }) => ({
        kind,
        anchor,
        due,
        metAt,
        stoppedAt,
        late,
      })),
    // A visit of before the order is noted by whoever looks for it only.
    lastSeen: (aot?.lastCredibleContactAt ?? '') < t0 ? undefined : aot?.lastCredibleContactAt,
    stillNotLocated: aot?.stillNotLocated,
    searches: searches.map(
      ({ anchor, deemedMissingAt, commencedAt, lastStepAt, endedAt, endReason, located }) => ({
        anchor,
        deemedMissingAt,
        commencedAt,
        lastStepAt,
        endedAt,
        endReason,
        located,
      }),
    ),
    concerns: (aot?.concerns ?? []).map(({ receivedAt, status, closedAt }) => ({
      receivedAt,
      status,
      closedAt,
    })),
    open: (await scene.openWork()).map(({ kind, anchor, dueAt }) => `${kind} ${anchor} ${dueAt}`).sort(),
    month: (view.body as { aot?: { month?: unknown } }).aot?.month,
    running: scene.running().length,
  };
};

describe('a fact that was voided', () => {
  const seeds = Array.from({ length: 24 }, (_, index) => 1_000 + index);
  it.each(seeds)('leaves the case as it would be had it never been (seed %i)', async (seed) => {
    const life = lifeOf(seed);
    const [voided, never] = [
      life.wrong < 0 ? undefined : await live(life, true),
      life.wrong < 0 ? undefined : await live(life, false),
    ];
    // What was answered otherwise because of the error is another life.
    // A determination that stood on what was known then: of the error the contact was known in time.
    if ((await never?.scene.record())?.aot?.searches.some((search) => search.contactInTimeEnteredLate))
      return;
    if (!voided || !never || voided.statuses.join() !== never.statuses.join()) return;
    expect(await standing(voided.scene)).toEqual(await standing(never.scene));
  });
});
