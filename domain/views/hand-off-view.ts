/** The warm hand-off checklist as its readers are shown it: points to who may know the person, notes to who treats them. */
import type * as z from 'zod';
import { disclose, Own, type Part } from '../access/disclosure.ts';
import { legalBasis } from '../access/legal-basis.ts';
import type { Reader } from '../access/openings.ts';
import { standingOf } from '../access/standing.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { checklistOf, isStale, openPoints, pointsOf, settledAs, unsignedSides } from '../case/hand-off.ts';
import type { Person } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type {
  changedChecklistSchema,
  handOffChecklistViewSchema,
  handOffLacksSchema,
} from './hand-off-view-contract.ts';

type View = z.output<typeof handOffChecklistViewSchema>;
type Changed = z.output<typeof changedChecklistSchema>;
type Lacks = z.output<typeof handOffLacksSchema>;

const point = { point: 'always', state: 'always', at: 'always', by: 'always' } as const;

export const handOffChecklistDisclosure: Part<View, 'always'> = {
  opening: 'always',
  fields: {
    revision: 'always',
    points: { opening: 'always', item: { opening: 'identity', fields: { ...point, note: 'treatment' } } },
    signatures: 'always',
  },
};
export const changedChecklistDisclosure: Part<Changed, 'always'> = {
  opening: 'always',
  fields: {
    revision: 'always',
    points: { opening: 'always', item: { opening: 'identity', fields: point } },
    signatures: 'always',
  },
};
export const handOffLacksDisclosure: Part<Lacks, 'always'> = {
  opening: 'always',
  fields: { openPoints: 'identity', unsigned: 'always' },
};

export const wholeChecklist = (record: CaseRecord) => {
  const checklist = checklistOf(record);
  return {
    revision: checklist.revision,
    points: pointsOf(record).map((point) => {
      const { by, ...settled } = settledAs(checklist, point) ?? {
        point,
        state: 'open' as const,
        by: undefined,
      };
      return new Own(by, { ...settled, ...(by && { by: { role: by.role, org: by.org } }) });
    }),
    signatures: checklist.signatures.map((signature) => ({
      side: signature.side,
      org: signature.by.org,
      revision: signature.revision,
      at: signature.at,
      stale: isStale(record, signature),
    })),
  };
};

/** What a change of it is answered with. */
export const changedChecklist = (record: CaseRecord, reader: Reader): Changed =>
  disclose(changedChecklistDisclosure, wholeChecklist(record), reader);

/**
 * What the hand-off lacks that somebody has just reported. Work is answered as its addressee, on no basis; what the points say
 * of the person is shown by the basis of their standing to the case.
 */
export const ownLacks = (record: CaseRecord, actor: Person, now: Instant): Own<Lacks> => {
  const standing = standingOf(record, actor, now);
  const whole = { openPoints: openPoints(record), unsigned: unsignedSides(record) };
  const basis = legalBasis(record, standing, now);
  return new Own(actor, disclose(handOffLacksDisclosure, whole, { actor, standing, basis, record }));
};
