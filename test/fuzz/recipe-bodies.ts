/** Bodies of right requests: drawn from the contract, then made to suit what they are about. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { checklistOf } from '../../domain/case/hand-off.ts';
import { cairsFields } from '../../domain/aot/cairs.ts';
import { isRegistryKind, registrySchemas } from '../../domain/registry/kinds.ts';
import { localDate } from '../../domain/shared/calendar.ts';
import { instantFromMs } from '../../domain/shared/instant.ts';
import { type Operation, operations, type Route, routes } from '../../domain/api/routes.ts';
import { localAotProtocols } from '../../local/aot-protocols.ts';
import { readEntry } from '../../local/samples.ts';
import { redrawn, type Surroundings, valueOf } from './contract-values.ts';
import type { Dice } from './dice.ts';
import { voidOfRecord } from './recipe-voids.ts';
import { branchWhere, type Schema, schemaOf } from './json-schema.ts';
import { type KnownCase, type Knowledge, staffOf } from './knowledge.ts';
import { agencies, auditors, someOrganisations, type Who } from './people.ts';
import { corrected } from './recipe-corrections.ts';

type Json = Record<string, unknown>;

export interface About {
  dice: Dice;
  known: Knowledge;
  who: Who;
  path: Readonly<Record<string, string>>;
  about?: KnownCase;
  item?: KnownCase['openWork'][number];
}

const bodySchemas = new Map<Operation, Schema>(
  operations.flatMap((operation) => {
    const { body }: Route = routes[operation];
    return body ? [[operation, schemaOf(body)] as const] : [];
  }),
);
const bodySchema = (operation: Operation): Schema => bodySchemas.get(operation) ?? {};
const kindSchemas = new Map<string, Schema>(
  Object.entries(registrySchemas).map(([kind, schema]) => [kind, schemaOf(schema)]),
);

const samplesFolder = join(import.meta.dirname, '../../samples/referrals');
const sampleSchema = z.looseObject({
  facility: z.string(),
  expect: z.looseObject({ status: z.number() }),
  referral: z.record(z.string(), z.unknown()),
});
const samples = readdirSync(samplesFolder)
  .toSorted()
  .map((name) => sampleSchema.parse(JSON.parse(readFileSync(join(samplesFolder, name), 'utf8'))))
  .filter(({ expect }) => expect.status === 201);
const entries = readdirSync(join(samplesFolder, '../sources'))
  .toSorted()
  .map((name) => readEntry(name.replace(/\.json$/, '')));

const surroundings = ({ dice, known }: About): Surroundings => ({
  dice,
  nowMs: known.nowMs,
  organisations: someOrganisations,
  caseIds: known.cases.map(({ record }) => record.caseId),
  auditors,
});

const member = (value: unknown, name: string): Json => Object((value as Json)[name]) as Json;

/** A sample of another source than a State PC, of another person. */
const entry = ({ dice }: About): { who: Who; body: unknown } => {
  const { enteredBy, referral: sent } = dice.oneOf(entries);
  const person = { ...member(sent, 'person'), medicaidCin: `ZZ${dice.between(10_000, 10_150)}C` };
  return { who: enteredBy, body: { ...sent, person } };
};

/** A sample of another person, with a part of it drawn anew; now and then a referral that was never written before. */
const referral = (about: About): { who: Who; body: unknown } => {
  const { dice } = about;
  if (dice.chance(0.15)) return entry(about);
  const around = surroundings(about);
  const sample = dice.oneOf(samples);
  const schema = bodySchema('submitReferral');
  if (dice.chance(0.1)) return { who: about.who, body: valueOf(schema, around) };
  // Few enough people that some are referred again.
  const medicaidCin = `ZZ${dice.between(10_000, 10_150)}B`;
  const person = { ...member(sample.referral, 'person'), medicaidCin };
  const { plannedFor, plannedOn, dischargedAt, ...discharge } = member(sample.referral, 'discharge');
  const planned = new Date(about.known.nowMs + dice.between(1, 12) * 86_400_000).toISOString();
  let body: unknown = { ...sample.referral, person, discharge: { ...discharge, plannedFor: planned } };
  if (dice.chance(0.5)) body = redrawn(body, schema, around);
  return { who: { role: 'planner', org: sample.facility }, body };
};

