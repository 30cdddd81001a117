/**
 * What only one machine has, under /local: the clock, development tokens, the inboxes of the notice topics, and
 * what plays that a mailbox or SNS does not work. These
 * answers are for newcomers and tests; no such route is deployed.
 */
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { organisationIdSchema, roleSchema, subjectSchema } from '../../domain/shared/actor.ts';
import { roleTraits } from '../../domain/shared/roles.ts';
import { epochMs, instantFromMs, instantSchema } from '../../domain/shared/instant.ts';
import { Refused } from '../../domain/shared/refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { TokenIssuer } from './tokens.ts';

export interface LocalAnswer {
  status: number;
  contentType: 'application/json' | 'text/plain';
  body: string;
}

const json = (body: unknown): LocalAnswer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(body),
});

const invalid = (field: string, message: string): Refused =>
  new Refused({
    code: 'invalid',
    detail: 'The request is not as this route expects it.',
    next: 'Correct the field and send the request again.',
    errors: [{ field, message }],
  });

/** Farther than any wait of the workflow; a typing error is caught before time has gone. */
const farthestMs = 10 * 366 * 86_400_000;

/** `PT48H`, `P2D`: elapsed time. Undefined for anything else, months and years included: their length varies. */
const durationMs = (text: string): number | undefined => {
  try {
    return Temporal.Duration.from(text).total('milliseconds');
  } catch {
    return undefined;
  }
};

const clockBodySchema = z.union([
  z.strictObject({ advance: z.string().max(32) }),
  z.strictObject({ to: instantSchema }),
]);

export interface LocalRouteDeps {
  runtime: Runtime;
  tokens: TokenIssuer;
  /** The one origin whose pages may read what the API answers. */
  portalOrigin: string;
  /** False with `--clock real`: then time cannot be moved. */
  movable: boolean;
  /** False after a start, while cases are resumed and rounds made up for: nobody waits for the end of that. */
  hasCaughtUp: () => boolean;
  clockMoved: () => void;
}

const moveClock = async (
  { runtime, movable, clockMoved }: LocalRouteDeps,
  body: string,
): Promise<LocalAnswer> => {
  if (!movable)
    throw new Refused({
      code: 'realClock',
      detail: 'This runtime follows the real clock.',
    });
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw invalid('body', 'Send JSON, for example {"advance":"PT48H"}.');
  }
  const request = clockBodySchema.safeParse(parsed);
  if (!request.success)
    throw invalid('body', 'Send {"advance":"PT48H"} or {"to":"2026-03-06T17:00:00-05:00"}.');
  const before = epochMs(runtime.now());
  const target =
    'to' in request.data
      ? epochMs(request.data.to)
      : before + (durationMs(request.data.advance) ?? Number.NaN);
  if (Number.isNaN(target))
    throw invalid('body.advance', 'Give an ISO 8601 duration of days, hours, minutes, seconds.');
  if (target < before) throw invalid('body.to', 'Time moves forward only.');
  if (target - before > farthestMs) throw invalid('body', 'Move the clock by ten years at the most.');
  if (runtime.clock.isAdvancing())
    throw new Refused({
      code: 'clockMoving',
      detail: 'The clock is being moved already.',
    });
  await runtime.advanceTo(target);
  clockMoved();
  return json({ from: instantFromMs(before), now: runtime.now() });
};

const issueToken = async ({ tokens }: LocalRouteDeps, query: URLSearchParams): Promise<LocalAnswer> => {
  const role = roleSchema.safeParse(query.get('role'));
  if (!role.success) throw invalid('query.role', `Give one of ${roleSchema.options.join(', ')}.`);
  const org = organisationIdSchema.safeParse(query.get('org') ?? roleTraits[role.data].sample);
  if (!org.success) throw invalid('query.org', 'Give an organisation id.');
  const sub = subjectSchema.safeParse(query.get('sub') ?? `dev-${role.data}-${org.data}`);
  if (!sub.success) throw invalid('query.sub', 'Give 1 to 128 characters without spaces, or leave it out.');
  const token = await tokens.issue({ sub: sub.data, role: role.data, org: org.data });
  return { status: 200, contentType: 'text/plain', body: token };
};

const failBodySchema = z.strictObject({ for: z.string().max(32) });

const failSns = ({ runtime }: LocalRouteDeps, body: string): LocalAnswer => {
  const message = 'Send for example {"for":"PT25H"}, of ten years at the most.';
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw invalid('body', message);
  }
  const request = failBodySchema.safeParse(parsed);
  const lasting = request.success ? durationMs(request.data.for) : undefined;
  if (lasting === undefined || lasting < 0 || lasting > farthestMs) throw invalid('body.for', message);
  const until = instantFromMs(epochMs(runtime.now()) + lasting);
  runtime.inboxes.failUntil(until);
  return json({ until });
};

const mailboxPath = /^\/local\/mailboxes\/(?<mailboxId>[A-Za-z0-9-]{1,128})\/(?<act>fail|mend)$/;

/** Undefined for another path, or a mailbox that nobody knows yet. */
const setMailbox = async (
  { runtime }: LocalRouteDeps,
  method: string,
  path: string,
): Promise<LocalAnswer | undefined> => {
  const { mailboxId, act } = mailboxPath.exec(path)?.groups ?? {};
  if (method !== 'POST' || mailboxId === undefined) return undefined;
  const known = await runtime.mailboxes.known();
  if (known.every((mailbox) => mailbox.mailboxId !== mailboxId)) return undefined;
  const state = act === 'fail' ? 'bounced' : 'confirmed';
  await runtime.mailboxes.set(mailboxId, state);
  return json({ mailboxId, state });
};

/** Undefined for a path that is not one of these. Throws Refused for a wrong request. */
export const answerLocally = async (
  deps: LocalRouteDeps,
  method: string,
  url: URL,
  body: string,
): Promise<LocalAnswer | undefined> => {
  switch (`${method} ${url.pathname}`) {
    case 'GET /local/clock':
      return json({ now: deps.runtime.now(), movable: deps.movable });
    case 'POST /local/clock':
      return moveClock(deps, body);
    case 'GET /local/token':
      return issueToken(deps, url.searchParams);
    case 'GET /local/notices': {
      const topic = url.searchParams.get('topic');
      const received = deps.runtime.inboxes
        .received()
        .filter((notice) => topic === null || notice.topic === topic);
      return json({
        items: received.map(({ message, ...notice }) => ({
          ...notice,
          message: JSON.parse(message) as unknown,
        })),
      });
    }
    case 'GET /local/mailboxes':
      return json({
        items: await deps.runtime.mailboxes.known(),
        invitations: deps.runtime.subscriptions.invitations(),
      });
    case 'POST /local/sns/fail':
      return failSns(deps, body);
    default:
      return setMailbox(deps, method, url.pathname);
  }
};
