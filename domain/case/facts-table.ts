/**
 * Every fact that a case can hold: how it is voided, how corrected, by whom, and what follows. Read by people (docs/facts.md) and
 * by tests: no function carries it. Each member of the record, each kind of part and each clock says of which fact it is
 * (facts-of-members.ts), and each writing operation and each kind of work which facts it enters (facts-of-operations.ts).
 */
import { factsOfJourney } from './facts-of-journey.ts';
import { factsOfOrder } from './facts-of-order.ts';
import { factsOfReferral } from './facts-of-referral.ts';
import type { FactRow } from './facts-row.ts';

const rows = { ...factsOfReferral, ...factsOfJourney, ...factsOfOrder };
export type FactName = keyof typeof rows;
export const factsTable: Readonly<Record<FactName, FactRow>> = rows;
const isFactName = (name: string): name is FactName => Object.hasOwn(rows, name);
export const factNames: readonly FactName[] = Object.keys(rows).filter(isFactName);

/** Of which facts something is; or, in a sentence, why it is none of them. */
export type OfFacts = readonly [FactName, ...FactName[]] | string;
