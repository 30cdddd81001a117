/**
 * The API document takes what the server takes, and nothing else: values at every border of every contract are given to the
 * schema and to the contract. Where they differ, the reason stands here.
 */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { said } from '../../../../domain/api/documentation/refinements.ts';
import { openApiDocument } from '../../../../domain/api/open-api.ts';
import { type Operation, operations, type Route, routes } from '../../../../domain/api/routes.ts';
import { organisationIdPattern } from '../../../../domain/shared/actor.ts';
import * as coded from '../../../../domain/shared/coded-text.ts';
import type { Schema } from '../../../fuzz/json-schema.ts';
import { bodyParser, compare, type Compared, compareTexts, headerParser, queryParser } from './two-ways.ts';

interface Explained {
  taker: 'schema' | 'contract';
  /** Whether a complaint of the other is of this kind. */
  is: (complaint: string) => boolean;
  because: string;
}

const endsWith = (sentence: string) => (complaint: string) => complaint.endsWith(`: ${sentence}`);
const patternIs = (pattern: RegExp) => (complaint: string) =>
  complaint.endsWith(`: pattern ${JSON.stringify({ pattern: pattern.source })}`);

const codes = [
  coded.cinPattern,
  coded.districtPattern,
  coded.icd10Pattern,
  coded.phonePattern,
  coded.statePattern,
  coded.zipPattern,
  organisationIdPattern,
];

/** Short, and each with its reason. */
const explained: readonly Explained[] = [
  {
    taker: 'schema',
    is: endsWith('Nothing of this text can be seen. Write it in letters that can.'),
    because:
      'Joiners alone: to name every sign that takes no ink needs classes of Unicode, which few engines of patterns have.',
  },
  {
    taker: 'schema',
    is: endsWith(
      'A letter of this text was lost on its way here. Write it anew, and send or save it in UTF-8.',
    ),
    because:
      'Half of a pair of surrogates: many engines read patterns by halves, and would refuse whole letters.',
  },
  {
    taker: 'schema',
    is: (complaint) => complaint.includes('Give substance-use diagnoses in partTwo of the referral'),
    because:
      'A code of substance use anywhere in a text (42 CFR Part 2); the list of codes and names is long, and grows.',
  },
  {
    taker: 'schema',
    is: endsWith('Give a date between 1900 and 2200.'),
    because:
      'An instant of the first hours of 1900 at an offset is of 1899 in UTC: the pattern looks at the year as written.',
  },
  {
    taker: 'contract',
    is: patternIs(/^(?:19|20|21)\d\d/),
    because: 'The same the other way round: of 1899 or 2200 as written, and not in UTC.',
  },
  {
    taker: 'contract',
    is: (complaint) => codes.some((pattern) => patternIs(pattern)(complaint)),
    because: 'A code is taken as people type it, and kept in the one form that the document gives.',
  },
  {
    taker: 'schema',
    is: endsWith('Give at least 10 characters.'),
    because: 'Blanks at the ends of a text do not count.',
  },
  {
    taker: 'contract',
    is: (complaint) => complaint.includes(': enum {"allowedValues":["albany"'),
    because: 'A county is taken by its name too, in whatever letters.',
  },
  {
    taker: 'contract',
    is: (complaint) => /\/(first|middle|last)Name: (minLength|pattern) /.test(complaint),
    because: 'A form that was left blank sends a name of nothing, which counts as left out.',
  },
];

const saidInDescriptions: readonly Explained[] = said.map((sentence) => ({
  taker: 'schema',
  is: endsWith(sentence),
  because: 'What no schema can say: domain/api/documentation/refinements.ts.',
}));

const used = new Set<Explained>();
/** A disagreement is explained where each complaint is, or where the contract would take it but for complaints that are. */
const unexplainedIn = ({ disagreements }: Compared): unknown[] =>
  disagreements.flatMap(({ taker, why, value }) => {
    const open = why.filter((complaint) => {
      const known = [...explained, ...saidInDescriptions].find(
        (one) => one.taker === taker && one.is(complaint),
      );
      if (known) used.add(known);
      return !known;
    });
    return open.length > 0 ? [{ taken: `by the ${taker}`, open, value }] : [];
  });

const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(JSON.stringify(openApiDocument())));
const operationSchema = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: z.unknown() })),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) })
    .optional(),
});
const described = (operation: Operation) => {
  const { path, method } = routes[operation];
  return operationSchema.parse(document.paths[path]?.[method.toLowerCase()]);
};
const bodyOf = (operation: Operation) =>
  described(operation).requestBody?.content['application/json'].schema as Schema;

/** Each body once: a referral that is sent again is a referral. */
const bodies = operations.filter((operation) => {
  const { body }: Route = routes[operation];
  return body !== undefined && operation !== 'resubmitReferral' && operation !== 'putRegistryEntry';
});
const seed = 20260304;

describe('what the API document says of a body', () => {
  it.each(bodies)('%s: is what the server takes, and the other way round', (operation) => {
    const compared = compare(bodyOf(operation), bodyParser(routes[operation]), seed);
    expect(unexplainedIn(compared)).toEqual([]);
    const { oneOf = [1] } = bodyOf(operation);
    expect([operation, compared.begun]).toEqual([operation, oneOf.length]);
  });

  it('a referral that is sent again is asked for what a referral is', () => {
    expect(bodyOf('resubmitReferral')).toEqual(bodyOf('submitReferral'));
  });

  const entries = routes.putRegistryEntry.body.options.map((body, index): [number, z.ZodType] => [
    index,
    body,
  ]);
  it.each(entries)(
    'an entry of the registry of kind %i: is what the server takes, and the other way round',
    (index, body) => {
      const schema = bodyOf('putRegistryEntry').anyOf![index]!;
      const compared = compare(schema, bodyParser({ ...routes.putRegistryEntry, body }), seed);
      expect(unexplainedIn(compared)).toEqual([]);
      // A mailbox is of one of several protocols.
      const { oneOf = [1] } = schema;
      expect(compared.begun).toBe(oneOf.length);
    },
  );
});

describe('what the API document says of a parameter', () => {
  const queried = operations.flatMap((operation) =>
    described(operation)
      .parameters.filter((parameter) => parameter.in === 'query')
      .map(({ name, schema }): [Operation, string, Schema] => [operation, name, schema as Schema]),
  );
  it.each(queried)('%s %s: is what the server takes, and the other way round', (operation, name, schema) => {
    expect(unexplainedIn(compareTexts(schema, queryParser(routes[operation], name), seed))).toEqual([]);
  });

  it.each(['Idempotency-Key', 'If-Match'])(
    '%s: is what the server takes, and the other way round',
    (name) => {
      const { schema } = described('recordContact').parameters.find((parameter) => parameter.name === name)!;
      expect(unexplainedIn(compareTexts(schema as Schema, headerParser(name.toLowerCase()), seed))).toEqual(
        [],
      );
    },
  );

  it('together is told in the description of the operation', () => {
    expect(described('getAudit')['description']).toContain('not before the beginning');
  });
});

it('every reason for a difference is met', () => {
  expect(
    explained.filter((one) => !used.has(one)).map(({ taker, because }) => `${taker}: ${because}`),
  ).toEqual([]);
});
