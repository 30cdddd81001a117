/** What the views return is what their contracts say: the cases of all phases, read by everybody who may, parsed by zod itself. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type * as z from 'zod';
import { partiesOf } from '../../../domain/case/parties.ts';
import { responses } from '../../../domain/api/responses.ts';
import { type Operation, operations, type Route, routes } from '../../../domain/api/routes.ts';
import { FuzzDesk } from '../../fuzz/fuzz-desk.ts';
import { openScenes } from '../../fuzz/scenes.ts';

const reads = operations.filter((operation) => {
  const { method, path, query }: Route = routes[operation];
  return method === 'GET' && (path.includes('{caseId}') || query !== undefined);
});

describe('an answer is what its contract says:', () => {
  let desk: FuzzDesk;

  beforeAll(async () => {
    desk = await FuzzDesk.open();
    await openScenes(desk.world);
  });

  const answersTo = async (operation: Operation): Promise<unknown[]> => {
    const { path, roles }: Route = routes[operation];
    const answers: unknown[] = [];
    for (const caseId of desk.watch.caseIds) {
      const snapshot = await desk.truth.load(caseId);
      const people = [...partiesOf(snapshot!.case), { role: 'admin', org: 'operations' } as const];
      for (const who of people.filter(({ role }) => roles.includes(role))) {
        const place = path.replace('{caseId}', caseId).replace('{number}', '1').replace('{kind}', 'agencies');
        const { status, text, headers } = await desk.send({ who, method: 'GET', path: place, headers: {} });
        if (status !== 200) continue;
        answers.push(String(headers['content-type']).includes('json') ? JSON.parse(text) : text);
      }
    }
    return answers;
  };

  it.each(reads)('%s', async (operation) => {
    const [schema] = Object.values<z.ZodType>(responses[operation].content);
    const answers = await answersTo(operation);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(schema!.safeParse(answer).error).toBeUndefined();
  });
});
