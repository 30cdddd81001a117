/** The gateway on a real socket of this machine, before a world in memory on the virtual clock. */
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Role } from '../../../domain/shared/roles.ts';
import { createGateway, listenOnLoopback } from '../../../local/gateway/server.ts';
import { createTokenIssuer, type TokenIssuer } from '../../../local/gateway/tokens.ts';
import { World } from '../../../local/journeys/world.ts';
import { realNowMs, signingKeyPem } from '../../lambdas/authorizers/forger.ts';

export const portalOrigin = 'https://portal.example';

export interface Rig {
  world: World;
  tokens: TokenIssuer;
  server: Server;
  address: AddressInfo;
  url: string;
  /** How often the runtime was told to keep the clock. */
  moves(): number;
  bearer(role: Role, org: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export const openRig = async ({ movable = true } = {}): Promise<Rig> => {
  const world = await World.create();
  const tokens = createTokenIssuer(signingKeyPem, () => realNowMs);
  let moves = 0;
  const clockMoved = () => {
    moves += 1;
  };
  const server = createGateway({
    runtime: world.runtime,
    tokens,
    portalOrigin,
    movable,
    hasCaughtUp: () => true,
    clockMoved,
  });
  const port = await listenOnLoopback(server, 0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address.');
  return {
    world,
    tokens,
    server,
    address,
    url: `http://127.0.0.1:${port}`,
    moves: () => moves,
    bearer: async (role, org) => ({
      authorization: `Bearer ${await tokens.issue({ sub: `dev-${role}`, role, org })}`,
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Sends bytes as they are and returns what came back until the server closed. */
export const sendRaw = (port: number, text: string, host = '127.0.0.1'): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(received));
    socket.write(text);
  });