const without = (value: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** What a union of constants and its conditions between fields do not say. */
const answerFor: Readonly<Record<string, (drawn: Json, about: About) => Json>> = {
  spoaDecision: (drawn, { dice }) => {
    if (dice.chance(0.6))
      return { ...without(drawn, ['county', 'candidates', 'questions']), decision: 'accept' };
    const reason = 'Invented.';
    switch (drawn['decision']) {
      case 'redirect':
        return {
          ...without(drawn, ['questions']),
          county: dice.oneOf(['nassau', 'kings', 'monroe']),
          reason,
        };
      case 'returnForInformation':
        return { ...without(drawn, ['county']), questions: ['clinicalInformation'] };
      default:
        return { ...without(drawn, ['county', 'questions']), reason };
    }
  },
  confirmDeath: (drawn) =>
    drawn['decision'] === 'reject' ? { ...drawn, reason: 'personIsAlive' } : without(drawn, ['reason']),
  confirmDischarge: (drawn) => ({ ...without(drawn, ['discharge']), decision: 'confirm' }),
  cmaAcceptance: (drawn, { dice }) =>
    dice.chance(0.8)
      ? { ...without(drawn, ['reason', 'careManager', 'team']), decision: 'accept' }
      : without(drawn, ['team']),
  cairsReport: (drawn, { dice }) => ({
    ...drawn,
    answers: Object.fromEntries(cairsFields.map(({ id, codes }) => [id, dice.oneOf<string>(codes)])),
  }),
  aotReportToOmh: (drawn) => ({
    ...drawn,
    included: ['orderCopy', 'treatmentPlan', 'careManagerAndAgency', 'providers', 'serviceStartDate'],
  }),
  nameCareManager: (drawn, about) => ({
    kind: drawn['kind'],
    ...about.dice.oneOf([...named(about.known, about.who.org), { careManager: 'nobody' }]),
  }),
  aotTransfer: (drawn, { dice }) => ({ ...without(drawn, ['effectiveOn']), to: dice.oneOf(agencies) }),
  transferAcceptance: (drawn) => ({ ...without(drawn, ['careManager', 'team']), decision: 'accept' }),
};

const completion = (about: About): unknown => {
  const { item, dice } = about;
  const schema = bodySchema('completeWorkItem');
  const branch = item && dice.chance(0.95) ? branchWhere(schema, 'kind', item.kind) : undefined;
  const drawn = valueOf(branch ?? schema, surroundings(about)) as Json;
  return branch && item ? (answerFor[item.kind]?.(drawn, about) ?? drawn) : drawn;
};

const courtOrder = (about: About, drawn: Json): Json => {
  if (drawn['kind'] !== 'courtOrder' || about.dice.chance(0.2)) return drawn;
  const day = (count: number): string => localDate(instantFromMs(about.known.nowMs + count * 86_400_000));
  const { dice } = about;
  return {
    ...without(drawn, ['endedAt', 'endReason', 'renews', 'orderedOn']),
    county: about.about?.record.county,
    from: day(-dice.upTo(60)),
    until: day(dice.between(30, 300)),
    categories: ['careManagement', ...(dice.chance(0.5) ? ['medication'] : [])],
  };
};

const event = (about: About, drawn: Json): Json => {
  const lgu = about.about?.record.lgu ?? 'suffolk';
  const protocol = localAotProtocols(lgu, localDate(instantFromMs(about.known.nowMs)));
  const { kind, requiredFields } = about.dice.oneOf(protocol.significantEvents.kinds);
  return {
    ...drawn,
    kind,
    lateReason: 'Learnt late.',
    details: Object.fromEntries(requiredFields.map(({ id }) => [id, 'Invented.'])),
  };
};

/** One of two ways to say when: drawn apart, they come both or not at all too often. */
const eitherDate = (drawn: Json, dice: Dice, [one, other]: readonly [string, string]): Json =>
  one in drawn && other in drawn ? without(drawn, [dice.oneOf([one, other])]) : drawn;

const registryEntry = (about: About): unknown => {
  const { dice, known, path } = about;
  const kind = path['kind'] ?? '';
  const schema = kindSchemas.get(kind) ?? {};
  const around = surroundings(about);
  const entry = isRegistryKind(kind)
    ? known.registry.get(kind)?.find(({ id }) => id === path['id'])
    : undefined;
  if (!entry || dice.chance(0.1)) return { ...(valueOf(schema, around) as Json), id: path['id'] };
  return dice.chance(0.5) ? entry : { ...(redrawn(entry, schema, around) as Json), id: entry.id };
};

const windowsSchema = z.looseObject({
  attestations: z.array(z.looseObject({ healthHome: z.string(), from: z.string() })),
});

/** Another end for a window that stands, or one of its own. */
const attestation = ({ dice, known, path, who }: About, drawn: Json): Json => {
  const agency = known.registry.get('agencies')?.find(({ id }) => id === path['agency']);
  const own = windowsSchema.parse(agency ?? { attestations: [] }).attestations;
  const attestation = own.find(({ healthHome }) => healthHome === who.org);
  return attestation && dice.chance(0.7) ? { ...without(drawn, ['until']), from: attestation.from } : drawn;
};

/** What was returned, with another part of it drawn anew. */
const resubmitted = ({ about, dice }: About, drawn: Json): unknown =>
  about && dice.chance(0.9) ? { ...about.record.referral, providers: drawn['providers'] ?? [] } : drawn;
const named = (known: Knowledge, agency: string | undefined): object[] =>
  staffOf(known, agency).map(({ id }) => ({ careManager: id }));

/** Another of the same agency, where the registry knows one. */
const change = ({ dice, known, about }: About, drawn: Json): Json => {
  const staff = named(known, about?.record.assignment.agency);
  return staff.length > 0 ? { ...dice.oneOf(staff), reason: 'caseload' } : drawn;
};
const reassignment = ({ dice, known, who }: About, drawn: Json): Json => {
  const to = named(known, who.org).slice(0, 5);
  return to.length > 0 ? { preview: dice.chance(0.5), to, reason: 'left' } : drawn;
};

/** Points of which none depends on the referral, each once. */
const checklist = ({ dice }: About): Json => ({
  points: dice.chance(0.5)
    ? [{ point: 'housing', state: dice.oneOf(['open', 'done', 'notNeeded']), note: 'Invented.' }]
    : [
        { point: 'introduction', state: 'done' },
        { point: 'transport', state: dice.oneOf(['open', 'notNeeded']) },
      ],
});
/** As it stands, mostly. */
const signature = ({ about, dice }: About, drawn: Json): Json =>
  about && dice.chance(0.9) ? { revision: Math.max(1, checklistOf(about.record).revision) } : drawn;

const suited = (operation: Operation, about: About, drawn: Json): unknown => {
  switch (operation) {
    case 'putAotOrder':
      return courtOrder(about, drawn);
    case 'reportSignificantEvent':
      return event(about, drawn);
    case 'askForTransfer':
      return {
        ...drawn,
        to: about.dice.oneOf(
          agencies.slice(0, 3).filter((org) => org !== about.about?.record.assignment.agency),
        ),
        effectiveOn: localDate(instantFromMs(about.known.nowMs + about.dice.upTo(3) * 86_400_000)),
      };
    case 'resubmitReferral':
      return resubmitted(about, drawn);
    case 'putHandOffChecklist':
      return checklist(about);
    case 'signHandOffChecklist':
      return signature(about, drawn);
    case 'voidFact':
      return voidOfRecord(about.about, about.dice) ?? drawn;
    case 'correctFact':
      return corrected(about.dice, about.who, drawn);
    case 'recordDischarge':
      return eitherDate(drawn, about.dice, ['dischargedAt', 'dischargedOn']);
    case 'recordFact':
      // What is known already is refused: an admission of its own instant is not.
      return about.dice.chance(0.6)
        ? { fact: 'admission', at: instantFromMs(about.known.nowMs), place: 'medicalInpatient' }
        : drawn;
    case 'moveFacility':
      return {
        facility: about.about?.record.facility === 'kingsboro-pc' ? 'bronx-pc' : 'kingsboro-pc',
        movedAt: instantFromMs(about.known.nowMs),
      };
    case 'putDischargePlan':
      return eitherDate(drawn, about.dice, ['plannedFor', 'plannedOn']);
    case 'answerEmergencyAccess':
      return { decision: about.who.role === 'spoa' ? 'renew' : 'end' };
    case 'changeCareManager':
      return change(about, drawn);
    case 'reassignCareManager':
      return reassignment(about, drawn);
    case 'putAttestation':
      return attestation(about, drawn);
    default:
      return drawn;
  }
};

/** Of a mailbox that there is; one in the account of the topics is confirmed already, whatever the token. */
const confirmation = ({ dice, known }: About): unknown => ({
  mailboxId: dice.oneOf(known.registry.get('mailboxes') ?? [{ id: 'none' }]).id,
  token: 'f'.repeat(64),
});

/** Who decides on the referral that it is about. */
const deciderOf = ({ about, who }: About): Who =>
  about ? (about.record.triage ?? { role: 'spoa', org: about.record.lgu }) : who;

export const bodyFor = (operation: Operation, about: About): { who: Who; body: unknown } => {
  const { who } = about;
  if (operation === 'submitReferral') return referral(about);
  if (operation === 'completeWorkItem') return { who, body: completion(about) };
  if (operation === 'confirmMailbox')
    return { who: { role: 'admin', org: 'operations' }, body: confirmation(about) };
  if (operation === 'putRegistryEntry') return { who, body: registryEntry(about) };
  const schema = bodySchemas.get(operation);
  if (!schema) return { who, body: undefined };
  return {
    who: operation === 'reassignCase' || operation === 'withdrawTransfer' ? deciderOf(about) : who,
    body: suited(operation, about, valueOf(schema, surroundings(about)) as Json),
  };
};
