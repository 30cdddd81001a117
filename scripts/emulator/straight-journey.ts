/**
 * The straight journey over HTTP and in real time, against any place where the API is: the samples of the registry, a referral,
 * the SPOA, the agency, the hand-off, the discharge and the face-to-face contact, each by a person of their own.
 */
import * as z from 'zod';
import type { Role } from '../../domain/shared/roles.ts';
import { Player, type Answer } from '../../local/journeys/player.ts';
import { bay, contact, enrolled } from '../../local/journeys/journeys.ts';
import { listEntries, putEntryBy, type ApiAccess } from '../../local/registry/registry-api.ts';
import { samplesOf } from '../../local/samples.ts';
import type { RegistryKind } from '../../domain/registry/kinds.ts';

export interface Api {
  /** Without a slash at its end. */
  url: string;
  /** The access token of a person. */
  issue: (person: { sub: string; role: Role; org: string }) => Promise<string>;
  nowMs: () => number;
  pause: (ms: number) => Promise<void>;
}

/** How long a state machine may take from one step to the work item of the next. */
const patienceMs = 60_000;
const pauseMs = 250;
/** So long after one thing the next happens: more than `justNow` lies back. */
const betweenMs = 2_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** In this order, since each names the ones before it. */
const kinds = [
  'health-homes',
  'agencies',
  'supervisors',
  'care-managers',
  'teams',
  'spoas',
] as const satisfies readonly RegistryKind[];

const proposalsSchema = z.object({ items: z.array(z.looseObject({ proposalId: z.string() })) });
const caseSchema = z.looseObject({ phase: z.string() });

const send = async (
  api: Api,
  sub: string,
  role: Role,
  org: string,
  request: [string, string, unknown?],
): Promise<Answer> => {
  const [method, path, body] = request;
  const answer = await fetch(`${api.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await api.issue({ sub, role, org })}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
  return {
    status: answer.status,
    body: z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
    headers: Object.fromEntries(answer.headers),
  };
};

const playerOf =
  (api: Api) =>
  (role: Role, org: string, sub = `${role}-${org}`) =>
    new Player({ role, org }, (...request) => send(api, sub, role, org, request));

/** Brings in what is not there yet; a new Health Home stands when a second administrator confirms it. */
export const fillRegistry = async (api: Api): Promise<number> => {
  const as = (sub: string) => ({ sub, role: 'admin', org: 'operations' }) as const;
  const access = async (): Promise<ApiAccess> => ({
    url: api.url,
    token: await api.issue(as('first-administrator')),
    send: fetch,
    pause: api.pause,
  });
  const second = playerOf(api)('admin', 'operations', 'second-administrator');
  let added = 0;
  for (const kind of kinds) {
    const was = await listEntries(await access(), kind);
    let { revision } = was;
    const known = new Set(was.entries.map(({ id }) => id));
    for (const entry of samplesOf(kind).filter(({ id }) => !known.has(id))) {
      const put = await putEntryBy(await access(), kind, entry, revision);
      added += 1;
      ({ revision } = put);
      if (!put.waits) continue;
      const { items } = proposalsSchema.parse((await second.get('/registry/proposals')).body);
      for (const { proposalId } of items)
        await second.post(`/registry/proposals/${proposalId}/answer`, { decision: 'confirm' });
      ({ revision } = await listEntries(await access(), kind));
    }
  }
  return added;
};

/** Moves every day and instant of a sample by so many days. */
const moved = (value: unknown, days: number): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => moved(item, days));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, name === 'dateOfBirth' ? item : moved(item, days)]),
    );
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value)) return value;
  const later = new Date(Date.parse(value) + days * dayMs).toISOString();
  return value.length === 10 ? later.slice(0, 10) : later;
};

/** Monday 2 March 2026, on which the samples are submitted. */
const sampleMs = Date.parse('2026-03-02T14:00:00.000Z');

const referralSchema = z.looseObject({ person: z.record(z.string(), z.unknown()) });

/** The sample as of today, of a person whom no run before has referred: born on another day, with another number. */
const someoneNew = (sample: Record<string, unknown>, nowMs: number): Record<string, unknown> => {
  const { person, ...rest } = referralSchema.parse(moved(sample, Math.floor((nowMs - sampleMs) / dayMs)));
  const seconds = Math.floor(nowMs / 1_000);
  const dateOfBirth = new Date((seconds % 10_000) * dayMs).toISOString().slice(0, 10);
  const medicaidCin = `ZZ${String(seconds % 100_000).padStart(5, '0')}B`;
  return { ...rest, person: { ...person, dateOfBirth, medicaidCin } };
};

/** Plays it and returns the reference of the case. Throws with what was answered where a step is not taken. */
export const playStraight = async (api: Api, tell: (step: string) => void): Promise<string> => {
  const person = playerOf(api);
  const planner = person('planner', 'pilgrim-pc');
  const spoa = person('spoa', 'suffolk');
  const agency = person('cma', bay);
  const healthHome = person('healthHome', 'sample-hh-long-island');
  /** A moment that everybody's clock has behind it. */
  const justNow = (): string => new Date(api.nowMs() - 1_000).toISOString();

  const complete = async (
    who: Player,
    kind: Parameters<Player['complete']>[0],
    caseId: string,
    answer: () => Record<string, unknown>,
  ) => {
    const until = api.nowMs() + patienceMs;
    for (;;) {
      const workItemId = await who.workItemOf(caseId, kind);
      if (workItemId !== undefined) {
        await who.post(`/work-items/${workItemId}/completion`, { kind, ...answer() });
        return;
      }
      if (api.nowMs() > until)
        throw new Error(`${who.who.org} got no ${kind} within ${patienceMs / 1_000} s.`);
      await api.pause(pauseMs);
    }
  };
  const caseId = await planner.refer(enrolled, (sample) => someoneNew(sample, api.nowMs()));
  tell(`referred: ${caseId}`);
  await complete(spoa, 'spoaDecision', caseId, () => ({ decision: 'accept' }));
  tell('accepted by the SPOA');
  await complete(agency, 'cmaAcceptance', caseId, () => ({
    decision: 'accept',
    careManager: 'sample-cm-aurelio',
  }));
  tell('accepted by the agency');
  await api.pause(betweenMs);
  await complete(agency, 'warmHandOff', caseId, () => ({ handedOffAt: justNow(), introduction: 'inPerson' }));
  tell('handed off');
  await complete(healthHome, 'tellPlan', caseId, () => ({ toldAt: justNow() }));
  tell('the plan told');
  await api.pause(betweenMs);
  await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: justNow() });
  tell('discharged');
  await api.pause(betweenMs);
  await agency.post(`/cases/${caseId}/contacts`, contact(justNow()));
  tell('seen face to face');
  const until = api.nowMs() + patienceMs;
  for (;;) {
    const { phase } = caseSchema.parse((await planner.get(`/cases/${caseId}`)).body);
    if (phase === 'hhPlusEpisode') break;
    if (api.nowMs() > until) throw new Error(`The case is still in ${phase}.`);
    await api.pause(pauseMs);
  }
  tell('the Health Home Plus episode is open');
  return caseId;
};
