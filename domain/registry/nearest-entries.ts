/** What somebody may have meant who named an entry that the registry does not have. */
interface Named {
  id: string;
  name: string;
}

const mostNamed = 3;
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Levenshtein: how many letters must be put in, taken out or replaced to come from one word to the other. */
export const editDistance = (from: string, to: string): number => {
  let taken = 0;
  let row = Array.from(to, (letter, index) => ({ letter, cost: index + 1 }));
  for (const letter of from) {
    let diagonal = taken;
    taken += 1;
    let left = taken;
    row = row.map(({ letter: other, cost: above }) => {
      const cost = Math.min(left + 1, above + 1, diagonal + Number(letter !== other));
      [diagonal, left] = [above, cost];
      return { letter: other, cost };
    });
  }
  return row.at(-1)?.cost ?? taken;
};

/** Of the id and the name, whichever comes nearer; a long name is not farther for its length. */
const distanceOf = (given: string, { id, name }: Named): number =>
  Math.min(
    ...[id, name]
      .map(lettersOf)
      .map((known) => editDistance(given, known) / Math.max(given.length, known.length)),
  );

/** The nearest entries, the nearest first. */
export const nearestEntries = <Entry extends Named>(given: string, entries: readonly Entry[]): Entry[] => {
  const letters = lettersOf(given);
  return entries
    .map((entry) => ({ entry, distance: distanceOf(letters, entry) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostNamed)
    .map(({ entry }) => entry);
};
