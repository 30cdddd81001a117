/** Reads the counties' AOT protocols from a folder: every JSON file is one protocol, so a new county needs no code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AotProtocolFor } from '../../domain/aot/county-aot-protocol.ts';
import { createAotProtocols } from '../../domain/aot/county-aot-protocol.ts';

/** Throws on a file that is not valid: a system must not start on half a protocol. */
export const readAotProtocols = (folder: string): AotProtocolFor =>
  createAotProtocols(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
