/** The AOT protocols of one machine: the files of data/aot-protocols. */
import { join } from 'node:path';
import { readAotProtocols } from '../adapters/protocols/aot-protocols.ts';

export const localAotProtocols = readAotProtocols(join(import.meta.dirname, '..', 'data', 'aot-protocols'));
