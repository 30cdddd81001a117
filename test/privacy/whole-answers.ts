/**
 * Whole answers for the matrix of disclosure, made from the contracts: each has every field that its contract has, and of
 * what comes in kinds (clocks, work, notices, events) one of each kind. Nobody need think of a new field for it to be here.
 */
import * as z from 'zod';
import { Own } from '../../domain/access/disclosure.ts';
import type { Reader } from '../../domain/access/openings.ts';
import { disclosures } from '../../domain/api/disclosures.ts';
import { responses } from '../../domain/api/responses.ts';
import { operations, type Operation } from '../../domain/api/routes.ts';
import { auditEvents, type AuditEventType } from '../../domain/case/audit-events.ts';
import { eventsShown } from '../../domain/views/timeline-disclosure.ts';
import { correctableFacts } from '../../domain/case/answer-codes.ts';
import type { Schema } from './contract-leaves.ts';

type Json = Readonly<Record<string, unknown>>;
const isSchema = (member: unknown): member is Schema => typeof member === 'object';
const outputSchema = (contract: z.ZodType): Schema =>
  z.toJSONSchema(contract, { io: 'output', unrepresentable: 'any' });

/** A kind or type that this version does not have. */
export const anotherVersions = 'anotherVersions';

/** The kinds that a list of such items has one item of each of. */
const kindsIn = ({ properties }: Schema): readonly unknown[] | undefined => {
  const kind = properties?.['kind'];
  return isSchema(kind) ? kind.enum : undefined;
};

/** A value with every field; of alternatives the first. */
const wholeOf = (schema: Schema, path = ''): unknown => {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (isSchema(first)) return wholeOf(first, path);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array' && isSchema(schema.items)) {
    const { items } = schema;
    const item = wholeOf(items, path);
    const kinds = kindsIn(items);
    return kinds ? [...kinds, anotherVersions].map((kind) => ({ ...(item as Json), kind })) : [item];
  }
  if (schema.type === 'object') {
    const members = Object.entries(schema.properties ?? {});
    const values = schema.additionalProperties;
    return Object.fromEntries([
      ...members.map(([name, member]) => [name, isSchema(member) ? wholeOf(member, `${path}.${name}`) : {}]),
      ...(isSchema(values) && members.length === 0 ? [['anything', wholeOf(values, path)]] : []),
    ]) as Json;
  }
  if (schema.type === 'boolean') return true;
  return schema.type === 'string' ? `a word at ${path}` : 1;
};

const contractOf = (operation: Operation): z.ZodType | undefined => {
  const content: Partial<Record<string, z.ZodType>> = responses[operation].content;
  return content['application/json'];
};

const detailsOf = (type: AuditEventType): unknown[] => {
  const schema = outputSchema(auditEvents[type].details);
  return (schema.anyOf ?? [schema]).map((one) => (isSchema(one) ? wholeOf(one) : {}));
};

/** Every event of the table, of every kind that it can be about, and one that no version knew. */
const events = (): { label: string; event: Json }[] => [
  ...Object.entries(eventsShown).flatMap(([type, { event }]) =>
    detailsOf(type as AuditEventType).flatMap((details) =>
      (typeof event === 'string' ? [undefined] : Object.keys(event)).map((kind) => ({
        label: kind === undefined ? type : `${type} ${kind}`,
        event: {
          type,
          says: 'It happened.',
          details: { ...(details as Json), ...(kind !== undefined && { kind }) },
        },
      })),
    ),
  ),
  { label: anotherVersions, event: { type: anotherVersions, details: { word: 'x' } } },
];
const line = { seq: 1, at: 'x', ruleIds: ['HHP-EL-06'], by: { role: 'cma', org: 'x' } };

export interface WholeAnswer {
  operation: Operation;
  /** Of what part of an answer, where it is looked at in parts. */
  label: string;
  value: unknown;
}

const inParts = (operation: Operation, value: Json): WholeAnswer[] =>
  operation === 'getTimeline'
    ? [
        { operation, label: '', value: { ...value, events: [] } },
        ...events().map(({ label, event }) => ({
          operation,
          label,
          value: { events: [{ ...line, ...event }] },
        })),
      ]
    : [{ operation, label: '', value }];

/** One correction of each fact: each is opened as the fact itself. */
const withCorrections = (value: unknown): Json => {
  const [item] = (value as { corrections: Json[] }).corrections;
  return {
    ...(value as Json),
    corrections: [...correctableFacts, anotherVersions].map((fact) => ({ ...item, fact })),
  };
};

/** Of a notice the kinds are no list of its contract. */
const withNoticeKinds = (value: unknown, kinds: readonly string[], name: string): Json => {
  const [item] = (value as Record<string, unknown[]>)[name] ?? [];
  return {
    ...(value as Json),
    [name]: [...kinds, anotherVersions].map((kind) => ({ ...(item as Json), kind })),
  };
};

export const wholeAnswers = (noticeKinds: readonly string[]): WholeAnswer[] =>
  operations.flatMap((operation) => {
    if (disclosures[operation] === 'noCase') return [];
    const contract = contractOf(operation);
    if (!contract)
      return [
        {
          operation,
          label: '',
          value: { orders: 1, concerns: 1, search: 1, significantEvents: 1, steps: 1 },
        },
      ];
    const value = wholeOf(outputSchema(contract));
    if (operation === 'getCase' || operation === 'listCorrections')
      return inParts(operation, withCorrections(value));
    if (operation === 'acknowledgeNotice')
      return inParts(operation, { ...(value as Json), kind: noticeKinds[0] });
    if (operation === 'getTimeline')
      return inParts(operation, withNoticeKinds(value, noticeKinds, 'notices'));
    if (operation === 'listNotices') return inParts(operation, withNoticeKinds(value, noticeKinds, 'items'));
    return inParts(operation, value as Json);
  });

/** Where an answer marks what is somebody's own. */
const ownPlaces: readonly RegExp[] = [
  /^(listWorkItems|listNotices)\.items\[\]$/,
  /^(getCase|getTimeline)\.(contacts|openWork|spoaDecision|admissions|laterFacts|journeyFacts|events|notices)(\[\])?$/,
  /^getCase\.aot\.(orders\[\]|significantEvents\[\]|cairs\[\]|planOfCare)$/,
  /^getCase\.aot\.planOfCare\.consultations\[\]$/,
  /^(claimWorkItem|releaseWorkItem|acknowledgeNotice|recordSearchStep|recordSighting)$/,
  /^completeWorkItem\.workItem$/,
  /^(getCase|(put|sign)HandOffChecklist)\.handOffChecklist\.points\[\]$/,
  /^(raise|withdraw)MissingConcern\.concern$/,
  /^listSearchSteps\.steps\[\]$/,
  /^getCairsReports\.reports\[\]$/,
];
const isOwnPlace = (path: string): boolean => ownPlaces.some((place) => place.test(path));

/** The same answer in which all that can be somebody's is of this organisation. */
export const ownedBy = (of: Reader['actor'] | undefined, value: unknown, path: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => ownedBy(of, item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value;
  const marked = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, ownedBy(of, member, `${path}.${name}`)]),
  );
  return isOwnPlace(path) ? new Own(of, marked) : marked;
};
