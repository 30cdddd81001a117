/**
 * The samples are what the demo, the local run and most readers meet first: they must be what their README says,
 * fit the contract or miss it on purpose, and hold nothing that could be a real person's.
 */
import { describe, it, expect } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { reasonsNotToServe } from '../../domain/placement/agency-rules.ts';
import { careManagementAgencySchema } from '../../domain/registry/care-management-agency.ts';
import { type Referral, referralSchema } from '../../domain/case/referral-contract.ts';
import { forensicTransitionalTeam } from '../../domain/shared/actor.ts';
import { completedYears, localDate, newYork } from '../../domain/shared/calendar.ts';
import { countyOf } from '../../domain/shared/counties.ts';
import { isFacilityId } from '../../domain/shared/facilities.ts';
import { sourceOf } from '../../domain/shared/referral-sources.ts';
import { sourceRuleFor } from '../../domain/policy/source-policy.ts';
import { readEntry } from '../../local/samples.ts';

const journeysStart = '2026-03-02T14:00:00.000Z';
const today = localDate(journeysStart);

const folder = join(process.cwd(), 'samples');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

const sampleSchema = z.strictObject({
  facility: z.string(),
  about: z.string().min(20).max(250),
  expect: z.strictObject({
    status: z.literal([201, 422, 400]),
    ruleId: z
      .string()
      .regex(/^HHP-[A-Z]+-\d{2}$/)
      .optional(),
  }),
  referral: z.looseObject({ person: z.looseObject({ countyOfResidence: z.string() }) }),
});

const names = readdirSync(join(folder, 'referrals'))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();
const samples = names.map((name) => {
  const text = read('referrals', `${name}.json`);
  return { name, text, sample: sampleSchema.parse(JSON.parse(text)) };
});
const wellFormed = samples
  .filter(({ sample }) => sample.expect.status !== 400)
  .map(({ name, text, sample }) => ({
    name,
    text,
    sample,
    referral: referralSchema.parse(sample.referral),
  }));
const malformed = samples.filter(({ sample }) => sample.expect.status === 400);
const takenIn = wellFormed.filter(({ sample }) => sample.expect.status === 201);

const registryText = read('registry', 'agencies.json');
const agencies = z.array(careManagementAgencySchema).parse(JSON.parse(registryText));
const healthHomes = new Set(agencies.flatMap((agency) => agency.healthHomes));

const countiesOf = ({ person }: Referral) => [
  person.countyOfResidence,
  person.countyOfFiscalResponsibility ?? person.countyOfResidence,
];
const ageToday = ({ person }: Referral): number => completedYears(person.dateOfBirth!, today);

