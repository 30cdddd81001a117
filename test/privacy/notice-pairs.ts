/**
 * Pairs of cases that are equal but for personal data, driven through the same steps in two worlds. Decisions fall by dice
 * of the same seed and by what the record asks for; everything that is said of the person falls by dice of its own.
 */
import type { PublishCommandInput } from '@aws-sdk/client-sns';
import { PublishCommand } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { operations } from '../../domain/shared/routes.ts';
import type { WorkItem, WorkItemKind } from '../../domain/shared/work-item.ts';
import type { CaseSnapshot } from '../../domain/referral/case-record.ts';
import type { Ask, Who } from '../lambdas/api/desk.ts';
import { Desk } from '../lambdas/api/desk.ts';
import type { Dice } from '../lambdas/api/fuzz-requests.ts';
import { createDice } from '../lambdas/api/fuzz-requests.ts';
import { onAot, onCase } from '../lambdas/api/requests.ts';
import { personalFormAt } from './contract-leaves.ts';
import type { Give } from './taint.ts';
import { nothing, rewriteWith } from './taint.ts';

/** Letters of many alphabets, marks and everything that means something to some format. */
const signs = Array.from('abcdefgh XYZ éüñß 李 Ж א 0123456789 -.,;:\'"<>&%$#@!/\\{}[]()+=*?|~`\u0301');

const saidBy =
  (dice: Dice): Give =>
  (path) => {
    const letters = (count: number): string =>
      Array.from({ length: count }, () => String.fromCharCode(65 + dice.upTo(26))).join('');
    const digits = (count: number): string => Array.from({ length: count }, () => dice.upTo(10)).join('');
    switch (personalFormAt(path)) {
      case 'words':
        // Whether a plan is known decides who is told of what, so it is no matter of the person alone.
        if (path.startsWith('submitReferral') && !path.endsWith('managedCarePlan') && dice.chance(0.2))
          return nothing;
        return `x${Array.from({ length: dice.upTo(40) }, () => dice.oneOf(signs)).join('')}`.trim();
      case 'phone':
        return `${digits(3)}-${digits(3)}-${digits(4)}`;
      case 'cin':
        return `${letters(2)}${digits(5)}${letters(1)}`;
      case 'zip':
        return dice.chance(0.5) ? digits(5) : `${digits(5)}-${digits(4)}`;
      case 'useCode':
        return `F1${dice.upTo(10)}.${dice.upTo(10)}`;
      case 'icd10':
        return `F2${dice.upTo(10)}.${dice.upTo(10)}`;
      case 'date':
        // An adult below the age at which Medicaid changes. Other dates are facts that rules count.
        return path.endsWith('dateOfBirth')
          ? `19${70 + dice.upTo(15)}-0${1 + dice.upTo(9)}-1${dice.upTo(10)}`
          : undefined;
      case undefined:
        return undefined;
    }
  };

/** Tampers with what is published, as a product that looked at the person would. */
export type Interference = (
  input: PublishCommandInput,
  record: CaseSnapshot['case'],
) => PublishCommandInput | undefined;

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
    const { caseReference } = referenceSchema.parse(JSON.parse(input.Message ?? '{}'));
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

interface Turn {
  desk: Desk;
  dice: Dice;
  snapshot: CaseSnapshot;
  now: string;
}

const answers: Partial<Record<WorkItemKind, (turn: Turn) => object>> = {
  spoaDecision: ({ dice }) => ({
    decision: dice.oneOf(['accept', 'accept', 'accept', 'decline']),
    reason: 'words',
  }),
  cmaAcceptance: ({ dice }) => ({ decision: dice.oneOf(['accept', 'accept', 'decline']) }),
  warmHandOff: ({ now }) => ({ handedOffAt: now, introduction: 'video' }),
  tellPlan: ({ now }) => ({ toldAt: now }),
  medicaidFollowUp: ({ now }) => ({ outcome: 'moved', confirmedAt: now }),
  forensicTransition: () => ({ decision: 'refer' }),
  discharge: ({ now }) => ({ discharge: { dischargedAt: now } }),
  faceToFaceContact: ({ dice, now }) => ({
    contact: { at: now, method: 'faceToFace', outcome: dice.oneOf(['made', 'attempted']), note: 'words' },
  }),
  significantEventReport: ({ now }) => ({ reportedAt: now, channel: 'phone', lateReason: 'words' }),
  missingAcknowledgement: () => ({ decision: 'acknowledge' }),
  searchOutcome: ({ now }) => ({
    sighting: { at: now, credible: true, how: 'seen', located: { place: 'shelter' } },
  }),
  tellHealthHomeOfAot: ({ now }) => ({ toldAt: now, orderCopyGiven: true, treatmentExchange: true }),
};

type Move = (turn: Turn) => Ask | undefined;

const complete: Move = (turn) => {
  const open = turn.snapshot.workItems.filter(({ status, kind }) => status === 'open' && answers[kind]);
  if (open.length === 0) return undefined;
  const { kind, workItemId, ownerRole, ownerOrg }: WorkItem = turn.dice.oneOf(open);
  return {
    who: { role: ownerRole, org: ownerOrg },
    method: 'POST',
    path: `/work-items/${workItemId}/completion`,
    json: { kind, ...answers[kind]?.(turn) },
  };
};

const planner = ({ snapshot }: Turn): Who => ({ role: 'planner', org: snapshot.case.facility });
const county = ({ snapshot }: Turn): Who => ({ role: 'spoa', org: snapshot.case.lgu });
const agencyOf = ({ snapshot }: Turn): Who => ({
  role: 'cma',
  org: snapshot.case.assignment.agency ?? snapshot.case.assignment.offeredTo ?? 'nobody',
});

const moves: readonly Move[] = [
  complete,
  complete,
  complete,
  (turn) => ({
    who: planner(turn),
    ...onCase.recordDischarge(turn.snapshot.case.caseId),
    json: { dischargedAt: turn.now },
  }),
  (turn) => ({ who: planner(turn), ...onCase.putDischargePlan(turn.snapshot.case.caseId) }),
  (turn) => ({
    who: agencyOf(turn),
    ...onCase.recordContact(turn.snapshot.case.caseId),
    json: {
      at: turn.now,
      method: 'faceToFace',
      outcome: turn.dice.oneOf(['made', 'attempted']),
      note: 'words',
    },
  }),
  (turn) => ({ who: county(turn), ...onAot.putAotOrder(turn.snapshot.case.caseId) }),
  (turn) => ({ who: agencyOf(turn), ...onAot.reportSignificantEvent(turn.snapshot.case.caseId) }),
  (turn) => ({
    who: agencyOf(turn),
    ...onAot.raiseMissingConcern(turn.snapshot.case.caseId),
    json: { receivedAt: turn.now, kind: 'unexplainedAbsence' },
  }),
  (turn) =>
    turn.dice.chance(0.2)
      ? { who: planner(turn), ...onCase.withdrawCase(turn.snapshot.case.caseId) }
      : undefined,
];

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
      const ask = snapshot && dice.oneOf(moves)({ desk, dice, snapshot, now: runtime.now() });
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
