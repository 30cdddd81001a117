/** The task functions by their folder under lambdas/tasks: what a log line may name, and nothing else. */
export const taskNames = [
  'await-answer',
  'deem-missing',
  'escalate-search-wait',
  'escalate-wait',
  'let-offer-lapse',
  'load-case',
  'load-search',
  'open-episode',
  'plan-search-wait',
  'plan-wait',
  'propose-care-management-agency',
  'screen-referral',
  'tell-health-home',
] as const;
export type TaskName = (typeof taskNames)[number];
