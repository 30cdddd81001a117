/**
 * A Health Home's attestation of an agency of its own. Guidance, Attestation: the lead Health Home attests in writing
 * every CMA that provides HH+. It touches its own windows only: another Health Home's attestation stays as it is.
 */
import * as z from 'zod';
import type { Attestation, CareManagementAgency } from './care-management-agency.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { Refused, notFound } from '../shared/refusal.ts';
import { overlap, windowEndsAfterItBegins } from '../shared/window.ts';

export const attestationBodySchema = z
  .strictObject({
    /** The first day; a window of the same first day is replaced. */
    from: localDateSchema,
    /** The last day on which the attestation stands; left out, it has no end yet. */
    until: localDateSchema.optional(),
  })
  .refine(({ from, until }) => windowEndsAfterItBegins(from, until), {
    path: ['until'],
    error: 'Give a last day that is not before the first day.',
  });
export type AttestationBody = z.infer<typeof attestationBodySchema>;

const byStart = (a: Attestation, b: Attestation): number => a.from.localeCompare(b.from);

/** Run twice: the same window stands. Throws notFound for an agency that is not the Health Home's own. */
export const attest = (
  agency: CareManagementAgency | undefined,
  healthHome: string,
  { from, until }: AttestationBody,
): CareManagementAgency => {
  if (!agency?.healthHomes.includes(healthHome)) throw notFound();
  const window: Attestation = { healthHome, from, ...(until !== undefined && { until }) };
  const others = agency.attestations.filter(
    (known) => known.healthHome !== healthHome || known.from !== from,
  );
  if (others.some((known) => known.healthHome === healthHome && overlap(known, window)))
    throw new Refused({
      code: 'attestationsOverlap',
      ruleId: 'HHP-REG-02',
      detail: 'Another attestation of yours stands on some of these days.',
      errors: [{ field: 'body.from', message: 'Give a first day after the other attestation has ended.' }],
    });
  return { ...agency, attestations: [...others, window].sort(byStart) };
};
