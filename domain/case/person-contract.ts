/**
 * Who the person is, where they live and how they are reached, as a referral says it. One name is enough, the birth date may be
 * known in part or not at all, and nobody needs an address. A code is taken in one form from a store and in any from people.
 */
import * as z from 'zod';
import { birthDateSchema } from '../shared/birth-date.ts';
import * as coded from '../shared/coded-text.ts';
import { type CountyId, countySchema } from '../shared/counties.ts';
import { line as lineOf } from '../shared/free-text.ts';
import { organisationIdSchema } from '../shared/actor.ts';

/** The form of each code: as it is kept, or as it is sent (given-forms.ts). */
export interface CodeForms {
  cin: z.ZodType<string>;
  county: z.ZodType<CountyId>;
  district: z.ZodType<string>;
  icd10: z.ZodType<string>;
  organisation: z.ZodType<string>;
  phone: z.ZodType<string>;
  state: z.ZodType<string>;
  zip: z.ZodType<string>;
  /** Of a person; left blank by a form, it is left out. */
  name: z.ZodType<string | undefined>;
}

const line = lineOf(120);

export const keptForms = {
  cin: z.string().regex(coded.cinPattern),
  county: countySchema,
  district: z.string().regex(coded.districtPattern),
  icd10: z.string().regex(coded.icd10Pattern),
  organisation: organisationIdSchema,
  /** Looser than what is taken today. */
  phone: z.string().regex(/^[0-9+().x -]{7,56}$/),
  state: z.string().regex(coded.statePattern),
  zip: z.string().regex(coded.zipPattern),
  name: line.optional(),
} as const satisfies CodeForms;

/** As much of it as is known. */
const addressOf = ({ state, zip }: CodeForms) =>
  z.strictObject({
    lines: z.array(line).min(1).max(3).optional(),
    city: line.optional(),
    state: state.optional(),
    zip: zip.optional(),
    /** The person sleeps in no one place; what is known of where beside it may still help to find them. */
    noFixedAddress: z.boolean().optional(),
  });
export const addressFor = (forms: CodeForms) =>
  addressOf(forms).refine((address) => Object.keys(address).length > 0, {
    error: 'Give what is known of the address, or noFixedAddress, or leave it out.',
  });

export const personFor = (forms: CodeForms) =>
  z.strictObject({
    /** Who has one name gives it as either of the two. */
    firstName: forms.name.optional(),
    middleName: forms.name.optional(),
    lastName: forms.name.optional(),
    dateOfBirth: birthDateSchema.optional(),
    dateOfBirthEstimated: z.boolean().optional(),
    gender: line.optional(),
    phone: forms.phone.optional(),
    medicaidCin: forms.cin.optional(),
    primaryLanguage: line,
    interpreterNeeded: z.boolean().default(false),
    raceEthnicity: z.array(line).max(20).optional(),
    currentAddress: addressFor(forms).optional(),
    countyOfResidence: forms.county,
    countyOfFiscalResponsibility: forms.county.optional(),
  });
