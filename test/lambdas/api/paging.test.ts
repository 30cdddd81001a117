/** Lists go on by cursor: every entry once, in order, and a cursor opens no list but its own. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Desk, fieldsOf, otherSpoa, planner, type Sent, spoa, type Who } from './desk.ts';
import { changed, ofPerson, refer, referralOf } from './stages.ts';

const entrySchema = z.looseObject({
  caseId: z.string(),
  workItemId: z.string().optional(),
  noticeId: z.string().optional(),
  openedAt: z.string().optional(),
  dueAt: z.string().optional(),
  at: z.string().optional(),
});
const pageSchema = z.strictObject({ items: z.array(entrySchema), cursor: z.string().optional() });
const pageOf = ({ body }: Sent) => pageSchema.parse(body);
const idOf = (entry: z.infer<typeof entrySchema>): string =>
  entry.noticeId ?? entry.workItemId ?? entry.caseId;

const count = 23;
let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  for (let index = 0; index < count; index += 1) {
    // Three at the same instant, so that pages end within one too.
    if (index % 3 === 0) await desk.world.runtime.advanceTo(desk.world.runtime.clock.nowMs() + 60_000);
    await refer(desk, planner, ofPerson(referralOf(desk), index));
  }
  const nassau = {
    countyOfResidence: 'nassau',
    countyOfFiscalResponsibility: 'nassau',
  };
  for (const index of [count, count + 1])
    await refer(desk, planner, changed(ofPerson(referralOf(desk), index), { person: nassau }));
});

const allOf = async (who: Who, path: string, limit: number) => {
  const entries = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = pageOf(
      await desk.get(who, `${path}?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`),
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    entries.push(...page.items);
    cursor = page.cursor;
    pages += 1;
  } while (cursor !== undefined && pages < 100);
  return { entries, pages };
};

describe.each([
  ['/cases', (entry: z.infer<typeof entrySchema>) => entry.openedAt, 'descending'],
  ['/work-items', (entry: z.infer<typeof entrySchema>) => entry.dueAt, 'ascending'],
  ['/notices', (entry: z.infer<typeof entrySchema>) => entry.at, 'ascending'],
] as const)('%s', (path, instantOf, order) => {
  it.each([1, 2, 7, 22, 23, 24, 100])('shows everything once, in order, in pages of %i', async (limit) => {
    const { entries, pages } = await allOf(spoa, path, limit);
    expect(entries).toHaveLength(count);
    expect(new Set(entries.map(idOf)).size).toBe(count);
    expect(pages).toBe(Math.ceil(count / limit));
    const instants = entries.map(instantOf);
    const sorted = [...instants].sort();
    expect(instants).toEqual(order === 'ascending' ? sorted : sorted.reverse());
  });

  it('shows 25 where no limit is given', async () => {
    const page = pageOf(await desk.get(planner, '/cases'));
    expect(page.items).toHaveLength(25);
    expect(page.cursor).toBeUndefined();
  });

  it('refuses a cursor of another list or organisation, and one that nobody gave', async () => {
    const { cursor } = pageOf(await desk.get(spoa, `${path}?limit=1`));
    const others = ['/cases', '/work-items', '/notices'].filter((other) => other !== path);
    const foreign: [Who, string][] = [
      ...others.map((other): [Who, string] => [spoa, other]),
      [otherSpoa, path],
      [{ role: 'planner', org: 'suffolk' }, path],
    ];
    for (const [who, list] of foreign) {
      const ask = { who, method: 'GET', path: `${list}?cursor=${cursor ?? ''}` };
      expect(fieldsOf(await desk.refused(ask, 400, 'unknownCursor'))).toEqual(['query.cursor']);
    }
    const made = [['a', 'b'], [], {}, 'x', [path, '9999'], null, [1, 2], ['__proto__', 'x']].map((value) =>
      Buffer.from(JSON.stringify(value)).toString('base64url'),
    );
    for (const text of [...made, 'A', '____', 'a'.repeat(1_024), `${cursor ?? ''}A`.slice(1)])
      await desk.refused({ who: spoa, method: 'GET', path: `${path}?cursor=${text}` }, 400, 'unknownCursor');
  });

  it('goes on where it stood when entries before it are gone or new', async () => {
    const first = pageOf(await desk.get(otherSpoa, `${path}?limit=1`));
    const rest = pageOf(await desk.get(otherSpoa, `${path}?limit=10&cursor=${first.cursor ?? ''}`));
    expect([...first.items, ...rest.items].map(idOf)).toHaveLength(2);
    expect(rest.cursor).toBeUndefined();
  });
});
