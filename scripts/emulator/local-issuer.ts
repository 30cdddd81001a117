/** An issuer of access tokens for one run: its keys on loopback, for as long as the run takes. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createTokenIssuer, type TokenIssuer } from '../../local/gateway/tokens.ts';
import { listenOnLoopback } from '../../local/gateway/server.ts';
import { emulatorClient } from './emulator-client.ts';

export interface LocalIssuer {
  url: string;
  issue: TokenIssuer['issue'];
  close: () => void;
}

/** The key is made here, stays in memory, and is good for nothing after the run. */
export const startIssuer = async (nowMs: () => number): Promise<LocalIssuer> => {
  const server = createServer();
  const port = await listenOnLoopback(server, 0);
  const url = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tokens = createTokenIssuer(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), nowMs, {
    issuer: url,
    clientId: emulatorClient,
  });
  server.on('request', (asked, answer) => {
    const isKeys = asked.method === 'GET' && asked.url === '/.well-known/jwks.json';
    answer.writeHead(isKeys ? 200 : 404, { 'content-type': 'application/json' });
    answer.end(JSON.stringify(isKeys ? tokens.published : {}));
  });
  return {
    url,
    issue: (person) => tokens.issue(person),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
