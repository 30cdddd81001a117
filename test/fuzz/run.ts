/**
 * Plays requests against worlds, one after the other, and reports what broke. Each world has a seed of its own, the next
 * number after the one before, so that a failure is played again alone: `npm run fuzz -- --seed <its seed> --requests <n>`.
 */
import { wholeLog } from '../fixtures/access-log.ts';
import type { Operation } from '../../domain/api/routes.ts';
import { caseIdIn, type Intent, nextRequest, type Planned } from './requests.ts';
import { type AnswerChecker, createAnswerChecker } from './answer-checker.ts';
import { createDice, type Dice } from './dice.ts';
import { type FirstWrite, noteFirstWrite } from './first-write.ts';
import { type Ask, FuzzDesk, type Sent, type StoreFault } from './fuzz-desk.ts';
import { faultsOfWorld } from './invariants.ts';
import { createMemory } from './knowledge.ts';
import { openScenes } from './scenes.ts';

export interface FuzzOptions {
  seed: number;
  requests: number;
  /** A planted fault of the store. */
  fault?: StoreFault;
  /** A planted fault of the answers. */
  answered?: (sent: Sent) => Sent;
  /** Nothing more is sent once a fault of these words was found. */
  until?: RegExp;
  /** Every case is looked at as a whole after so many, and after the last one. */
  requestsBetweenChecks?: number;
  onProgress?: (sent: number, faults: number) => void;
}

export interface Fault {
  seed: number;
  index: number;
  what: string;
  request: string;
}

export interface Tally {
  operation: Operation;
  status: number;
  intent: Intent;
  count: number;
}

export interface FuzzReport {
  requests: number;
  faults: readonly Fault[];
  tallies: readonly Tally[];
}

const requestsAWorld = 1_000;
/** After this many there is nothing more to learn from one world. */
const mostFaultsAWorld = 5;

const dayMs = 86_400_000;

const passTime = async ({ world: { runtime } }: FuzzDesk, dice: Dice): Promise<void> => {
  if (!dice.chance(0.03)) return;
  const ms = dice.chance(0.03) ? dice.between(5, 40) * dayMs : dice.upTo(28 * 60) * 60_000;
  await runtime.advanceTo(runtime.clock.nowMs() + ms);
};

const describeRequest = ({ intent, ask }: Planned): string =>
  `${intent} ${ask.method} ${ask.path} as ${ask.who.role} ${ask.who.org} ${JSON.stringify(ask.headers)}` +
  `${ask.claims === undefined ? '' : ` claims ${JSON.stringify(ask.claims)}`} ${(ask.text ?? '').slice(0, 600)}`;

class WorldUnderFuzz {
  readonly faults: Fault[] = [];
  readonly #desk: FuzzDesk;
  readonly #dice: Dice;
  readonly #checker: AnswerChecker;
  readonly #options: FuzzOptions;
  readonly #cursors = new Map<string, string>();
  readonly #tally: (planned: Planned, status: number) => void;
  readonly #firstWrite: FirstWrite;

  constructor(
    desk: FuzzDesk,
    checker: AnswerChecker,
    options: FuzzOptions,
    tally: (planned: Planned, status: number) => void,
  ) {
    this.#desk = desk;
    this.#checker = checker;
    this.#options = options;
    this.#dice = createDice(options.seed);
    this.#tally = tally;
    this.#firstWrite = noteFirstWrite(desk.watch);
  }

  async play(): Promise<void> {
    const memory = await createMemory(this.#desk);
    const { requests, requestsBetweenChecks = 250 } = this.#options;
    for (let index = 1; index <= requests && !this.#hasFoundEnough(); index += 1) {
      const known = await memory.knowledge();
      const planned = await nextRequest({ dice: this.#dice, known, cursors: this.#cursors });
      await this.#send(planned, index);
      await passTime(this.#desk, this.#dice);
      if (index % requestsBetweenChecks !== 0 && index !== requests) continue;
      const broken = await faultsOfWorld(this.#desk);
      for (const what of broken.slice(0, mostFaultsAWorld)) this.#found(index, what, planned);
      // What is broken stays broken: the next look would only say it again.
      if (broken.length > 0) return;
    }
  }

  #hasFoundEnough(): boolean {
    const { until } = this.#options;
    return this.faults.length >= mostFaultsAWorld || this.faults.some(({ what }) => until?.test(what));
  }

  #found(index: number, what: string, planned: Planned): void {
    this.faults.push({ seed: this.#options.seed, index, what, request: describeRequest(planned) });
  }

  async #send(planned: Planned, index: number): Promise<void> {
    const { ask } = planned;
    const { watch } = this.#desk;
    this.#firstWrite.forget();
    const writes = watch.writes();
    const lines = await this.#linesAbout(ask);
    const answer = await this.#desk.send(ask);
    const sent = this.#options.answered?.(answer) ?? answer;
    this.#tally(planned, sent.status);
    this.#keepCursor(planned, sent);
    const fault = this.#checker.faultIn(sent);
    if (fault !== undefined) this.#found(index, `${sent.status}: ${fault}`, planned);
    if (ask.method === 'GET' && watch.writes() !== writes) this.#found(index, 'a read wrote', planned);
    if (sent.operation && lines !== undefined && sent.status < 400 && (await this.#linesAbout(ask)) === lines)
      this.#found(index, 'the access log does not know of it', planned);
    const changed = sent.status < 400 ? [] : await this.#firstWrite.changed();
    if (changed.length > 0) this.#found(index, `${sent.status} changed ${changed.join(', ')}`, planned);
  }

  /** How many lines the access log has of the case that a request is about; undefined where it is about none. */
  async #linesAbout({ path }: Ask): Promise<number | undefined> {
    const caseId = caseIdIn(path);
    return caseId === undefined ? undefined : (await wholeLog(this.#desk.truth, caseId)).length;
  }

  #keepCursor({ ask }: Planned, { status, text }: Sent): void {
    if (status !== 200 || !text.includes('"cursor":')) return;
    const cursor = /"cursor":"([\w-]+)"/.exec(text)?.[1];
    const path = ask.path.split('?')[0];
    if (cursor !== undefined && path !== undefined) this.#cursors.set(path, cursor);
  }
}

let sharedChecker: AnswerChecker | undefined;
/** Compiled once a process. */
const answerChecker = (): AnswerChecker => (sharedChecker ??= createAnswerChecker());

export const fuzz = async (options: FuzzOptions): Promise<FuzzReport> => {
  const checker = answerChecker();
  const tallies = new Map<string, Tally>();
  const tally = ({ operation, intent }: Planned, status: number): void => {
    const name = `${operation} ${intent} ${status}`;
    const known = tallies.get(name) ?? { operation, intent, status, count: 0 };
    tallies.set(name, { ...known, count: known.count + 1 });
  };
  const faults: Fault[] = [];
  let sent = 0;
  for (let world = 0; sent < options.requests; world += 1) {
    const requests = Math.min(requestsAWorld, options.requests - sent);
    const desk = await FuzzDesk.open(options.fault);
    await openScenes(desk.world);
    desk.arm();
    const played = new WorldUnderFuzz(
      desk,
      checker,
      { ...options, seed: options.seed + world, requests },
      tally,
    );
    await played.play();
    faults.push(...played.faults);
    sent += requests;
    options.onProgress?.(sent, faults.length);
  }
  return { requests: sent, faults, tallies: [...tallies.values()] };
};

export const replayCommand = ({ seed, index }: Pick<Fault, 'seed' | 'index'>): string =>
  `npm run fuzz -- --seed ${seed} --requests ${index}`;
