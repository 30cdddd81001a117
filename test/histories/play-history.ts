/**
 * Random lives of three people: referrals that are returned, sent on, taken back and handed back, transfers, care managers who
 * change and leave, moves between facilities, facts that come later. Everything follows from the seed.
 */
import * as z from 'zod';
import type { Operation } from '../../domain/api/routes.ts';
import { lateEntryReasons } from '../../domain/case/answer-codes.ts';
import type { CaseRecord, CaseSnapshot } from '../../domain/case/case-record.ts';
import { assigneeOf } from '../../domain/case/caseload-move.ts';
import type { CareManager } from '../../domain/registry/staff.ts';
import { localDate } from '../../domain/shared/calendar.ts';
import { readEntry, readSample } from '../../local/samples.ts';
import { readStaff } from '../../lambdas/read-registry.ts';
import { anAct } from '../fixtures/registry-fixture.ts';
import { createDice, type Dice } from '../fuzz/dice.ts';
import { type Ask, FuzzDesk, type StoreFault } from '../fuzz/fuzz-desk.ts';
import { faultsOfWorld } from '../fuzz/invariants.ts';
import { createMemory, type Memory } from '../fuzz/knowledge.ts';
import type { Who } from '../fuzz/people.ts';
import { asAsk } from '../fuzz/requests.ts';
import { isPossible, rightRequest } from '../fuzz/recipes.ts';
import {
  beyondCap,
  clocksMoved,
  dutiesLost,
  dutiesUnasked,
  isOpen,
  nobodyToAct,
  statesOf,
} from './duties.ts';

import { lateAndCorrected, latenessHidden, lateVisit } from './late-visits.ts';

export interface Violation {
  seed: number;
  move: number;
  what: string;
  request: string;
}

export interface HistoryReport {
  histories: number;
  requests: number;
  /** How often each operation was taken, and each answer to work. */
  taken: ReadonlyMap<string, number>;
  leavers: number;
  /** States of strands that were come to. */
  states: ReadonlySet<string>;
  violations: readonly Violation[];
}

/** How often each is chosen. What reads changes nothing, and is asked by everybody at the end. */
const weights: Readonly<Partial<Record<Operation, number>>> = {
  completeWorkItem: 110,
  reassignCase: 8,
  handBackCase: 8,
  askForTransfer: 14,
  withdrawTransfer: 5,
  resubmitReferral: 14,
  changeCareManager: 16,
  reassignCareManager: 4,
  claimWorkItem: 2,
  releaseWorkItem: 2,
  moveFacility: 4,
  recordFact: 6,
  recordDischarge: 6,
  putDischargePlan: 3,
  recordContact: 9,
  putAotOrder: 10,
  raiseMissingConcern: 16,
  recordSighting: 5,
  voidFact: 9,
  correctFact: 4,
  recordSearchStep: 5,
  reportSignificantEvent: 3,
  putHandOffChecklist: 2,
  signHandOffChecklist: 6,
  putConsent: 1,
  withdrawCase: 2,
};
const lottery = (Object.entries(weights) as [Operation, number][]).flatMap(([operation, weight]) =>
  Array.from({ length: weight }, () => operation),
);

const movesALife = 34;
const people = 3;
const dayMs = 86_400_000;
interface Referred {
  who: Who;
  referral: Record<string, unknown>;
}
/** From a facility or, one in four, through the county's SPOA or a Health Home. */
const samples: readonly Referred[] = [
  'pilgrim-enrolled-friday-evening',
  'pilgrim-enrolled-friday-evening',
  'pilgrim-not-enrolled-to-family',
  'cnypc-to-brooklyn-on-parole',
].map((name) => {
  const { facility, referral } = readSample(name);
  return { who: { role: 'planner', org: facility }, referral };
});
const entries: readonly Referred[] = ['suffolk-shelter-outreach', 'suffolk-hospital-third-stay'].map(
  (name) => {
    const { enteredBy, referral } = readEntry(name);
    return { who: enteredBy, referral };
  },
);

