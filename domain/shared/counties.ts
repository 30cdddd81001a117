/**
 * The 62 counties of New York and the 58 Local Governmental Units (LGU) that answer for them: 57 counties and
 * New York City for its five boroughs. Reference data, not policy: who serves as SPOA for a county is policy and
 * lives in the registry. FIPS, Medicaid district and OMH field office are widely published but were not read at
 * their source: treat a difference found later as a correction of data.
 */

import * as z from 'zod';

// prettier-ignore
export const counties = [
  { id: 'albany', name: 'Albany', fips: '36001', rateRegion: 'upstate', lgu: 'albany', medicaidDistrict: '01', fieldOffice: 'Hudson River' },
  { id: 'allegany', name: 'Allegany', fips: '36003', rateRegion: 'upstate', lgu: 'allegany', medicaidDistrict: '02', fieldOffice: 'Western' },
  { id: 'bronx', name: 'Bronx', fips: '36005', rateRegion: 'downstate', lgu: 'nyc', medicaidDistrict: '66', fieldOffice: 'New York City' },
  { id: 'broome', name: 'Broome', fips: '36007', rateRegion: 'upstate', lgu: 'broome', medicaidDistrict: '03', fieldOffice: 'Central' },
  { id: 'cattaraugus', name: 'Cattaraugus', fips: '36009', rateRegion: 'upstate', lgu: 'cattaraugus', medicaidDistrict: '04', fieldOffice: 'Western' },
  { id: 'cayuga', name: 'Cayuga', fips: '36011', rateRegion: 'upstate', lgu: 'cayuga', medicaidDistrict: '05', fieldOffice: 'Central' },
  { id: 'chautauqua', name: 'Chautauqua', fips: '36013', rateRegion: 'upstate', lgu: 'chautauqua', medicaidDistrict: '06', fieldOffice: 'Western' },
  { id: 'chemung', name: 'Chemung', fips: '36015', rateRegion: 'upstate', lgu: 'chemung', medicaidDistrict: '07', fieldOffice: 'Western' },
  { id: 'chenango', name: 'Chenango', fips: '36017', rateRegion: 'upstate', lgu: 'chenango', medicaidDistrict: '08', fieldOffice: 'Central' },
  { id: 'clinton', name: 'Clinton', fips: '36019', rateRegion: 'upstate', lgu: 'clinton', medicaidDistrict: '09', fieldOffice: 'Central' },
  { id: 'columbia', name: 'Columbia', fips: '36021', rateRegion: 'upstate', lgu: 'columbia', medicaidDistrict: '10', fieldOffice: 'Hudson River' },
  { id: 'cortland', name: 'Cortland', fips: '36023', rateRegion: 'upstate', lgu: 'cortland', medicaidDistrict: '11', fieldOffice: 'Central' },
  { id: 'delaware', name: 'Delaware', fips: '36025', rateRegion: 'upstate', lgu: 'delaware', medicaidDistrict: '12', fieldOffice: 'Central' },
  { id: 'dutchess', name: 'Dutchess', fips: '36027', rateRegion: 'downstate', lgu: 'dutchess', medicaidDistrict: '13', fieldOffice: 'Hudson River' },
  { id: 'erie', name: 'Erie', fips: '36029', rateRegion: 'upstate', lgu: 'erie', medicaidDistrict: '14', fieldOffice: 'Western' },
  { id: 'essex', name: 'Essex', fips: '36031', rateRegion: 'upstate', lgu: 'essex', medicaidDistrict: '15', fieldOffice: 'Central' },
  { id: 'franklin', name: 'Franklin', fips: '36033', rateRegion: 'upstate', lgu: 'franklin', medicaidDistrict: '16', fieldOffice: 'Central' },
  { id: 'fulton', name: 'Fulton', fips: '36035', rateRegion: 'upstate', lgu: 'fulton', medicaidDistrict: '17', fieldOffice: 'Central' },
  { id: 'genesee', name: 'Genesee', fips: '36037', rateRegion: 'upstate', lgu: 'genesee', medicaidDistrict: '18', fieldOffice: 'Western' },
  { id: 'greene', name: 'Greene', fips: '36039', rateRegion: 'upstate', lgu: 'greene', medicaidDistrict: '19', fieldOffice: 'Hudson River' },
  { id: 'hamilton', name: 'Hamilton', fips: '36041', rateRegion: 'upstate', lgu: 'hamilton', medicaidDistrict: '20', fieldOffice: 'Central' },
  { id: 'herkimer', name: 'Herkimer', fips: '36043', rateRegion: 'upstate', lgu: 'herkimer', medicaidDistrict: '21', fieldOffice: 'Central' },
  { id: 'jefferson', name: 'Jefferson', fips: '36045', rateRegion: 'upstate', lgu: 'jefferson', medicaidDistrict: '22', fieldOffice: 'Central' },
  { id: 'kings', name: 'Kings', fips: '36047', rateRegion: 'downstate', lgu: 'nyc', medicaidDistrict: '66', fieldOffice: 'New York City' },
  { id: 'lewis', name: 'Lewis', fips: '36049', rateRegion: 'upstate', lgu: 'lewis', medicaidDistrict: '23', fieldOffice: 'Central' },
  { id: 'livingston', name: 'Livingston', fips: '36051', rateRegion: 'upstate', lgu: 'livingston', medicaidDistrict: '24', fieldOffice: 'Western' },
  { id: 'madison', name: 'Madison', fips: '36053', rateRegion: 'upstate', lgu: 'madison', medicaidDistrict: '25', fieldOffice: 'Central' },
  { id: 'monroe', name: 'Monroe', fips: '36055', rateRegion: 'upstate', lgu: 'monroe', medicaidDistrict: '26', fieldOffice: 'Western' },
  { id: 'montgomery', name: 'Montgomery', fips: '36057', rateRegion: 'upstate', lgu: 'montgomery', medicaidDistrict: '27', fieldOffice: 'Central' },
  { id: 'nassau', name: 'Nassau', fips: '36059', rateRegion: 'downstate', lgu: 'nassau', medicaidDistrict: '28', fieldOffice: 'Long Island' },
  { id: 'new-york', name: 'New York', fips: '36061', rateRegion: 'downstate', lgu: 'nyc', medicaidDistrict: '66', fieldOffice: 'New York City' },
  { id: 'niagara', name: 'Niagara', fips: '36063', rateRegion: 'upstate', lgu: 'niagara', medicaidDistrict: '29', fieldOffice: 'Western' },
  { id: 'oneida', name: 'Oneida', fips: '36065', rateRegion: 'upstate', lgu: 'oneida', medicaidDistrict: '30', fieldOffice: 'Central' },
  { id: 'onondaga', name: 'Onondaga', fips: '36067', rateRegion: 'upstate', lgu: 'onondaga', medicaidDistrict: '31', fieldOffice: 'Central' },
  { id: 'ontario', name: 'Ontario', fips: '36069', rateRegion: 'upstate', lgu: 'ontario', medicaidDistrict: '32', fieldOffice: 'Western' },
  { id: 'orange', name: 'Orange', fips: '36071', rateRegion: 'upstate', lgu: 'orange', medicaidDistrict: '33', fieldOffice: 'Hudson River' },
  { id: 'orleans', name: 'Orleans', fips: '36073', rateRegion: 'upstate', lgu: 'orleans', medicaidDistrict: '34', fieldOffice: 'Western' },
  { id: 'oswego', name: 'Oswego', fips: '36075', rateRegion: 'upstate', lgu: 'oswego', medicaidDistrict: '35', fieldOffice: 'Central' },
  { id: 'otsego', name: 'Otsego', fips: '36077', rateRegion: 'upstate', lgu: 'otsego', medicaidDistrict: '36', fieldOffice: 'Central' },
  { id: 'putnam', name: 'Putnam', fips: '36079', rateRegion: 'downstate', lgu: 'putnam', medicaidDistrict: '37', fieldOffice: 'Hudson River' },
  { id: 'queens', name: 'Queens', fips: '36081', rateRegion: 'downstate', lgu: 'nyc', medicaidDistrict: '66', fieldOffice: 'New York City' },
  { id: 'rensselaer', name: 'Rensselaer', fips: '36083', rateRegion: 'upstate', lgu: 'rensselaer', medicaidDistrict: '38', fieldOffice: 'Hudson River' },
  { id: 'richmond', name: 'Richmond', fips: '36085', rateRegion: 'downstate', lgu: 'nyc', medicaidDistrict: '66', fieldOffice: 'New York City' },
  { id: 'rockland', name: 'Rockland', fips: '36087', rateRegion: 'downstate', lgu: 'rockland', medicaidDistrict: '39', fieldOffice: 'Hudson River' },
  { id: 'st-lawrence', name: 'St. Lawrence', fips: '36089', rateRegion: 'upstate', lgu: 'st-lawrence', medicaidDistrict: '40', fieldOffice: 'Central' },
  { id: 'saratoga', name: 'Saratoga', fips: '36091', rateRegion: 'upstate', lgu: 'saratoga', medicaidDistrict: '41', fieldOffice: 'Hudson River' },
  { id: 'schenectady', name: 'Schenectady', fips: '36093', rateRegion: 'upstate', lgu: 'schenectady', medicaidDistrict: '42', fieldOffice: 'Hudson River' },
  { id: 'schoharie', name: 'Schoharie', fips: '36095', rateRegion: 'upstate', lgu: 'schoharie', medicaidDistrict: '43', fieldOffice: 'Hudson River' },
  { id: 'schuyler', name: 'Schuyler', fips: '36097', rateRegion: 'upstate', lgu: 'schuyler', medicaidDistrict: '44', fieldOffice: 'Western' },
  { id: 'seneca', name: 'Seneca', fips: '36099', rateRegion: 'upstate', lgu: 'seneca', medicaidDistrict: '45', fieldOffice: 'Western' },
  { id: 'steuben', name: 'Steuben', fips: '36101', rateRegion: 'upstate', lgu: 'steuben', medicaidDistrict: '46', fieldOffice: 'Western' },
  { id: 'suffolk', name: 'Suffolk', fips: '36103', rateRegion: 'downstate', lgu: 'suffolk', medicaidDistrict: '47', fieldOffice: 'Long Island' },
  { id: 'sullivan', name: 'Sullivan', fips: '36105', rateRegion: 'upstate', lgu: 'sullivan', medicaidDistrict: '48', fieldOffice: 'Hudson River' },
  { id: 'tioga', name: 'Tioga', fips: '36107', rateRegion: 'upstate', lgu: 'tioga', medicaidDistrict: '49', fieldOffice: 'Western' },
  { id: 'tompkins', name: 'Tompkins', fips: '36109', rateRegion: 'upstate', lgu: 'tompkins', medicaidDistrict: '50', fieldOffice: 'Western' },
  { id: 'ulster', name: 'Ulster', fips: '36111', rateRegion: 'upstate', lgu: 'ulster', medicaidDistrict: '51', fieldOffice: 'Hudson River' },
  { id: 'warren', name: 'Warren', fips: '36113', rateRegion: 'upstate', lgu: 'warren', medicaidDistrict: '52', fieldOffice: 'Hudson River' },
  { id: 'washington', name: 'Washington', fips: '36115', rateRegion: 'upstate', lgu: 'washington', medicaidDistrict: '53', fieldOffice: 'Hudson River' },
  { id: 'wayne', name: 'Wayne', fips: '36117', rateRegion: 'upstate', lgu: 'wayne', medicaidDistrict: '54', fieldOffice: 'Western' },
  { id: 'westchester', name: 'Westchester', fips: '36119', rateRegion: 'downstate', lgu: 'westchester', medicaidDistrict: '55', fieldOffice: 'Hudson River' },
  { id: 'wyoming', name: 'Wyoming', fips: '36121', rateRegion: 'upstate', lgu: 'wyoming', medicaidDistrict: '56', fieldOffice: 'Western' },
  { id: 'yates', name: 'Yates', fips: '36123', rateRegion: 'upstate', lgu: 'yates', medicaidDistrict: '57', fieldOffice: 'Western' },
] as const;

export type CountyId = (typeof counties)[number]['id'];
export type LguId = (typeof counties)[number]['lgu'];
export type County = (typeof counties)[number];

const [firstCounty, ...otherCounties] = counties;
export const countyIds: readonly [CountyId, ...CountyId[]] = [
  firstCounty.id,
  ...otherCounties.map(({ id }) => id),
];

/** The 58 LGUs in county order. */
export const lguIds: readonly LguId[] = [...new Set(counties.map(({ lgu }) => lgu))];

const byId = new Map<string, County>(counties.map((county) => [county.id, county]));

/** Throws RangeError for an id outside the list, which no parsed request can carry. */
export const countyOf = (id: CountyId): County => {
  const county = byId.get(id);
  if (!county) throw new RangeError(`No county '${id}'.`);
  return county;
};
export const lguOf = (id: CountyId): LguId => countyOf(id).lgu;
export const countySchema = z.enum(countyIds, {
  error: 'Give a New York county id, for example suffolk or st-lawrence.',
});
