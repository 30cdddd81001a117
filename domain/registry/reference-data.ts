/** Reference data of the release, as the registry shows it: 62 counties, 58 LGUs, 24 State facilities. */
import { counties, lguIds } from '../shared/counties.ts';
import { facilities } from '../shared/facilities.ts';
import type { Answer } from '../shared/answer.ts';
import type { referenceEntrySchema } from './registry-answers-contract.ts';

const lgus = lguIds.map((id) => ({
  id,
  counties: counties.filter(({ lgu }) => lgu === id).map((county) => county.id),
}));

export const referenceKinds = ['counties', 'lgus', 'facilities'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
export const isReferenceKind = (kind: string): kind is ReferenceKind =>
  referenceKinds.some((known) => known === kind);

type ReferenceEntry = Answer<typeof referenceEntrySchema>;

export const referenceData = { counties, lgus, facilities } satisfies Record<
  ReferenceKind,
  readonly ReferenceEntry[]
>;

export const referenceEntries = (kind: ReferenceKind): readonly ReferenceEntry[] => referenceData[kind];

export const referenceEntry = (kind: ReferenceKind, id: string): ReferenceEntry | undefined =>
  referenceEntries(kind).find((entry) => entry.id === id);
