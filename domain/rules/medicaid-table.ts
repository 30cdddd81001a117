/**
 * What becomes of Medicaid at discharge, and who must do what: dated data that an administrator may change, validated
 * when it is read. The bands of youth and 65+ are the guidance's; the figure for 21 to 64 could not be read, so its rows
 * are assumptions, marked so. A combination without a row is asked about, never guessed.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { medicaidBands } from './medicaid-band.ts';

const followUpOwners = ['planner', 'holder', 'localDistrict', 'socialSecurity'] as const;
const dueRules = ['beforeCoverageEnds', 'onDischarge', 'daysAfterDischarge'] as const;

export const medicaidOutcomeSchema = z.strictObject({
  state: z.string().max(300),
  action: z.string().max(300),
  owner: z.enum(followUpOwners),
  due: z.strictObject({ rule: z.enum(dueRules), days: z.int().min(0).max(90).default(0) }),
});
export type MedicaidOutcome = z.infer<typeof medicaidOutcomeSchema>;

const rowSchema = z.strictObject({
  rowId: z.string(),
  band: z.enum(medicaidBands),
  programs: z.array(z.enum(['wms', 'nysoh', 'ssi', 'district97', 'none'])).min(1),
  statuses: z.array(z.enum(['active', 'suspended', 'closed', 'pending', 'none'])).min(1),
  /** Whether a local or HRA case stayed open beside the stay's; absent where it makes no difference. */
  localCaseOpen: z.boolean().optional(),
  validFrom: localDateSchema,
  validTo: localDateSchema.optional(),
  source: z.string(),
  assumption: z.boolean(),
  outcome: medicaidOutcomeSchema,
});
const medicaidTableSchema = z.array(rowSchema);
export type MedicaidRow = z.infer<typeof rowSchema>;

const validFrom = '2019-11-01';
const guidance = { validFrom, source: 'Guidance, transitions from a State PC', assumption: false };
const assumed = { validFrom, source: 'Appendix B is not readable: a conservative reading', assumption: true };
const anyStatus = ['active', 'suspended', 'closed', 'pending', 'none'];
const onDischarge = { rule: 'onDischarge' };
const beforeTail = { rule: 'beforeCoverageEnds' };

export const medicaidTable: readonly MedicaidRow[] = medicaidTableSchema.parse([
  {
    ...guidance,
    rowId: 'youth-97-local-open',
    band: 'youth',
    programs: ['district97'],
    statuses: ['active'],
    localCaseOpen: true,
    outcome: {
      state: 'The OMH case closes and the open local or HRA case resumes.',
      action: 'See that the local district or HRA was told to resume coverage.',
      owner: 'holder',
      due: beforeTail,
    },
  },
  {
    ...guidance,
    rowId: 'youth-97-no-local',
    band: 'youth',
    programs: ['district97'],
    statuses: ['active'],
    localCaseOpen: false,
    outcome: {
      state: 'The OMH coverage moves to the new district of responsibility.',
      action: 'Confirm that the new district has taken coverage over.',
      owner: 'holder',
      due: beforeTail,
    },
  },
  {
    ...guidance,
    rowId: 'youth-nysoh',
    band: 'youth',
    programs: ['nysoh'],
    statuses: anyStatus,
    outcome: {
      state: 'Coverage through NY State of Health may continue, or may have to be applied for again.',
      action: 'Check with NY State of Health whether to reapply.',
      owner: 'holder',
      due: onDischarge,
    },
  },
  {
    ...guidance,
    rowId: 'elder-97',
    band: 'elder',
    programs: ['district97'],
    statuses: ['active'],
    outcome: {
      state: 'The OMH coverage moves to the local district or HRA.',
      action: 'Confirm that the local district or HRA has taken coverage over.',
      owner: 'holder',
      due: beforeTail,
    },
  },
  {
    ...guidance,
    rowId: 'adult-suspended-district',
    band: 'adult',
    programs: ['wms'],
    statuses: ['suspended'],
    outcome: {
      state: 'Medicaid was suspended for the stay.',
      action:
        'Report the discharge; the local district (HRA in New York City) reinstates. Verify that it is active.',
      owner: 'planner',
      due: onDischarge,
    },
  },
  {
    ...assumed,
    rowId: 'adult-nysoh',
    band: 'adult',
    programs: ['nysoh'],
    statuses: ['suspended', 'closed'],
    outcome: {
      state: 'Coverage through NY State of Health was suspended or closed.',
      action: 'Update or reapply through NY State of Health.',
      owner: 'holder',
      due: onDischarge,
    },
  },
  {
    ...assumed,
    rowId: 'adult-ssi',
    band: 'adult',
    programs: ['ssi'],
    statuses: ['suspended', 'closed'],
    outcome: {
      state: 'SSI stopped in the institution, and Medicaid with it.',
      action: 'Ask Social Security to reinstate SSI; Medicaid follows. Meanwhile ask the local district.',
      owner: 'socialSecurity',
      due: { rule: 'daysAfterDischarge', days: 10 },
    },
  },
  {
    ...assumed,
    rowId: 'adult-none',
    band: 'adult',
    programs: ['none', 'wms'],
    statuses: ['none', 'closed'],
    outcome: {
      state: 'There is no coverage.',
      action:
        'File a new application: at the local district or HRA when aged, blind or disabled, else NY State of Health.',
      owner: 'planner',
      due: onDischarge,
    },
  },
  {
    ...assumed,
    rowId: 'adult-97',
    band: 'adult',
    programs: ['district97'],
    statuses: ['active'],
    outcome: {
      state: 'The OMH case generally stays open to the end of the following month.',
      action: 'Confirm that the district of the person has taken coverage over.',
      owner: 'holder',
      due: beforeTail,
    },
  },
  ...medicaidTableSchema.element.shape.band.options.map((band) => ({
    ...assumed,
    rowId: `${band}-active`,
    band,
    programs: band === 'youth' ? ['wms', 'ssi'] : ['wms', 'nysoh', 'ssi'],
    statuses: ['active'],
    outcome: {
      state: 'Coverage is active.',
      action: 'Verify on the day of discharge that it still is.',
      owner: 'planner',
      due: onDischarge,
    },
  })),
]);