describe('sample referrals', () => {
  it('are at least fourteen', () => {
    expect(samples.length).toBeGreaterThanOrEqual(14);
  });

  it.each(samples)('$name comes from a facility that exists', ({ sample }) => {
    expect(isFacilityId(sample.facility)).toBe(true);
  });

  it.each(malformed)('$name does not fit the contract', ({ sample }) => {
    expect(referralSchema.safeParse(sample.referral).success).toBe(false);
  });

  it('names five faults at once where a body has five', () => {
    const faulty = malformed.find(({ name }) => name === 'pilgrim-several-faults');
    const paths = referralSchema
      .safeParse(faulty?.sample.referral)
      .error?.issues.map(({ path }) => path.join('.'));
    expect(paths?.sort()).toEqual([
      'discharge.destination.onCampusResidence',
      'discharge.plannedOn',
      'person',
      'person.countyOfResidence',
      'person.medicaidCin',
    ]);
  });

  it.each(wellFormed)('$name lies around the start of the journeys', ({ referral }) => {
    const { plannedFor, plannedOn, dischargedAt } = { ...referral.discharge };
    const planned = plannedOn ?? (plannedFor && localDate(plannedFor));
    if (planned) {
      expect(planned >= '2026-03-05').toBe(true);
      expect(planned <= '2026-03-16').toBe(true);
    }
    if (dischargedAt) {
      expect(planned).toBeUndefined();
      expect(dischargedAt >= '2026-03-01T05:00:00.000Z').toBe(true);
      expect(dischargedAt < journeysStart).toBe(true);
    }
    const past = [
      referral.admission?.admittedOn,
      referral.medicaid.verifiedOn,
      referral.consent.status === 'signed' ? referral.consent.signedOn : undefined,
      ...(referral.attachments ?? []).map(({ dated }) => dated),
    ].filter((date) => date !== undefined);
    expect(past.filter((date) => date > today)).toEqual([]);
  });

  it.each(wellFormed)("$name gives times with New York's offset on that day", ({ text }) => {
    const times = text.match(/\d{4}-\d{2}-\d{2}T[\d:]+[+-]\d{2}:\d{2}/g) ?? [];
    for (const time of times) {
      expect(time.slice(-6)).toBe(Temporal.Instant.from(time).toZonedDateTimeISO(newYork).offset);
    }
  });

  it.each(samples)('$name holds nothing that could be real', ({ text, sample }) => {
    expect(text).not.toMatch(/\b\d{3}[- ]?\d{2}[- ]?\d{4}\b/);
    const phones = [...text.matchAll(/"(?:phone|officerPhone)": "([^"]*)"/g)].map(([, phone]) => phone);
    expect(phones.length).toBeGreaterThan(0);
    expect(phones.filter((phone) => !/^\d{3}-555-01\d{2}$/.test(phone ?? ''))).toEqual([]);
    const numbers = text.match(/\d{3}-\d{4}\b/g) ?? [];
    expect(numbers.filter((number) => !number.startsWith('555-01'))).toEqual([]);
    expect(sample.referral.person['medicaidCin'] ?? 'ZZ').toMatch(/^ZZ/);
  });

  it('are of different people', () => {
    const cins = wellFormed.flatMap(({ referral }) => referral.person.medicaidCin ?? []);
    expect(new Set(cins).size).toBe(cins.length);
    const people = wellFormed.map(({ referral: { person } }) => `${person.lastName} ${person.dateOfBirth}`);
    expect(new Set(people).size).toBe(people.length);
  });

  it.each(wellFormed)('$name is answered as its content asks for', ({ sample, referral }) => {
    const ruleId =
      referral.consent.status === 'refused'
        ? 'HHP-CONSENT-01'
        : ageToday(referral) < 18
          ? 'HHP-AGE-01'
          : undefined;
    expect(sample.expect).toEqual(ruleId ? { status: 422, ruleId } : { status: 201 });
  });

  it.each(wellFormed)('$name names the Medicaid district of one of its counties', ({ referral }) => {
    const { district, program } = referral.medicaid;
    const districts: string[] = countiesOf(referral).map((county) => countyOf(county).medicaidDistrict);
    if (program === 'district97') expect(district).toBe('97');
    else if (district) expect(districts).toContain(district);
  });

  it.each(wellFormed)('$name names organisations of the registry', ({ referral }) => {
    const { enrolled, healthHome, careManagementAgency } = referral.healthHome;
    expect(healthHome !== undefined).toBe(enrolled);
    if (healthHome) expect(healthHomes).toContain(healthHome);
    const named = [careManagementAgency, referral.request.preferredAgency].filter((id) => id !== undefined);
    for (const id of named) expect(agencies.map((agency) => agency.id)).toContain(id);
    const agency = agencies.find(({ id }) => id === careManagementAgency);
    if (agency) expect(agency.healthHomes).toContain(healthHome);
  });

  it.each(takenIn)('$name could be served by an agency of the registry', ({ referral }) => {
    for (const county of countiesOf(referral)) {
      const need = { county, on: today, activeAotOrder: referral.legal.aot === 'activeOrder' };
      expect(agencies.filter((agency) => reasonsNotToServe(agency, need).length === 0)).not.toEqual([]);
    }
  });
});

