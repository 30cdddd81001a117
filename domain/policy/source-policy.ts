/**
 * Who enters the referrals of which source, and what they must say: validated, dated data that an administrator may change;
 * of several rows of a source the newest in force decides. The guidance names the sources and not who enters them.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';
import { type ReferralSource, referralSourceSchema } from '../shared/referral-sources.ts';

/** A State facility for its own patients, the SPOA that answers for the person's county, a Health Home that works there. */
const enterers = ['planner', 'spoa', 'healthHome'] as const;

const sourceRuleSchema = z.strictObject({
  source: referralSourceSchema,
  validFrom: localDateSchema,
  enteredBy: z.array(z.enum(enterers)).min(1),
  /** Whether the person must be in a stay that ends, or have left one: then the referral says when they leave. */
  discharge: z.enum(['required', 'optional']),
  /** Whether the person must be, have been or be about to come under a court order, or have signed an agreement instead. */
  courtOrder: z.enum(['required', 'optional']),
  /** Where it stands, or why it is so. */
  basis: z.string(),
  assumption: z.boolean(),
});
export type SourceRule = z.infer<typeof sourceRuleSchema>;
export type SourceRuleFor = (source: ReferralSource, on: LocalDate) => SourceRule | undefined;

const validFrom = '2016-12-01';
const others = {
  validFrom,
  enteredBy: ['spoa', 'healthHome'],
  discharge: 'optional',
  courtOrder: 'optional',
  basis: 'The guidance names the source; who enters it is not said.',
  assumption: true,
};

const sourceRules: readonly SourceRule[] = z.array(sourceRuleSchema).parse([
  {
    ...others,
    source: 'statePsychiatricCenter',
    enteredBy: ['planner'],
    discharge: 'required',
    basis: 'State PC and CNYPC staff refer.',
    assumption: false,
  },
  { ...others, source: 'hospital', discharge: 'required' },
  { ...others, source: 'actTeam' },
  { ...others, source: 'shelterOutreach' },
  { ...others, source: 'managedCarePlan' },
  { ...others, source: 'forensics' },
  { ...others, source: 'communityProvider' },
  {
    ...others,
    source: 'aotProcess',
    enteredBy: ['spoa'],
    courtOrder: 'required',
    basis: 'AOT individuals come through the LGU’s AOT process.',
    assumption: false,
  },
  { ...others, source: 'healthHome', enteredBy: ['healthHome'], basis: 'Its own member.' },
  { ...others, source: 'selfOrFamily', basis: 'Onondaga takes them.' },
]);

export const createSourceRuleFor =
  (rules: readonly SourceRule[]): SourceRuleFor =>
  (source, on) =>
    rules
      .filter((rule) => rule.source === source && rule.validFrom <= on)
      .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];

export const sourceRuleFor: SourceRuleFor = createSourceRuleFor(sourceRules);
