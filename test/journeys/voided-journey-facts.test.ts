/**
 * What was reported of the way of a person and was voided leaves nothing behind but its history: two people live the same weeks,
 * and of one of them a discharge, a plan, a readmission, a hand-off or a later fact is entered in error and voided later.
 * Everything follows from the seed.
 */
import { describe, expect, it } from '@jest/globals';
import { createDice, type Dice } from '../fuzz/dice.ts';
import { after, Scene, t0 } from './search-scene.ts';

const kinds = ['discharge', 'plan', 'readmission', 'handOff', 'need', 'contact'] as const;
interface Entry {
  at: string;
  /** When it happened, or is planned for. */
  about: string;
  kind: (typeof kinds)[number];
  /** Whether a day was given. */
  asDay: boolean;
}
interface Life {
  entries: Entry[];
  /** Which of them is entered in error. */
  wrong: number;
  /** Before which of them it is voided; their number where that is after all. */
  voidedBefore: number;
}

const entryAt = (dice: Dice, at: string, first: boolean): Entry => {
  const kind = first && dice.chance(0.5) ? 'discharge' : dice.oneOf(kinds);
  const earlier = after(at, -dice.between(0, 5), -dice.between(1, 30));
  return {
    at,
    kind,
    about: kind === 'plan' ? after(at, 24 * dice.between(8, 20)) : earlier,
    asDay: dice.chance(0.3),
  };
};

const lifeOf = (seed: number): Life => {
  const dice = createDice(seed);
  let at = t0;
  const entries = Array.from({ length: dice.between(3, 6) }, (_, index) => {
    at = after(at, dice.between(6, 30), dice.between(1, 59));
    return entryAt(dice, at, index === 0);
  });
  const voidable = [...entries.keys()].filter((index) => entries[index]?.kind !== 'contact');
  const wrong = voidable.length === 0 ? -1 : dice.oneOf(voidable);
  return { entries, wrong, voidedBefore: dice.between(wrong + 1, entries.length) };
};

const dayOf = (at: string): string => at.slice(0, 10);

const enter = async (scene: Scene, { kind, about, asDay }: Entry) => {
  const path = `/cases/${scene.caseId}`;
  switch (kind) {
    case 'discharge':
      return scene.post(scene.planner, '/discharge', { dischargedAt: about });
    case 'plan':
      return scene.send(scene.planner, 'PUT', `${path}/discharge-plan`, {
        status: 'planned',
        ...(asDay ? { plannedOn: dayOf(about) } : { plannedFor: about }),
      });
    case 'readmission':
      return scene.send(scene.planner, 'PUT', `${path}/discharge-plan`, {
        status: 'readmitted',
        readmittedAt: about,
      });
    case 'handOff': {
      const item = (await scene.openWork()).find((open) => open.kind === 'warmHandOff');
      return scene.send(scene.agency, 'POST', `/work-items/${item?.workItemId ?? 'none'}/completion`, {
        kind: 'warmHandOff',
        handedOffAt: about,
        introduction: 'inPerson',
      });
    }
    case 'need': {
      const indicators = { homeless: { situation: 'shelter' } };
      return scene.post(scene.agency, '/facts', { fact: 'indicator', on: dayOf(about), indicators });
    }
    case 'contact':
      return scene.post(scene.agency, '/contacts', {
        at: about,
        method: 'faceToFace',
        outcome: 'made',
        place: 'home',
      });
  }
};

const voidOf = async (scene: Scene, { kind, about, asDay }: Entry) => {
  const { laterFacts = [], strands } = await scene.record();
  expect(strands.case).toBe('open');
  switch (kind) {
    case 'discharge':
      return { fact: 'discharge', dischargedAt: about };
    case 'plan':
      return { fact: 'dischargePlan', ...(asDay ? { plannedOn: dayOf(about) } : { plannedFor: about }) };
    case 'readmission':
      return { fact: 'admission', at: about, place: 'stateFacility' };
    case 'handOff':
      return { fact: 'handOff', handedOffAt: about };
    default: {
      const [fact] = laterFacts;
      return { fact: 'laterFact', number: fact?.number, enteredAt: fact?.enteredAt };
    }
  }
};

/** Undefined where what was entered in error was refused, or something later rests on it. */
const live = async ({ entries, wrong, voidedBefore }: Life, withWrong: boolean) => {
  const scene = await Scene.open({ underWay: true });
  await scene.at(t0);
  const statuses: number[] = [];
  let isVoided = !withWrong;
  const voidIt = async (): Promise<void> => {
    const entry = entries[wrong];
    if (!entry) return;
    const body = { ...(await voidOf(scene, entry)), reason: 'wrongPerson' };
    const answer = await scene.post(scene.county, '/voids', body);
    isVoided = answer.status === 201;
    if (!isVoided) expect(answer.body).toMatchObject({ code: 'laterFactStands' });
  };
  for (const [index, entry] of entries.entries()) {
    await scene.at(entry.at);
    if (withWrong && index === voidedBefore) await voidIt();
    if (index === wrong && !withWrong) continue;
    const { status } = await enter(scene, entry);
    if (index !== wrong) statuses.push(status);
    else if (status >= 300) return undefined;
  }
  if (withWrong && voidedBefore === entries.length) {
    await scene.at(after(entries.at(-1)?.at ?? t0, 1));
    await voidIt();
  }
  await scene.at(after(entries.at(-1)?.at ?? t0, 60));
  return isVoided ? { scene, statuses } : undefined;
};

/** What stands: state, clocks, counts and open work, without numbers and without what was told. */
const standing = async (scene: Scene): Promise<unknown> => {
  const { strands, clocks, episode, discharge, holdsPersonLock, screening, assignment } =
    await scene.record();
  return {
    strands,
    discharge,
    handedOffAt: assignment.handedOffAt,
    episode: episode?.hhPlusRate,
    holdsPersonLock,
    decided: [screening?.eligible, screening?.hhPlusRate],
    clocks: clocks
      .map(({ kind, anchor, due, metAt, stoppedAt, late }) => ({ kind, anchor, due, metAt, stoppedAt, late }))
      .sort((a, b) => `${a.kind} ${a.anchor}`.localeCompare(`${b.kind} ${b.anchor}`)),
    open: (await scene.openWork()).map(({ kind, anchor, dueAt }) => `${kind} ${anchor} ${dueAt}`).sort(),
  };
};

describe('what was reported of the way of a person, and voided', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => 3_000 + index);
  const compared = new Map<string, number>();

  it.each(seeds)('leaves the case as it would be had it never been (seed %i)', async (seed) => {
    const life = lifeOf(seed);
    if (life.wrong < 0) return;
    const voided = await live(life, true);
    const never = voided && (await live(life, false));
    // What was answered otherwise because of the error is another life.
    if (!voided || !never || voided.statuses.join() !== never.statuses.join()) return;
    const kind = life.entries[life.wrong]?.kind ?? '';
    compared.set(kind, (compared.get(kind) ?? 0) + 1);
    expect(await standing(voided.scene)).toEqual(await standing(never.scene));
  });

  it('is said of every sort of it', () => {
    expect([...compared.keys()].sort()).toEqual(['discharge', 'handOff', 'need', 'plan', 'readmission']);
  });
});
