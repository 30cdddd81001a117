/** The warm hand-off checklist as its readers are shown it: points to who may know the person, notes to who treats them. */
import type * as z from 'zod';
import { disclose, Own, type Part } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { checklistOf, isStale, openPoints, pointsOf, settledAs, unsignedSides } from '../case/hand-off.ts';
import type { handOffChecklistViewSchema, handOffLacksSchema } from './hand-off-view-contract.ts';

type View = z.output<typeof handOffChecklistViewSchema>;
type Lacks = z.output<typeof handOffLacksSchema>;

export const handOffChecklistDisclosure: Part<View, 'always'> = {
  opening: 'always',
  fields: {
    revision: 'always',
    points: {
      opening: 'always',
      item: {
        opening: 'identity',
        fields: { point: 'always', state: 'always', at: 'always', by: 'always', note: 'treatment' },
      },
    },
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

export const checklistView = (record: CaseRecord, reader: Reader): View =>
  disclose(handOffChecklistDisclosure, wholeChecklist(record), reader);

export const wholeLacks = (record: CaseRecord): Lacks => ({
  openPoints: openPoints(record),
  unsigned: unsignedSides(record),
});
