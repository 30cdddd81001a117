/** Where an emulator may be: on this machine, and nowhere else. */
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** What must not be: whoever reads it must not have deployed anything. */
export class NoEmulator extends Error {
  override readonly name = 'NoEmulator';
}

/** The origin of an emulator. Throws NoEmulator where the address is none of loopback by plain HTTP. */
export const emulatorAt = (address: string): string => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' || !loopback.has(url.hostname))
    throw new NoEmulator(
      'AWS_ENDPOINT_URL is no address of this machine (http://127.0.0.1:<port>). This command deploys to nothing else, and never to AWS.',
    );
  if (url.username !== '' || url.password !== '' || url.pathname !== '/' || url.search !== '')
    throw new NoEmulator('AWS_ENDPOINT_URL has more than host and port.');
  return url.origin;
};

/** Whether anything at all answers there by HTTP. */
export const answersAt = (origin: string): Promise<boolean> =>
  fetch(origin, { signal: AbortSignal.timeout(5_000), redirect: 'manual' }).then(
    () => true,
    () => false,
  );

/**
 * The environment of the CDK for an emulator: credentials that are good nowhere, one endpoint for every service, no profile, no
 * proxy. Whatever the caller has of AWS stays outside: with it, a service that the emulator does not name could be the real one.
 */
export const environmentFor = (
  origin: string,
  outer: Readonly<Record<string, string | undefined>>,
): Record<string, string> => {
  const kept = Object.entries(outer).flatMap(([name, value]): [string, string][] =>
    value === undefined || /^(AWS_|CDK_|EMULATOR_)|_proxy$/i.test(name) ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: origin,
    AWS_ACCESS_KEY_ID: 'emulator',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
};

/** Where an emulator answers for a REST API, as LocalStack began it; the output names a host of AWS. */
export const apiAt = (origin: string, apiUrl: string): string => {
  const { hostname, pathname } = new URL(apiUrl);
  const [id = ''] = hostname.split('.');
  return `${origin}/restapis/${id}/${pathname.split('/')[1] ?? ''}/_user_request_`;
};
