/** A state machine file explains itself: whoever opens it, or the console of AWS, reads of every state why it is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';

const folder = join(__dirname, '../../statemachines');

interface Graph {
  States: Record<string, { Comment?: string | undefined; Branches?: Graph[] | undefined }>;
}
const graphSchema: z.ZodType<Graph> = z.lazy(() =>
  z.object({
    States: z.record(
      z.string(),
      z.object({ Comment: z.string().optional(), Branches: z.array(graphSchema).optional() }),
    ),
  }),
);

/** Name and comment of every state, those within branches as well. */
const commentsIn = ({ States }: Graph): (readonly [string, string])[] =>
  Object.entries(States).flatMap(([name, { Comment = '', Branches = [] }]) => [
    [name, Comment] as const,
    ...Branches.flatMap(commentsIn),
  ]);

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

describe.each(readdirSync(folder))('%s', (file) => {
  const text = read(file);
  const comments = commentsIn(graphSchema.parse(JSON.parse(text)));

  it('has as many states as this test walks', () => {
    expect(comments.length).toBe(text.match(/"Type":/g)?.length);
  });

  it.each(comments)('%s says why it is there, in a sentence that is more than its name', (name, comment) => {
    expect(comment).toMatch(/^[A-Z0-9].+\.$/);
    const said = new Set(wordsOf(name));
    expect(wordsOf(comment).filter((word) => !said.has(word)).length).toBeGreaterThan(7);
  });

  it('says the same of no two states', () => {
    const said = comments.map(([, comment]) => comment);
    expect(said.filter((comment, index) => said.indexOf(comment) !== index)).toEqual([]);
  });
});
