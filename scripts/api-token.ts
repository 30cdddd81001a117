/** The access token of an administrator for a command: from a file, or WARM_HANDOFF_TOKEN; never an argument, which others on the machine can read. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { ApiAccess } from '../local/registry/registry-api.ts';

export class NoToken extends Error {}

/** Throws NoToken, and TypeError for what is no URL. */
export const accessTo = (api: string, tokenFile: string | undefined): ApiAccess => {
  const url = new URL(api);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLoopback)
    throw new NoToken('A token travels by TLS only: give the https address of the API.');
  const token = (
    tokenFile === undefined ? (process.env['WARM_HANDOFF_TOKEN'] ?? '') : readFileSync(tokenFile, 'utf8')
  ).trim();
  if (token === '') throw new NoToken('Give --token-file <file>, or the token in WARM_HANDOFF_TOKEN.');
  return {
    url: url.href.replace(/\/+$/, ''),
    token,
    send: fetch,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
};
