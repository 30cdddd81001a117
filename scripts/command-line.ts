/** What every script does with a command line that asks for help, or that it does not understand. */
import process from 'node:process';
import { parseArgs } from 'node:util';

/** Prints the usage and ends the process: well for `--help`, with 2 where `parse` throws. */
export const parsedOrUsage = <Parsed>(usage: string, parse: () => Parsed): Parsed => {
  if (process.argv.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parse();
  } catch {
    console.error(usage);
    process.exit(2);
  }
};

/** Of a command that takes no option: its words, of which there are at most so many. */
export const wordsOrUsage = (usage: string, atMost = 0): string[] =>
  parsedOrUsage(usage, () => {
    const { positionals } = parseArgs({ options: {}, allowPositionals: true });
    if (positionals.length > atMost) throw new RangeError('too many words');
    return positionals;
  });
