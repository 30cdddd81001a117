/** What contracts refuse by a refinement is in the API document, as a schema or as a sentence. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { expressed, said } from '../../../../domain/api/documentation/refinements.ts';
import { refinementsOf, requestSchema } from '../../../../domain/api/documentation/request-schemas.ts';
import { type Operation, operations, type Route, routes } from '../../../../domain/api/routes.ts';

/** Of every schema in the contracts of requests; undefined for a refinement that says several things. */
const refinements = (() => {
  const found: { sentence: string | undefined; where: string }[] = [];
  for (const operation of operations) {
    const { body, query }: Route = routes[operation];
    for (const contract of [body, query])
      if (contract)
        z.toJSONSchema(contract, {
          io: 'input',
          unrepresentable: 'any',
          override: ({ zodSchema, path }) => {
            const sentences = refinementsOf(zodSchema);
            const custom = (zodSchema._zod.def.checks ?? []).filter(
              ({ _zod }) => _zod.def.check === 'custom',
            );
            const where = [operation, ...path].join('.');
            found.push(...sentences.map((sentence) => ({ sentence, where })));
            if (custom.length > sentences.length) found.push({ sentence: undefined, where });
          },
        });
  }
  return found;
})();

describe('a refinement of a contract', () => {
  it('has a row in domain/api/documentation/refinements.ts, and no row is of none', () => {
    const sentences = new Set(
      refinements.flatMap(({ sentence }) => (sentence === undefined ? [] : [sentence])),
    );
    const rows = [...Object.keys(expressed), ...said];
    expect({
      without: [...sentences].filter((sentence) => !rows.includes(sentence)),
      leftOver: rows.filter((row) => !sentences.has(row)),
    }).toEqual({ without: [], leftOver: [] });
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('that says several things is of the referral alone, which has its own row', () => {
    const several = refinements.filter(({ sentence }) => sentence === undefined).map(({ where }) => where);
    expect(several).toEqual(['submitReferral', 'resubmitReferral']);
  });
});

const takes = (operation: Operation, body: unknown): boolean => {
  const { body: contract }: Route = routes[operation];
  return new Ajv2020({ strict: false, validateFormats: false }).validate(requestSchema(contract!), body);
};

describe('a client that reads the schema alone', () => {
  it.each<[string, Operation, unknown, unknown]>([
    [
      'a plan has a day',
      'putDischargePlan',
      { status: 'planned' },
      { status: 'planned', plannedOn: '2026-03-06' },
    ],
    [
      'a discharge has a time or a day, not both',
      'recordDischarge',
      { dischargedAt: '2026-03-06T17:00:00-05:00', dischargedOn: '2026-03-06' },
      { dischargedOn: '2026-03-06' },
    ],
    [
      'a day is of this age',
      'recordDischarge',
      { dischargedOn: '1026-03-06' },
      { dischargedOn: '2026-03-06' },
    ],
    [
      'a reason that is another is explained',
      'voidFact',
      { fact: 'closing', reason: 'other' },
      { fact: 'closing', reason: 'other', explanation: 'Entered for another person.' },
    ],
  ])('learns that %s', (_rule, operation, refused, taken) => {
    expect([takes(operation, refused), takes(operation, taken)]).toEqual([false, true]);
  });
});