const answerSchema = z.looseObject({ kind: z.unknown().optional(), decision: z.unknown().optional() });
const answersSchema = z.looseObject({ answersClock: z.boolean().default(false) });
const personSchema = z.looseObject({ person: z.looseObject({}) });

/** Facts that people tell, and tell again. */
const tellings: ReadonlySet<Operation> = new Set([
  'recordContact',
  'recordSighting',
  'recordSearchStep',
  'raiseMissingConcern',
  'reportSignificantEvent',
  'submitReferral',
]);

class Life {
  readonly violations: Violation[] = [];
  readonly taken = new Map<string, number>();
  readonly states = new Set<string>();
  requests = 0;
  leavers = 0;
  readonly #seed: number;
  readonly #desk: FuzzDesk;
  readonly #memory: Memory;
  readonly #dice: Dice;
  #snapshots = new Map<string, CaseSnapshot>();
  #lookedAt = '';
  readonly #told: { operation: Operation; ask: Ask }[] = [];

  constructor(seed: number, desk: FuzzDesk, memory: Memory) {
    this.#seed = seed;
    this.#desk = desk;
    this.#memory = memory;
    this.#dice = createDice(seed);
  }

  async play(): Promise<void> {
    await this.#fillCaseloads();
    for (let person = 0; person < people; person += 1) await this.#refer(person);
    for (let move = 1; move <= movesALife && this.violations.length === 0; move += 1) {
      if (this.#dice.chance(0.02)) await this.#leave();
      else if (this.#told.length > 0 && this.#dice.chance(0.05)) await this.#tellAgain(move);
      else if (this.#dice.chance(0.1)) await this.#enterLate(move);
      else await this.#move(move);
      await this.#passTime();
    }
    if (this.violations.length > 0) return;
    const broken = [...(await faultsOfWorld(this.#desk)), ...(await this.#ownersWhoCannotAct())];
    for (const what of broken) this.#found(movesALife, what, 'the end');
  }

  /** So that the third person meets a cap. */
  async #fillCaseloads(): Promise<void> {
    for (const entry of await this.#desk.truth.entries('care-managers'))
      await this.#register({
        ...entry,
        hhPlusElsewhere: Math.floor(15 * entry.fte) - this.#dice.between(0, 2),
      });
  }

  async #register(entry: CareManager): Promise<void> {
    const { truth } = this.#desk;
    await truth.putEntry('care-managers', entry, await truth.revision(), anAct);
  }

  /** Somebody of the staff works today for the last time; what that makes due is opened by the day's round. */
  async #leave(): Promise<void> {
    const employed = (await this.#desk.truth.entries('care-managers')).filter(
      ({ employedUntil }) => employedUntil === undefined,
    );
    if (employed.length === 0) return;
    await this.#register({
      ...this.#dice.oneOf(employed),
      employedUntil: localDate(this.#desk.world.runtime.now()),
    });
    this.leavers += 1;
  }

  async #refer(person: number): Promise<void> {
    const { who, referral: sent } = this.#dice.oneOf(this.#dice.chance(0.25) ? entries : samples);
    const referral = personSchema.parse(sent);
    const medicaidCin = `ZZ${String(10_000 + person)}B`;
    const operation = 'submitReferral';
    // Without a CIN, or with a slip in the name, it may be a person of another referral.
    const said = {
      ...(this.#dice.chance(0.7) && { medicaidCin }),
      ...(this.#dice.chance(0.2) && { lastName: 'Quillfeathr' }),
    };
    const { medicaidCin: _, ...unnumbered } = referral.person;
    const body = { ...referral, person: { ...unnumbered, ...said } };
    await this.#send(operation, 0, asAsk({ operation, who, method: 'POST', path: '/referrals', body }));
  }

  async #move(move: number): Promise<void> {
    const context = {
      dice: this.#dice,
      known: await this.#memory.knowledge(),
      cursors: new Map<string, string>(),
    };
    const operation = this.#dice.oneOf(lottery);
    if (!isPossible(operation, context)) return;
    await this.#send(operation, move, asAsk(rightRequest(operation, context)));
  }

  /** The same words once more, under another key: days later, or after they were voided. */
  async #tellAgain(move: number): Promise<void> {
    const { operation, ask } = this.#dice.oneOf(this.#told);
    await this.#send(operation, move, ask);
  }

