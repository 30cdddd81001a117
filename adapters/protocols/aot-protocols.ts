/** Reads the counties' AOT protocols from a folder: every JSON file is one protocol, so a new county needs no code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AotProtocolFor,
  type CountyAotProtocol,
  countyAotProtocolSchema,
  createAotProtocols,
} from '../../domain/policy/county-aot-protocol.ts';

/** A file that is no protocol, with everything that is wrong with it: who edits it is no programmer. */
export class ProtocolRefused extends Error {
  override readonly name = 'ProtocolRefused';
  constructor(file: string, faults: readonly string[]) {
    super(`${file}: ${faults.join('; ')}`);
  }
}

const parse = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProtocolRefused(file, [error instanceof Error ? error.message : 'This is not JSON.']);
  }
};

const read = (folder: string, file: string): CountyAotProtocol => {
  const { success, data, error } = countyAotProtocolSchema.safeParse(
    parse(file, readFileSync(join(folder, file), 'utf8')),
  );
  if (success) return data;
  const faults = error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`,
  );
  throw new ProtocolRefused(file, faults);
};

/** Throws on a file that is not valid, naming file and field: a system must not start on half a protocol. */
export const readAotProtocols = (folder: string): AotProtocolFor =>
  createAotProtocols(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => read(folder, name)),
  );
