/**
 * What stands before the API and never runs a handler. The rules are in web-rules.ts. The log holds what was blocked or
 * counted, without what a path, query, header or body says about a person. Why each choice: docs/adr/0017.
 */
import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import { ProjectLogGroup } from '../shared/project-log-group.ts';
import { inspectedKilobytes, rulesOf, seen } from './web-rules.ts';

/** What a header may say of a person or lets somebody else act as one. */
const redactedHeaders = ['authorization', 'cookie', 'referer', 'user-agent', 'idempotency-key', 'if-match'];

export interface WebAclProps {
  stage: Stage;
  logKey: IKey;
  api: RestApi;
}

export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, { stage, logKey, api }: WebAclProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      name: nameIn(stage, 'api'),
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: seen('Api'),
      associationConfig: {
        requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: `KB_${inspectedKilobytes}` } },
      },
      dataProtectionConfig: {
        dataProtections: ['BODY', 'QUERY_STRING'].map((fieldType) => ({
          field: { fieldType },
          action: 'SUBSTITUTION',
        })),
      },
      rules: rulesOf(stage).map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: seen(rule.name),
      })),
    });
    new CfnWebACLAssociation(this, 'OnStage', {
      resourceArn: api.deploymentStage.stageArn,
      webAclArn: acl.attrArn,
    });
    this.#log(acl, stage, logKey);
  }

  #log(acl: CfnWebACL, stage: Stage, logKey: IKey): void {
    // WAF writes only into log groups of this name.
    const log = new ProjectLogGroup(this, 'Log', { stage, logKey, under: 'aws-waf-logs', of: 'api' });
    const stack = Stack.of(this);
    const delivery = new ResourcePolicy(this, 'Delivery', {
      resourcePolicyName: `${nameIn(stage, 'waf')}-${Names.uniqueResourceName(this, { maxLength: 32 })}`,
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [`${log.logGroupArn}:log-stream:*`],
          conditions: {
            StringEquals: { 'aws:SourceAccount': stack.account },
            ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*' }) },
          },
        }),
      ],
    });
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [
        { uriPath: {} },
        { queryString: {} },
        ...redactedHeaders.map((Name) => ({ singleHeader: { Name } })),
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((Action) => ({
              ActionCondition: { Action },
            })),
          },
        ],
      },
    });
    logging.node.addDependency(delivery);
  }
}
