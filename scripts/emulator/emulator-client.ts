/** The client for which the issuer of a run makes tokens. */
export const emulatorClient = 'emulator-run';
