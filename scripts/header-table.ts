/**
 * A table that stands in a comment of the code, its columns set apart by two blanks or more and held by the places at
 * which the names of its first line begin.
 */
export const headerTable = (source: string, firstColumn: string): string[][] => {
  const lines = source.split('\n').map((line) => line.replace(/^ \* {0,3}/, ''));
  const from = lines.findIndex((line) => line.startsWith(`${firstColumn}  `));
  const head = lines[from];
  if (head === undefined) throw new Error(`No table of the comment begins with '${firstColumn}'.`);
  const starts = [...head.matchAll(/\S+(?: \S+)*/g)].map(({ index }) => index);
  const length = lines.slice(from).findIndex((line) => line.trim() === '');
  return lines
    .slice(from, from + length)
    .map((line) => starts.map((start, at) => line.slice(start, starts[at + 1]).trim()));
};
