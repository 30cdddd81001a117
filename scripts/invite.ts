// `npm run invite`: makes, disables or removes the account of a person at a stage. Cognito sends the invitation, with a
// password for three days; the second factor is enrolled at the first sign-in. Exits 1 when Cognito refuses, 2 when the
// command is not understood. Run twice: the second invitation says that the account is there.
import process from 'node:process';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Invitation, Misunderstood, readInvitation, usage } from './invitation.ts';
import { stageOutputs } from './stage-outputs.ts';

const carryOut = async (invitation: Invitation): Promise<string> => {
  const pool = (await stageOutputs(invitation.stage)).get('UserPoolId');
  if (pool === undefined)
    throw new Error('The identity stack has no output UserPoolId: deploy this release.');
  const client = new CognitoIdentityProviderClient({});
  const account = { UserPoolId: pool, Username: invitation.email };
  if (invitation.act === 'invite') {
    await client.send(
      new AdminCreateUserCommand({
        ...account,
        UserAttributes: [
          { Name: 'email', Value: invitation.email },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'custom:role', Value: invitation.role },
          { Name: 'custom:org', Value: invitation.org },
        ],
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
    return 'Invited. The password of the message is good for three days; the second factor is set up at the first sign-in.';
  }
  await client.send(new AdminUserGlobalSignOutCommand(account));
  if (invitation.act === 'disable') await client.send(new AdminDisableUserCommand(account));
  else await client.send(new AdminDeleteUserCommand(account));
  return 'Done. An access token that is out there ends within 15 minutes.';
};

try {
  const invitation = readInvitation(process.argv.slice(2));
  console.log(invitation ? await carryOut(invitation) : usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
}
