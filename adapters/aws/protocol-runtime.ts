/** The protocols that the bundle carries beside the handler (lib/constructs/shared/node-function.ts copies them there). */
import { join } from 'node:path';
import type { AotProtocolFor } from '../../domain/policy/county-aot-protocol.ts';
import { readAotProtocols } from '../protocols/aot-protocols.ts';

export const protocolRuntime = (): { aotProtocolFor: AotProtocolFor } => ({
  aotProtocolFor: readAotProtocols(join(import.meta.dirname, 'aot-protocols')),
});
