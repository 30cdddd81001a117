/** The protocols that the bundle carries beside the handler (lib/constructs/shared/node-function.ts copies them there). */
import { join } from 'node:path';
import type { Ports } from '../../domain/ports/ports.ts';
import { readAotProtocols } from '../protocols/aot-protocols.ts';

export const protocolPorts = (): Pick<Ports, 'aotProtocolFor'> => ({
  aotProtocolFor: readAotProtocols(join(import.meta.dirname, 'aot-protocols')),
});
