/** What is not as on AWS in what an emulator is given, with the reason: the whole list, and said at each run. */

interface Difference {
  what: string;
  reason: string;
}

/** Types of resources that are taken out of the templates, with what refers to them. */
export const leftOut: readonly (Difference & { type: string })[] = [
  {
    type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
    what: 'no AWS::Cognito::UserPoolRiskConfigurationAttachment',
    reason: 'MiniStack 1.4.21 does not know it. Nobody signs in there, so no sign-in is judged.',
  },
  {
    type: 'AWS::ApiGateway::ClientCertificate',
    what: 'no AWS::ApiGateway::ClientCertificate',
    reason:
      'MiniStack 1.4.21 does not know it. API Gateway shows it to back ends by HTTP, and ours are functions.',
  },
];

/** What is done in another way than on AWS. */
export const exchanged: readonly Difference[] = [
  {
    what: 'stacks are deployed without change sets',
    reason:
      'MiniStack 1.4.21 answers with an error when the CDK removes a change set that is not there, so that later deployments end.',
  },
  {
    what: 'the authorizer takes tokens of this run and not of the user pool',
    reason:
      'MiniStack 1.4.21 ignores AccessTokenValidity: its tokens live an hour, and the authorizer refuses what lives longer than 15 minutes.',
  },
];
