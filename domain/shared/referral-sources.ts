/**
 * Whom a referral comes from. Guidance, Referral for Health Home Plus: community providers, shelter outreach teams, ACT teams,
 * forensics, MCOs, hospitals; and people under an order through the LGU's AOT process. Who may enter which, and what each must
 * say, is policy (domain/policy/source-policy.ts).
 */
import * as z from 'zod';

export const referralSources = [
  'statePsychiatricCenter',
  'hospital',
  'actTeam',
  'shelterOutreach',
  'managedCarePlan',
  'forensics',
  'communityProvider',
  'aotProcess',
  'healthHome',
  'selfOrFamily',
] as const;
export type ReferralSource = (typeof referralSources)[number];

export const referralSourceSchema = z.enum(referralSources);

/** Referrals of before others could be entered say nothing of it: they are all of a State PC. */
export const sourceOf = ({ source = 'statePsychiatricCenter' }: { source?: ReferralSource | undefined }) =>
  source;
