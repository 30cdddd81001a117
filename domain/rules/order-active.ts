import { ifKnown } from './define-rule.ts';
import type { CaseFacts } from './facts.ts';

/** By its dates where they are known, an order's last day being its own; else as the referral says. */
export const orderActive = ({ aotStatus, aotOrderFrom, aotOrderUntil, on }: CaseFacts): boolean | null =>
  aotOrderFrom === null || aotOrderUntil === null
    ? ifKnown(aotStatus, (status) => status === 'activeOrder')
    : aotOrderFrom <= on && on <= aotOrderUntil;
