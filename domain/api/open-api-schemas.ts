/**
 * The contracts of answers as the components of the API document. What many answers share (a case, a referral, a clock)
 * has a name there and is referred to.
 */
import * as z from 'zod';
import { aotViewSchema } from '../aot/aot-view-contract.ts';
import { noticeViewSchema } from '../notices/notice-contract.ts';
import { caseSummarySchema, timelineEntrySchema } from '../views/case-view-contract.ts';
import { clockViewSchema } from '../shared/clock-record.ts';
import { strandsSchema } from '../case/strands.ts';
import { decisionRecordSchema } from '../rules/decision-record.ts';
import { problemSchema } from './problem-contract.ts';
import { type Response, responses } from './responses.ts';
import { operations } from './routes.ts';
import { workItemViewSchema } from '../shared/work-item.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const shared = {
  Problem: problemSchema,
  Strands: strandsSchema,
  Clock: clockViewSchema,
  WorkItem: workItemViewSchema,
  Notice: noticeViewSchema,
  CaseSummary: caseSummarySchema,
  TimelineEntry: timelineEntrySchema,
  Decision: decisionRecordSchema,
  CourtOrders: aotViewSchema,
} as const satisfies Record<string, z.ZodType>;

const referenceTo = (name: string): string => `#/components/schemas/${name}`;

const nameOf = (operation: string): string =>
  `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Answer`;

const named = ((): z.core.$ZodRegistry<{ id: string }> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries<z.ZodType>(shared)) registry.add(schema, { id });
  for (const operation of operations) {
    const { content }: Response = responses[operation];
    const schema = content['application/json'];
    if (schema && !registry.has(schema)) registry.add(schema, { id: nameOf(operation) });
  }
  return registry;
})();

/** Every named schema, as what is sent: after defaults and transformations. */
export const componentSchemas = (): Readonly<Record<string, JsonSchema>> => {
  const { schemas } = z.toJSONSchema(named, { io: 'output', unrepresentable: 'any', uri: referenceTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]),
  );
};

/** A reference where the schema has a name, else the schema itself. */
export const answerSchema = (schema: z.ZodType): JsonSchema => {
  const id = named.get(schema)?.id;
  if (id !== undefined) return { $ref: referenceTo(id) };
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return json;
};
