// Stands in for `@aws-sdk/credential-provider-node` in every bundle (bundle.ts). On Lambda the role's credentials are
// always in the environment and live as long as the sandbox; the chain of other sources (SSO, files, web identity,
// instance metadata) is 130 KB that no function of ours may ever use.
const fromEnvironment = async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('The environment holds no credentials.');
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
};

exports.defaultProvider = () => fromEnvironment;
