/** CDK's feature flags: all chosen, so that an upgrade changes no template without being asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { projectRoot, resourcesOf, settledContext, synthesized } from './synthesized.ts';

const recommended = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      readFileSync(join(projectRoot, 'node_modules/aws-cdk-lib/recommended-feature-flags.json'), 'utf8'),
    ),
  );

/** What we set otherwise than CDK recommends. */
const otherwise: Readonly<Record<string, unknown>> = {
  // `weak` lets somebody delete the stack of the table while functions still stand on it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

/** What holds records, and would be made anew, empty, under another logical id. */
const stateful = [
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
];

describe('the feature flags of CDK', () => {
  it('that the installed version recommends are all set in cdk.json', () => {
    const context = settledContext();
    const flags = Object.fromEntries(Object.keys(recommended).map((flag) => [flag, context[flag]]));
    expect(flags).toEqual({ ...recommended, ...otherwise });
  });

  it('change the name of nothing that holds records', () => {
    const ids = Object.entries(synthesized('prod')).flatMap(([stack, template]) =>
      stateful.flatMap((type) => resourcesOf(template, type).map(({ id }) => `${stack} ${id}`)),
    );
    expect(ids.sort()).toEqual([
      'data BackupsKeyC696F888',
      'data BackupsVault1F11AFCC',
      'data Cases80582F3E',
      'data LogKeyE83D0C1B',
      'data PersonKey12C7366D',
      'data RecordKey241CA664',
      'data StatementsBucket0C080814',
      'data StatementsRequests08371901',
      'data StatementsSigningKeyF8394AF9',
      'identity Staff35CBA1CE',
      'notices NoticeKeyF5E24743',
    ]);
  });
});
