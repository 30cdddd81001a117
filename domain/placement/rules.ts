/** Every rule of assignment, for the catalogue and for the test that counts clauses. */
import type { Rule } from '../rules/rule.ts';
import { agencyRules, transferRules } from './agency-rules.ts';
import { caseloadRules } from './caseload-rules.ts';
import { careManagerRules, servingRules, supervisorRules } from './staff-rules.ts';

export const assignmentRules: readonly Rule<never>[] = [
  ...agencyRules,
  ...transferRules,
  ...careManagerRules,
  ...supervisorRules,
  ...servingRules,
  ...caseloadRules,
];
