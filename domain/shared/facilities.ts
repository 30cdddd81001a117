/**
 * The State facilities whose discharge makes a person eligible under category 3 (guidance, Eligible Population 3):
 * State Psychiatric Centers, and Central New York Psychiatric Center (CNYPC) with its corrections-based units.
 * Policy choice: every row counts as a State Psychiatric Center; only CNYPC starts the New York City forensic path.
 */
import type { CountyId } from './counties.ts';

export const facilities = [
  { id: 'bronx-pc', name: 'Bronx Psychiatric Center', county: 'bronx' },
  { id: 'buffalo-pc', name: 'Buffalo Psychiatric Center', county: 'erie' },
  { id: 'capital-district-pc', name: 'Capital District Psychiatric Center', county: 'albany' },
  { id: 'creedmoor-pc', name: 'Creedmoor Psychiatric Center', county: 'queens' },
  { id: 'elmira-pc', name: 'Elmira Psychiatric Center', county: 'chemung' },
  { id: 'greater-binghamton', name: 'Greater Binghamton Health Center', county: 'broome' },
  { id: 'hutchings-pc', name: 'Hutchings Psychiatric Center', county: 'onondaga' },
  { id: 'kingsboro-pc', name: 'Kingsboro Psychiatric Center', county: 'kings' },
  { id: 'manhattan-pc', name: 'Manhattan Psychiatric Center', county: 'new-york' },
  { id: 'mohawk-valley-pc', name: 'Mohawk Valley Psychiatric Center', county: 'oneida' },
  { id: 'pilgrim-pc', name: 'Pilgrim Psychiatric Center', county: 'suffolk' },
  { id: 'rochester-pc', name: 'Rochester Psychiatric Center', county: 'monroe' },
  { id: 'rockland-pc', name: 'Rockland Psychiatric Center', county: 'rockland' },
  { id: 'st-lawrence-pc', name: 'St. Lawrence Psychiatric Center', county: 'st-lawrence' },
  { id: 'south-beach-pc', name: 'South Beach Psychiatric Center', county: 'richmond' },
  { id: 'psychiatric-institute', name: 'New York State Psychiatric Institute', county: 'new-york' },
  { id: 'nathan-kline-institute', name: 'Nathan S. Kline Institute', county: 'rockland' },
  { id: 'nyc-childrens-center', name: "New York City Children's Center", county: 'queens' },
  { id: 'rockland-childrens-pc', name: "Rockland Children's Psychiatric Center", county: 'rockland' },
  { id: 'sagamore-childrens-pc', name: "Sagamore Children's Psychiatric Center", county: 'suffolk' },
  { id: 'western-ny-childrens-pc', name: "Western New York Children's Psychiatric Center", county: 'erie' },
  { id: 'cnypc', name: 'Central New York Psychiatric Center', county: 'oneida' },
  { id: 'kirby-forensic-pc', name: 'Kirby Forensic Psychiatric Center', county: 'new-york' },
  { id: 'mid-hudson-forensic-pc', name: 'Mid-Hudson Forensic Psychiatric Center', county: 'orange' },
] as const satisfies readonly { id: string; name: string; county: CountyId }[];

export type FacilityId = (typeof facilities)[number]['id'];

export const facilityIds = facilities.map(({ id }) => id);
const ids = new Set<string>(facilityIds);
export const isFacilityId = (id: string): id is FacilityId => ids.has(id);

/** Facilities of forensic psychiatry. */
const forensicIds: readonly string[] = [
  'cnypc',
  'kirby-forensic-pc',
  'mid-hudson-forensic-pc',
] satisfies FacilityId[];

/** Whether a release has the 24-hour target: from a forensic State facility, or from a forensic unit of another one. */
export const isForensicRelease = (facility: string | undefined, forensicUnit: boolean): boolean =>
  facility !== undefined && (forensicUnit || forensicIds.includes(facility));
