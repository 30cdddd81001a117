/** A clause of the guidance, in our own short words: what clauses.json holds. */
import * as z from 'zod';

const clauseSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: z.string(),
    section: z.string(),
    text: z.string(),
    kind: z.literal('rule'),
    /** Set where it is of another document than the guidance. */
    document: z.string().optional(),
    /** Set where the clause belongs to a path that is still to come: listed, and not counted as covered. */
    later: z.literal('billing').optional(),
    /** Set where its rules read the facts of agencies, staff and caseloads. */
    area: z.literal('assignment').optional(),
  }),
  z.strictObject({
    id: z.string(),
    section: z.string(),
    text: z.string(),
    kind: z.literal('notARule'),
    why: z.string(),
  }),
]);
export const clausesSchema = z.strictObject({ document: z.string(), clauses: z.array(clauseSchema) });
export type Clause = z.infer<typeof clauseSchema>;
