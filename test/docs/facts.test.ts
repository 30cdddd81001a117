/** The table of facts is true of the code: nothing is without a fact, and each way that it names is one that the API has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { voidableFacts } from '../../domain/case/answer-codes.ts';
import { caseRecordSchema } from '../../domain/case/case-record.ts';
import { factsOfClocks, factsOfMembers, factsOfParts } from '../../domain/case/facts-of-members.ts';
import { factsOfOperations, factsOfWork } from '../../domain/case/facts-of-operations.ts';
import { type FactRow, readingOperations } from '../../domain/case/facts-row.ts';
import { type FactName, factNames, factsTable, type OfFacts } from '../../domain/case/facts-table.ts';
import { partNames } from '../../domain/case/kinds-of-part.ts';
import { storedReferralSchema } from '../../domain/case/stored-referral-contract.ts';
import { voidBodySchema } from '../../domain/case/void-contract.ts';
import { clockKinds } from '../../domain/shared/clock-record.ts';
import { workItemKinds } from '../../domain/shared/work-item.ts';
import { operations, type Route, routes } from '../../domain/api/routes.ts';
import { drawFacts } from '../../scripts/draw-facts.ts';
import * as z from 'zod';

/** What the alternatives of a contract call themselves by `fact`. */
const factsOf = (contract: z.ZodType | undefined): string[] => {
  if (!(contract instanceof z.ZodDiscriminatedUnion)) return [];
  return contract.options.flatMap((option) => {
    const fact: unknown = option instanceof z.ZodObject ? option.shape['fact'] : undefined;
    return fact instanceof z.ZodLiteral ? [...fact.values].map(String) : [];
  });
};
const routeOf = (operation: string): Route | undefined =>
  Object.entries<Route>(routes).find(([name]) => name === operation)?.[1];

const rows: readonly (readonly [FactName, FactRow])[] = factNames.map((name) => [name, factsTable[name]]);
const namedIn = (of: Readonly<Record<string, OfFacts>>): FactName[] =>
  Object.values(of).flatMap((facts) => (typeof facts === 'string' ? [] : facts));

const membersOf = (schema: z.ZodType | undefined): string[] => {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
};
const { shape } = caseRecordSchema;
const opened: Readonly<Record<string, z.ZodType>> = {
  referral: storedReferralSchema,
  assignment: shape.assignment,
  discharge: shape.discharge,
  aot: shape.aot,
};

describe('the table of facts', () => {
  it('has a row for each member of the record, each kind of part, each clock and each kind of work', () => {
    const members = Object.keys(shape).flatMap((name) =>
      opened[name] ? membersOf(opened[name]).map((member) => `${name}.${member}`) : [name],
    );
    expect(Object.keys(factsOfMembers).sort()).toEqual(members.sort());
    expect(Object.keys(factsOfParts).sort()).toEqual([...partNames].sort());
    expect(Object.keys(factsOfClocks).sort()).toEqual([...clockKinds].sort());
    expect(Object.keys(factsOfWork).sort()).toEqual([...workItemKinds].sort());
  });

  it('has a row for each operation that writes, and only what reads has none', () => {
    const reading = new Set<string>(readingOperations);
    expect(Object.keys(factsOfOperations).sort()).toEqual(
      operations.filter((name) => !reading.has(name)).sort(),
    );
    const writes = readingOperations.filter((name) => routes[name].method !== 'GET');
    // It asks a question in a body, and keeps nothing of it.
    expect(writes).toEqual(['checkEligibility']);
    expect(operations.filter((name) => routes[name].method === 'GET' && !reading.has(name))).toEqual([]);
  });

  it('names as voided exactly what POST /cases/{caseId}/voids takes', () => {
    const named = rows.flatMap(([, { voided }]) => ('as' in voided ? [voided.as] : []));
    expect(factsOf(voidBodySchema).sort()).toEqual([...voidableFacts].sort());
    expect(named.sort()).toEqual([...voidableFacts].sort());
  });

  it('names as corrected exactly what the contract of corrections takes, where the API has one', () => {
    const named = rows.flatMap(([, { corrected }]) => ('as' in corrected ? (corrected.as ?? []) : []));
    expect([...named].sort()).toEqual(factsOf(routeOf('correctFact')?.body).sort());
  });

  it('corrects a fact by operations alone that enter or touch it', () => {
    const wrong = rows.flatMap(([name, { corrected }]) =>
      ('with' in corrected ? (corrected.with ?? []) : [])
        .filter((operation) => {
          const facts =
            operation === 'completeWorkItem' ? namedIn(factsOfWork) : factsOfOperations[operation];
          return !facts.includes(name);
        })
        .map((operation) => `${name} by ${operation}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no fact that nothing enters', () => {
    const entered = new Set([...namedIn(factsOfOperations), ...namedIn(factsOfWork)]);
    expect(factNames.filter((name) => !entered.has(name))).toEqual([]);
  });

  it('has no fact of a case that is nowhere in its record, but for what stands in items beside it', () => {
    const held = new Set([...namedIn(factsOfMembers), ...namedIn(factsOfParts)]);
    const beside: readonly FactName[] = [
      // Contacts, steps, work and notices are items of their own.
      'duplicate',
      'searchStep',
      'noticeRead',
      'claim',
      'medicaidFollowUp',
      'ordersTold',
      // Of no case.
      'auditGrant',
      'mailboxConfirmation',
    ];
    expect(factNames.filter((name) => !held.has(name)).sort()).toEqual([...beside].sort());
  });

  it('says something of each fact in every column, and is drawn whole', () => {
    const drawn = drawFacts();
    for (const [name, { is, by, follows }] of rows) {
      expect(drawn).toContain(`\`${name}\``);
      expect([name, is !== '' && by !== '' && follows !== '']).toEqual([name, true]);
    }
  });

  it('is carried along by no function: nothing but its own files and scripts imports it', () => {
    const root = join(__dirname, '../..');
    const importing = ['domain', 'lambdas', 'adapters', 'lib', 'local']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          join(folder, name),
        ),
      )
      .filter((name) => name.endsWith('.ts') && !/domain\/case\/facts-/.test(name))
      .filter((name) =>
        /from '[^']*\/facts-(?:row|table|of-[a-z]+)\.ts'/.test(readFileSync(join(root, name), 'utf8')),
      );
    expect(importing).toEqual([]);
  });
});