describe('sample referrals cover', () => {
  const situations: Record<string, (referral: Referral, facility: string) => boolean> = {
    'CNYPC to New York City': ({ person }, facility) =>
      facility === 'cnypc' && countyOf(person.countyOfResidence).lgu === 'nyc',
    'CNYPC to upstate': ({ person }, facility) =>
      facility === 'cnypc' && countyOf(person.countyOfResidence).rateRegion === 'upstate',
    'a State PC to downstate': ({ person }, facility) =>
      facility !== 'cnypc' && countyOf(person.countyOfResidence).rateRegion === 'downstate',
    'a State PC to upstate': ({ person }, facility) =>
      facility !== 'cnypc' && countyOf(person.countyOfResidence).rateRegion === 'upstate',
    'enrolled in a Health Home': ({ healthHome }) => healthHome.enrolled,
    'not enrolled': ({ healthHome }) => !healthHome.enrolled,
    parole: ({ legal }) => legal.parole !== undefined,
    'an active AOT order': ({ legal }) => legal.aot === 'activeOrder' && legal.aotOrder !== undefined,
    'a TLR': ({ discharge }) => discharge?.destination.onCampusResidence === 'tlr',
    'a SOCR': ({ discharge }) => discharge?.destination.onCampusResidence === 'socr',
    'a shelter': ({ discharge }) => discharge?.destination.kind === 'shelter',
    'a late referral': ({ discharge }) => discharge?.dischargedAt !== undefined,
    'only a planned date': ({ discharge }) => discharge?.plannedOn !== undefined,
    'no discharge date yet': ({ discharge }) =>
      (discharge?.plannedFor ?? discharge?.plannedOn ?? discharge?.dischargedAt) === undefined,
    'no Medicaid': ({ medicaid, person }) => medicaid.status === 'none' && !person.medicaidCin,
    'unknown Medicaid': ({ medicaid, person }) => medicaid.status === 'unknown' && !person.medicaidCin,
    'suspended Medicaid with its follow-up': ({ medicaid }) =>
      medicaid.status === 'suspended' && medicaid.followUp !== undefined,
    'a youth on District 97': (referral) =>
      referral.medicaid.program === 'district97' && [19, 20].includes(ageToday(referral)),
    'a person of 66 on District 97': (referral) =>
      referral.medicaid.program === 'district97' && ageToday(referral) === 66,
    'consent not obtainable': ({ consent }) => consent.status === 'notObtainable',
    'no serious mental illness': ({ clinical }) => !clinical.seriousMentalIllness,
    'an interpreter': ({ person }) => person.interpreterNeeded,
  };

  it.each(Object.entries(situations))('%s', (_situation, shows) => {
    expect(takenIn.some(({ referral, sample }) => shows(referral, sample.facility))).toBe(true);
  });

  it.each(['HHP-CONSENT-01', 'HHP-AGE-01'])('a refusal by %s', (ruleId) => {
    expect(samples.some(({ sample }) => sample.expect.ruleId === ruleId)).toBe(true);
  });
});

describe('sample registry', () => {
  const mayServe = (county: 'suffolk' | 'bronx' | 'kings' | 'new-york' | 'queens' | 'richmond') =>
    agencies.filter(
      (agency) => reasonsNotToServe(agency, { county, on: today, activeAotOrder: false }).length === 0,
    );

  it('names each agency once, as a sample, and without the forensic transitional team', () => {
    const ids = agencies.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(forensicTransitionalTeam);
    expect(ids.filter((id) => !id.startsWith('sample-cma-'))).toEqual([]);
    expect([...healthHomes].filter((id) => !id.startsWith('sample-hh-'))).toEqual([]);
    expect(healthHomes.size).toBe(4);
  });

  it.each(['suffolk', 'bronx', 'kings', 'new-york', 'queens', 'richmond'] as const)(
    'has three agencies that may serve %s',
    (county) => {
      expect(mayServe(county).length).toBeGreaterThanOrEqual(3);
    },
  );

  it('has one agency for each way of not being allowed to serve', () => {
    expect(
      agencies.filter(({ attestations }) => attestations.some(({ until }) => until === '2026-01-31')),
    ).toHaveLength(1);
    expect(agencies.filter(({ attestations }) => attestations.length === 0)).toHaveLength(1);
    expect(agencies.filter(({ businessAssociateAgreement }) => !businessAssociateAgreement)).toHaveLength(1);
    expect(new Set(agencies.map(({ aotAuthority }) => aotAuthority)).size).toBe(3);
  });
});

describe('samples/README.md', () => {
  const rows = read('README.md')
    .split('\n')
    .filter((line) => line.startsWith('| ['))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, link, facility, county, , answer]) => ({ link, facility, county, answer }));

  it('has one row for each file, with its facility, county and answer', () => {
    const expected = samples.map(({ name, sample }) => ({
      link: `[${name}](referrals/${name}.json)`,
      facility: sample.facility,
      county: sample.referral.person.countyOfResidence,
      answer: [sample.expect.status, sample.expect.ruleId && `\`${sample.expect.ruleId}\``]
        .filter(Boolean)
        .join(' '),
    }));
    expect(rows).toHaveLength(expected.length);
    expect(rows).toEqual(expect.arrayContaining(expected));
  });
});

describe('sample entries of other sources', () => {
  const entries = readdirSync(join(folder, 'sources')).map((file) => file.replace(/\.json$/, ''));

  it.each(entries)('%s is entered by a SPOA or a Health Home, taken in, and named in the README', (name) => {
    const { enteredBy, referral } = readEntry(name);
    const parsed = referralSchema.parse(referral);
    expect(sourceRuleFor(sourceOf(parsed), today)?.enteredBy).toContain(enteredBy.role);
    expect(parsed.person.medicaidCin).toMatch(/^ZZ/);
    expect(read('README.md')).toContain(`[${name}](sources/${name}.json)`);
  });
});