  /** A visit that was in time, after its clock stood late: without a reason it must not count, and then with one. */
  async #enterLate(move: number): Promise<void> {
    const now = this.#desk.world.runtime.now();
    const visits = [...this.#snapshots.values()].flatMap(({ case: record }) => {
      const visit = lateVisit(record, now, this.#dice);
      return visit ? [visit] : [];
    });
    if (visits.length === 0) return this.#move(move);
    const { who, path, at } = this.#dice.oneOf(visits);
    const body = { at, method: 'faceToFace', outcome: 'made' };
    const operation = 'recordContact';
    const ask = asAsk({ operation, who, method: 'POST', path, body });
    if (this.#dice.chance(0.7)) {
      const { status, text } = await this.#desk.send(ask);
      this.requests += 1;
      if (status < 300 && answersSchema.parse(JSON.parse(text)).answersClock)
        this.#found(move, 'a visit met a clock that stood late, and nobody was asked why', path);
      if (text.includes('lateEntryWithoutReason')) this.#count('late visit without a reason');
    }
    if (this.#dice.chance(0.7)) {
      const lateEntryReason = this.#dice.oneOf(lateEntryReasons);
      await this.#send(
        operation,
        move,
        asAsk({ operation, who, method: 'POST', path, body: { ...body, lateEntryReason } }),
      );
    }
  }

  #count(what: string): void {
    this.taken.set(what, (this.taken.get(what) ?? 0) + 1);
  }

  async #send(operation: Operation, move: number, ask: Ask): Promise<void> {
    const { status } = await this.#desk.send(ask);
    this.requests += 1;
    const request = `${ask.method} ${ask.path} as ${ask.who.role} ${ask.who.org} ${ask.text ?? ''}`;
    if (status >= 500) this.#found(move, `answered ${status}`, request);
    if (status < 300) {
      this.#took(operation, ask.text);
      if (tellings.has(operation)) this.#told.push({ operation, ask });
    }
    await this.#look(move, request, (before, after) => clocksMoved(operation, before, after));
  }

  #took(operation: Operation, text = '{}'): void {
    const { kind, decision = '' } = answerSchema.parse(JSON.parse(text));
    const what = operation === 'completeWorkItem' ? `${String(kind)} ${String(decision)}` : operation;
    this.#count(what.trim());
    if (text.includes('lateEntryReason')) this.#count('late visit with a reason');
  }

  async #passTime(): Promise<void> {
    if (!this.#dice.chance(0.3)) return;
    const { runtime } = this.#desk.world;
    const ms = this.#dice.chance(0.015)
      ? this.#dice.between(5, 40) * dayMs
      : this.#dice.between(1, 20 * 60) * 60_000;
    await runtime.advanceTo(runtime.clock.nowMs() + ms);
    await this.#look(0, `time passes until ${runtime.now()}`);
  }

  /** Looks at every case as it is now, beside what it was at the last look. */
  async #look(
    move: number,
    request: string,
    ofRequest: (before: CaseRecord, after: CaseRecord) => string[] = () => [],
  ): Promise<void> {
    const staff = await readStaff(this.#desk.truth);
    const now = this.#desk.world.runtime.now();
    const today = localDate(now);
    const snapshots = new Map<string, CaseSnapshot>();
    for (const caseId of this.#desk.watch.caseIds) {
      const snapshot = await this.#desk.truth.load(caseId);
      if (!snapshot) continue;
      snapshots.set(caseId, snapshot);
      for (const state of statesOf(snapshot.case)) this.states.add(state);
      const before = this.#snapshots.get(caseId);
      const faults = [
        ...(before
          ? [
              ...dutiesLost(before, snapshot),
              ...ofRequest(before.case, snapshot.case),
              ...latenessHidden(before.case, snapshot.case, { lookedAt: this.#lookedAt, now }),
            ]
          : []),
        ...lateAndCorrected(snapshot.case, now),
        ...beyondCap(before?.case, snapshot.case, staff, today),
        ...dutiesUnasked(snapshot),
        ...nobodyToAct(snapshot),
      ];
      for (const what of faults) this.#found(move, `${caseId}: ${what}`, request);
    }
    this.#snapshots = snapshots;
    this.#lookedAt = now;
  }

  /** Whoever owes something finds it in their list and may take it on; whoever carries a person reads the case. */
  async #ownersWhoCannotAct(): Promise<string[]> {
    const faults: string[] = [];
    for (const { case: record, workItems } of this.#snapshots.values()) {
      const carrier = assigneeOf(record);
      const carries = { role: 'cma' as const, org: carrier?.agency ?? '' };
      if (carrier && !(await this.#isTaken(carries, 'GET', `/cases/${record.caseId}`)))
        faults.push(`${carrier.agency} carries ${record.caseId} and may not read it`);
      for (const { workItemId, ownerRole: role, ownerOrg: org } of workItems.filter(isOpen)) {
        const { items } = await this.#desk.truth.inboxOf({ role, org }, { limit: 1_000 });
        if (!items.some((item) => item.workItemId === workItemId))
          faults.push(`${workItemId} is in no list of ${role} ${org}`);
        if (!(await this.#isTaken({ role, org }, 'POST', `/work-items/${workItemId}/claim`)))
          faults.push(`${role} ${org} owes ${workItemId} and may not take it on`);
      }
    }
    return faults;
  }

  /** True also where a colleague has it. */
  async #isTaken(who: Who, method: string, path: string): Promise<boolean> {
    const { status } = await this.#desk.send({ who, method, path, headers: {} });
    return status < 300 || status === 409;
  }

  #found(move: number, what: string, request: string): void {
    this.violations.push({ seed: this.#seed, move, what, request });
  }
}

export interface HistoryOptions {
  seed: number;
  histories: number;
  /** A planted fault of the store: nothing more is played once it was found. */
  fault?: StoreFault;
  onProgress?: (played: number, violations: number) => void;
  onViolation?: (violation: Violation) => void;
}

/** Each history has a seed of its own, the next number after the one before: a violation is played again alone by its seed. */
export const playHistories = async ({
  seed,
  histories,
  fault,
  onProgress,
  onViolation,
}: HistoryOptions): Promise<HistoryReport> => {
  const taken = new Map<string, number>();
  const states = new Set<string>();
  const violations: Violation[] = [];
  let requests = 0;
  let leavers = 0;
  for (let history = 0; history < histories && !(fault && violations.length > 0); history += 1) {
    const desk = await FuzzDesk.open(fault);
    desk.arm();
    const life = new Life(seed + history, desk, await createMemory(desk));
    await life.play();
    violations.push(...life.violations);
    for (const violation of life.violations) onViolation?.(violation);
    for (const [what, times] of life.taken) taken.set(what, (taken.get(what) ?? 0) + times);
    for (const state of life.states) states.add(state);
    requests += life.requests;
    leavers += life.leavers;
    onProgress?.(history + 1, violations.length);
  }
  return { histories, requests, taken, leavers, states, violations };
};

export const replayCommand = ({ seed }: Pick<Violation, 'seed'>): string =>
  `npm run histories -- --seed ${seed} --histories 1`;
