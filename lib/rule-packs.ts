/** The rule packs that every template is held to. A finding that is not acknowledged ends synth. */
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  ServerlessChecks,
  type NagPack,
} from 'cdk-nag';

export const rulePacks = (): NagPack[] => [
  new AwsSolutionsChecks(),
  new HIPAASecurityChecks(),
  new NIST80053R5Checks(),
  new ServerlessChecks(),
];
