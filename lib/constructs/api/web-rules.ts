/**
 * The rules of the web ACL: AWS's managed ones in block mode, a limit of requests for each address, and the size of
 * bodies. WAF reads at most 64 KB of a body, which is just what every route but one may have; for a referral the
 * declared length is looked at here and the true one by the handler.
 */
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { routes } from '../../../domain/api/routes.ts';
import type { Stage } from '../../stage.ts';

export const inspectedKilobytes = 64;
const asIs = [{ priority: 0, type: 'NONE' }];
const { path: referralPath, method: referralMethod } = routes.submitReferral;

export const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // Samples would show paths and headers in the console.
  sampledRequestsEnabled: false,
});

type WebAclRule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const managed = (name: string, counted: readonly string[] = []): WebAclRule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

const equals = (fieldToMatch: CfnWebACL.FieldToMatchProperty, searchString: string, at = 'EXACTLY') => ({
  byteMatchStatement: {
    fieldToMatch,
    searchString,
    positionalConstraint: at,
    textTransformations: asIs,
  },
});

/** The path begins with the stage's name, or not, under a domain name of one's own. */
const isReferral: CfnWebACL.StatementProperty = {
  andStatement: {
    statements: [equals({ method: {} }, referralMethod), equals({ uriPath: {} }, referralPath, 'ENDS_WITH')],
  },
};

/** Larger than WAF is given to read counts as larger than the limit. */
const isLargeBody: CfnWebACL.StatementProperty = {
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size: inspectedKilobytes * 1024,
    textTransformations: asIs,
  },
};

export const rulesOf = (stage: Stage): WebAclRule[] => [
  {
    name: 'RequestsOfOneAddress',
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit: stage.requestsPerAddress,
        evaluationWindowSec: 300,
      },
    },
  },
  {
    name: 'BodyOverTheLimit',
    action: { block: {} },
    statement: {
      andStatement: { statements: [isLargeBody, { notStatement: { statement: isReferral } }] },
    },
  },
  {
    name: 'DeclaredLengthOverAMegabyte',
    action: { block: {} },
    statement: {
      regexMatchStatement: {
        fieldToMatch: { singleHeader: { Name: 'content-length' } },
        regexString: String.raw`^\d{7,}$`,
        textTransformations: asIs,
      },
    },
  },
  managed('AWSManagedRulesAmazonIpReputationList'),
  managed('AWSManagedRulesKnownBadInputsRuleSet'),
  // Its own limit of bodies is 8 KB: a referral of a long history would never arrive. Ours stands above.
  managed('AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY']),
];
