/** One generator of chance for a whole run: the same seed throws the same on every machine. */
import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Dice {
  /** For fast-check's arbitraries, which then draw from the same generator. */
  random: Random;
  /** From 0 up to, but not including, `below`. */
  upTo(below: number): number;
  between(least: number, most: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
  chance(share: number): boolean;
}

const fine = 1_000_000;

export const createDice = (seed: number): Dice => {
  const random = new Random(xoroshiro128plus(seed));
  const between = (least: number, most: number): number => random.nextInt(least, most);
  const upTo = (below: number): number => between(0, below - 1);
  return {
    random,
    between,
    upTo,
    oneOf: (items) => {
      if (items.length === 0) throw new RangeError('There is nothing to choose from.');
      return items[upTo(items.length)]!;
    },
    chance: (share) => between(0, fine - 1) < share * fine,
  };
};
