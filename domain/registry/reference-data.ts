/** Reference data of the release, as the registry shows it: 62 counties, 58 LGUs, 24 State facilities. */
import { counties, lguIds } from '../shared/counties.ts';
import { facilities } from '../shared/facilities.ts';

const lgus = lguIds.map((id) => ({
  id,
  counties: counties.filter(({ lgu }) => lgu === id).map((county) => county.id),
}));

export const referenceKinds = ['counties', 'lgus', 'facilities'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
export const isReferenceKind = (kind: string): kind is ReferenceKind =>
  referenceKinds.some((known) => known === kind);

type ReferenceEntry = Readonly<Record<string, string | readonly string[]>> & { id: string };

export const referenceData: Readonly<Record<ReferenceKind, readonly ReferenceEntry[]>> = {
  counties,
  lgus,
  facilities,
};

export const referenceEntry = (kind: ReferenceKind, id: string): ReferenceEntry | undefined =>
  referenceData[kind].find((entry) => entry.id === id);
