/** The worked cases of agencies, staff and caseloads, as their area binds them. */
import type { BoundRuleCase } from '../../../../domain/rules/rule-case.ts';

export const assignmentCases: readonly BoundRuleCase[] = [];
