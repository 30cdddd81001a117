/**
 * What every function stands on: the network that it runs in, where the stage has one, the key of its environment, the policies that AWS forces
 * on it. After the data stack, because the network lets through the table, the statements and two keys by name.
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StatementBucket } from '../constructs/data/statement-bucket.ts';
import { ForcedWildcards } from '../constructs/shared/forced-wildcards.ts';
import { Network } from '../constructs/platform/network.ts';
import type { SharedInfrastructure } from '../constructs/shared/node-function.ts';
import type { CaseTable } from '../constructs/shared/table-access.ts';
import type { Stage } from '../stage.ts';

export interface PlatformStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  personKey: IKey;
  statements: StatementBucket;
  logKey: IKey;
}

export class PlatformStack extends Stack {
  readonly infrastructure: SharedInfrastructure;
  readonly wildcards: ForcedWildcards;

  constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const { stage, statements, logKey } = props;
    this.wildcards = new ForcedWildcards(this, 'ForcedByAws', { stage, statements });
    const { ofInterfaces: interfaces } = this.wildcards;
    const network = interfaces && new Network(this, 'Network', props);
    this.infrastructure = {
      network: network && { vpc: network.vpc, securityGroup: network.functions, interfaces },
      tracing: this.wildcards.ofTracing,
      logKey,
    };
  }
}
