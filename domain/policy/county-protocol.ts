/**
 * What counties settle for themselves: who triages their referrals and within what time. Validated, dated data that an
 * administrator may change; the newest entry in force decides. The 48 hours to the face-to-face contact are the
 * guidance's and no county's to change, so they are not among what may be overridden.
 */
import * as z from 'zod';
import { recipientSchema } from '../shared/recipient.ts';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';
import { lguIds } from '../shared/counties.ts';
import { durationSchema } from '../shared/duration.ts';
import {
  defaultEscalationPolicy,
  type EscalationPolicy,
  placementPolicySchema,
} from './escalation-policy.ts';
import { told } from './ladder.ts';

const timedWaits = ['forensicTransition', 'spoaDecision', 'cmaAcceptance', 'warmHandOff'] as const;

export const countyProtocolSchema = z.strictObject({
  lgu: z.string().refine((id) => lguIds.some((lgu) => lgu === id), 'Give one of the 58 LGUs.'),
  validFrom: localDateSchema,
  validTo: localDateSchema.optional(),
  source: z.string(),
  assumption: z.boolean(),
  /** Who decides on a referral where that is not the LGU's own SPOA: a SPOA that counties share, or a Health Home. */
  triage: recipientSchema
    .refine(({ role }) => role === 'spoa' || role === 'healthHome', 'Triage is a SPOA’s or a Health Home’s.')
    .optional(),
  /** How a referral goes back and forth in this county. */
  ...placementPolicySchema.pick({ returnStopsClock: true, silenceEndsOffer: true }).partial().shape,
  /** How long a wait may take in this county. */
  due: z.partialRecord(z.enum(timedWaits), durationSchema).default({}),
  /** And the first contact with somebody who was referred out of no stay. */
  firstContact: durationSchema.optional(),
});
export type CountyProtocol = z.infer<typeof countyProtocolSchema>;

/** Which of two counties hosts a shared SPOA was not stated; a county that refers to a Health Home directly is not known. */
const countyProtocols: readonly CountyProtocol[] = z.array(countyProtocolSchema).parse([
  {
    lgu: 'washington',
    validFrom: '2019-11-01',
    source: 'Warren and Washington share an adult SPOA (warrencountyny.gov).',
    assumption: true,
    triage: { role: 'spoa', org: 'warren' },
  },
  {
    lgu: 'seneca',
    validFrom: '2019-11-01',
    source: 'Ontario and Seneca share an adult SPOA (its referral form).',
    assumption: true,
    triage: { role: 'spoa', org: 'ontario' },
  },
  {
    lgu: 'nyc',
    validFrom: '2025-05-23',
    source: 'New York City states 3 business days for assessment and triage (Council hearing, 23 May 2025).',
    assumption: false,
    due: { spoaDecision: { count: 3, unit: 'businessDays' } },
  },
]);

/** The policy of a county on a day. */
export type PolicyFor = (lgu: string, on: LocalDate) => EscalationPolicy;

const isInForce = ({ validFrom, validTo }: CountyProtocol, on: LocalDate): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

const withDue = (
  waits: EscalationPolicy['waits'],
  due: CountyProtocol['due'],
  source: string,
  assumption: boolean,
): EscalationPolicy['waits'] => {
  const changed = { ...waits };
  for (const kind of timedWaits) {
    const own = due[kind];
    if (own) changed[kind] = { ...waits[kind], due: own, source, assumption };
  }
  return changed;
};

const placementOf = (
  { returnStopsClock, silenceEndsOffer, source, assumption }: CountyProtocol,
  base: EscalationPolicy['placement'],
): EscalationPolicy['placement'] =>
  returnStopsClock === undefined && silenceEndsOffer === undefined
    ? base
    : {
        returnStopsClock: returnStopsClock ?? base.returnStopsClock,
        silenceEndsOffer: silenceEndsOffer ?? base.silenceEndsOffer,
        documentsForDays: base.documentsForDays,
        source,
        assumption,
      };

/** An offer that stands however long nobody answers is reminded of. */
const remindedOffer = (
  ladder: EscalationPolicy['waits']['cmaAcceptance'],
): EscalationPolicy['waits']['cmaAcceptance'] => ({
  ...ladder,
  atDue: told('offerOverdue', 'owner', 'lgu'),
  afterDue: { ...ladder.afterDue, announce: told('offerOverdue', 'owner', 'lgu') },
});

export const createPolicyFor =
  (protocols: readonly CountyProtocol[], base: EscalationPolicy): PolicyFor =>
  (lgu, on) => {
    const protocol = protocols
      .filter((candidate) => candidate.lgu === lgu && isInForce(candidate, on))
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
    if (!protocol) return base;
    const { validFrom, due, firstContact, source, assumption, triage } = protocol;
    const placement = placementOf(protocol, base.placement);
    const waits = withDue(base.waits, due, source, assumption);
    return {
      ...base,
      policyId: `${lgu}-${validFrom}`,
      validFrom,
      waits: placement.silenceEndsOffer
        ? waits
        : { ...waits, cmaAcceptance: remindedOffer(waits.cmaAcceptance) },
      placement,
      ...(firstContact && { firstContact: { ...base.firstContact, due: firstContact, source, assumption } }),
      ...(triage && { triage }),
    };
  };

export const policyFor: PolicyFor = createPolicyFor(countyProtocols, defaultEscalationPolicy);
