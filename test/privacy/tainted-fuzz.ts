/**
 * Fuzzed requests at a tainted desk. Who makes the requests is a parameter: any source that takes dice and what is known
 * of the cases fits. What comes of it is tainted by the desk, and made worse here: something of a person in a place
 * where the contract has none.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { matchRoute } from '../../local/gateway/route-match.ts';
import { type Operation, type Route, routes } from '../../domain/api/routes.ts';
import {
  admin,
  agency,
  type Ask,
  type Desk,
  healthHome,
  planner,
  spoa,
  type Who,
} from '../lambdas/api/desk.ts';
import { createDice, type Dice, type Known, nextRequest } from '../lambdas/api/fuzz-requests.ts';
import { everyRequest, onAot } from '../lambdas/api/requests.ts';
import { ofPerson, refer, referralOf, sceneAt } from '../lambdas/api/stages.ts';
import { deployedFormat } from './access-log.ts';
import { onePerField } from './canaries.ts';
import { accepted } from './full-scene.ts';
import type { Leak, Sinks } from './sinks.ts';
import { TaintedDesk } from './tainted-desk.ts';

export type RequestSource = (dice: Dice, known: Known) => Ask;

const people: readonly Who[] = [planner, spoa, agency, healthHome, admin];
const whoMay = (dice: Dice, operation: Operation): Who => {
  const route: Route = routes[operation];
  return dice.oneOf(people.filter(({ role }) => route.roles.includes(role)));
};

/** Half from the generator of the fuzz tests, half one of every operation by somebody who may ask it. */
const mixedRequests: RequestSource = (dice, known) => {
  if (dice.chance(0.5)) return nextRequest(dice, known);
  const every = everyRequest(dice.oneOf(known.caseIds), known.referral(dice.upTo(12)));
  const [operation, request] = dice.oneOf(every);
  return { who: whoMay(dice, operation), ...request };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with words of a person in one place: for a value, or as a name of the sender’s choice. */
const smeared = (dice: Dice, value: unknown, words: string): unknown => {
  if (Array.isArray(value) && value.length > 0) {
    const at = dice.upTo(value.length);
    return value.map((item, index) => (index === at ? smeared(dice, item, words) : (item as unknown)));
  }
  if (!isObject(value)) return words;
  const names = Object.keys(value);
  if (dice.chance(0.25) || names.length === 0) return { ...value, [words]: dice.oneOf([7, words, null]) };
  // Most members are plain: without favour the depths would hardly be reached.
  const deep = names.filter((name) => typeof value[name] === 'object');
  const name = dice.oneOf(deep.length > 0 && dice.chance(0.5) ? deep : names);
  return { ...value, [name]: smeared(dice, value[name], words) };
};

type Worsening = (dice: Dice, event: APIGatewayProxyEvent, words: string) => Partial<APIGatewayProxyEvent>;

const headers = ['if-match', 'idempotency-key', 'content-type', 'user-agent', 'referer', 'x-request-id'];

const inBody: Worsening = (dice, { body }, words) => {
  try {
    return { body: JSON.stringify(smeared(dice, JSON.parse(body ?? ''), words)) };
  } catch {
    return { body: `{"${words}":` };
  }
};
const inQuery: Worsening = (dice, { queryStringParameters }, words) => ({
  queryStringParameters: {
    ...queryStringParameters,
    ...dice.oneOf([{ [words]: words }, { cursor: words }, { limit: words }]),
  },
});
const inPath: Worsening = (dice, { path, pathParameters }, words) => {
  const names = Object.keys(pathParameters ?? {});
  if (names.length === 0) return {};
  const wrong = { ...pathParameters, [dice.oneOf(names)]: words };
  return { path: `${path}/${encodeURIComponent(words)}`, pathParameters: wrong };
};
const inHeader: Worsening = (dice, event, words) => ({
  headers: { ...event.headers, [dice.oneOf(headers)]: dice.oneOf([words, words.replaceAll(' ', '-')]) },
});
const inClaims: Worsening = (dice, { requestContext }, words) => {
  const claims = {
    sub: 'somebody',
    role: 'planner',
    org: 'pilgrim-pc',
    [dice.oneOf(['role', 'org', 'email'])]: words,
  };
  return { requestContext: { ...requestContext, authorizer: { claims } } };
};

const worsened =
  (dice: Dice) =>
  (event: APIGatewayProxyEvent): APIGatewayProxyEvent => {
    if (dice.chance(0.4)) return event;
    const worsen = dice.oneOf([inBody, inBody, inBody, inBody, inBody, inQuery, inPath, inHeader, inClaims]);
    return { ...event, ...worsen(dice, event, dice.oneOf(onePerField).value) };
  };

const knownOf = async (desk: Desk): Promise<Known> => {
  const { store, caseIds } = desk;
  const snapshots = await Promise.all(caseIds.map((caseId) => store.load(caseId)));
  const notices = await Promise.all(caseIds.map((caseId) => store.notices(caseId)));
  const referral = referralOf(desk);
  return {
    caseIds,
    workItemIds: snapshots.flatMap(
      (snapshot) => snapshot?.workItems.map(({ workItemId }) => workItemId) ?? [],
    ),
    noticeIds: notices.flat().map(({ noticeId }) => noticeId),
    referral: (person) => ofPerson(referral, person),
    nowText: desk.world.runtime.now(),
  };
};

/** Two people before the SPOA and one with an agency, under a court order: every operation has something to work on. */
const begin = async (desk: Desk): Promise<void> => {
  for (const person of [1, 2]) await refer(desk, planner, ofPerson(referralOf(desk), person));
  const { caseId } = await sceneAt('placed', desk);
  await accepted(desk, { who: spoa, ...onAot.putAotOrder(caseId) });
};

export interface Fuzzed {
  leaks: Leak[];
  statuses: ReadonlyMap<number, number>;
  stored: ReadonlySet<string>;
}

export const fuzzTainted = async (
  { seed, requests }: { seed: number; requests: number },
  sinks: Sinks,
  source: RequestSource = mixedRequests,
): Promise<Fuzzed> => {
  const dice = createDice(seed);
  let worsen = (event: APIGatewayProxyEvent): APIGatewayProxyEvent => event;
  const options = { accessLogFormat: deployedFormat, worsen: (event: APIGatewayProxyEvent) => worsen(event) };
  const tainted = await TaintedDesk.open(options, sinks);
  const { desk } = tainted;
  await begin(desk);
  worsen = worsened(dice);
  const statuses = new Map<number, number>();
  let known = await knownOf(desk);
  for (let sent = 0; sent < requests;) {
    if (sent % 5 === 0) known = await knownOf(desk);
    const ask = source(dice, known);
    // A path that no route has never reaches a handler.
    if (!matchRoute(ask.method, new URL(ask.path, 'http://127.0.0.1').pathname)) continue;
    const { status } = await desk.send(ask);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    sent += 1;
    const { runtime } = desk.world;
    if (dice.chance(0.03)) await runtime.advanceTo(runtime.clock.nowMs() + dice.upTo(30) * 3_600_000);
  }
  tainted.takeExecutions();
  return { leaks: sinks.leaks(), statuses, stored: await tainted.stored() };
};
