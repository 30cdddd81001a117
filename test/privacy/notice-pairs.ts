/**
 * Pairs of cases that are equal but for personal data, driven through the same steps in two worlds. Decisions fall by dice
 * of the same seed and by what the record asks for; everything that is said of the person falls by dice of its own.
 */
import { PublishCommand, type PublishCommandInput } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { operations } from '../../domain/api/routes.ts';
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import { Desk } from '../lambdas/api/desk.ts';
import { createDice, type Dice } from '../lambdas/api/fuzz-requests.ts';
import { moves } from './pair-moves.ts';
import { saidBy } from './said-of-person.ts';
import { type Give, rewriteWith } from './taint.ts';

/** Tampers with what is published, as a product that looked at the person would. */
export type Interference = (
  input: PublishCommandInput,
  record: CaseSnapshot['case'],
) => PublishCommandInput | undefined;

const formsSchema = z.object({ default: z.string() });
const referenceSchema = z.object({ caseReference: z.string() });

class PairedWorld {
  readonly desk: Desk;
  readonly #published: PublishCommandInput[] = [];
  readonly #interference: Interference | undefined;

  private constructor(desk: Desk, interference: Interference | undefined) {
    this.desk = desk;
    this.#interference = interference;
  }

  static async open(person: Dice, interference?: Interference): Promise<PairedWorld> {
    const world = new PairedWorld(await Desk.open(), interference);
    world.#rewrite(saidBy(person));
    world.#listen();
    return world;
  }

  #rewrite(give: Give): void {
    const { runtime } = this.desk.world;
    const rewrite = rewriteWith(give);
    const handlers = operations.map((operation) => {
      const handler = runtime.api[operation];
      const rewritten = (event: APIGatewayProxyEvent, context: Parameters<typeof handler>[1]) => {
        if (event.body === null) return handler(event, context);
        return handler(
          { ...event, body: JSON.stringify(rewrite(operation, undefined, JSON.parse(event.body))) },
          context,
        );
      };
      return [operation, rewritten] as const;
    });
    // The middleware of a handler is not asked for by anybody who calls it.
    runtime.api = Object.fromEntries(handlers) as unknown as typeof runtime.api;
  }

  #listen(): void {
    const { inboxes } = this.desk.world.runtime;
    const send = inboxes.client.send.bind(inboxes.client);
    const tapped = async (command: unknown) => {
      if (!(command instanceof PublishCommand)) throw new RangeError('Only PublishCommand is sent to SNS.');
      const input = this.#interference ? await this.#interfered(command.input) : command.input;
      if (input) this.#published.push(input);
      return send(command);
    };
    inboxes.client.send = tapped as typeof inboxes.client.send;
  }

  async #interfered(input: PublishCommandInput): Promise<PublishCommandInput | undefined> {
    const { default: message } = formsSchema.parse(JSON.parse(input.Message ?? '{}'));
    const { caseReference } = referenceSchema.parse(JSON.parse(message));
    const snapshot = await this.desk.store.load(caseReference);
    return snapshot && this.#interference?.(input, snapshot.case);
  }

  /** All that was published of a case, in order, with its ids masked. */
  noticesOf(caseId: string): string[] {
    return this.#published
      .filter(({ Message = '' }) => Message.includes(caseId))
      .map((input) => JSON.stringify(input).replaceAll(caseId, 'WH-####-####-####'));
  }
}

const samples = [
  'pilgrim-enrolled-friday-evening',
  'pilgrim-enrolled-friday-evening',
  'pilgrim-not-enrolled-to-family',
  'cnypc-to-brooklyn-on-parole',
  'hutchings-late-referral',
  'manhattan-aot-active-order',
  'bronx-consent-not-obtainable',
  'kingsboro-to-shelter',
];

const refer = async ({ desk }: PairedWorld, dice: Dice): Promise<string> => {
  const { facility, referral } = desk.world.sample(dice.oneOf(samples));
  const { body, text } = await desk.post({ role: 'planner', org: facility }, '/referrals', referral);
  if (typeof body['caseId'] !== 'string') throw new Error(`The referral was refused: ${text}`);
  return body['caseId'];
};

const rounds = 4;

/** Plays a number of cases side by side; every turn has dice of its own, so that the same seed makes the same moves. */
const play = async (world: PairedWorld, { seed, cases }: Batch): Promise<string[]> => {
  const { desk } = world;
  const { runtime } = desk.world;
  const diceOf = (index: number, round: number): Dice => createDice(seed * 10_000 + index * 100 + round);
  const caseIds: string[] = [];
  for (let index = 0; index < cases; index += 1) caseIds.push(await refer(world, diceOf(index, 0)));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, caseId] of caseIds.entries()) {
      const snapshot = await desk.store.load(caseId);
      const dice = diceOf(index, round);
      const ask = snapshot && dice.oneOf(moves)({ dice, snapshot, now: runtime.now() });
      if (ask) await desk.send(ask);
    }
    const hours = 1 + diceOf(99, round).upTo(36);
    await runtime.advanceTo(runtime.clock.nowMs() + hours * 3_600_000);
  }
  return caseIds;
};

export interface Batch {
  seed: number;
  cases: number;
}

export interface Pair {
  one: string[];
  other: string[];
}

/** Personal data differ between the two worlds by their dice, and the interference may look at them. */
export const playPairs = async (batch: Batch, interference?: Interference): Promise<Pair[]> => {
  const one = await PairedWorld.open(createDice(batch.seed + 1_000_000), interference);
  const other = await PairedWorld.open(createDice(batch.seed + 2_000_000), interference);
  const [ofOne, ofOther] = [await play(one, batch), await play(other, batch)];
  return ofOne.map((caseId, index) => ({
    one: one.noticesOf(caseId),
    other: other.noticesOf(ofOther[index] ?? ''),
  }));
};
