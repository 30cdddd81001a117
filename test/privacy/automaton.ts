/**
 * Finds thousands of texts in megabytes in one pass (Aho and Corasick, 1975): a trie of the texts, and from each of its
 * nodes the way to the longest end of what was read that begins another text.
 */
/** Letters beyond ASCII stand in no text that is looked for. */
const width = 128;
const isAscii = /^[\x21-\x7e]+$/;

export class Automaton<Mark> {
  readonly #next: Int32Array;
  readonly #marks: (readonly Mark[])[];
  /** Whether a node ends a text: asked of every letter, so kept flat. */
  readonly #ends: Uint8Array;

  constructor(wanted: ReadonlyMap<string, Mark>) {
    const size = 1 + [...wanted.keys()].reduce((sum, text) => sum + text.length, 0);
    const next = new Int32Array(size * width);
    const marks: Mark[][] = [[]];
    for (const [text, mark] of wanted) {
      if (!isAscii.test(text)) throw new RangeError(`“${text}” is not ASCII.`);
      let node = 0;
      for (let at = 0; at < text.length; at += 1) {
        const edge = node * width + text.charCodeAt(at);
        if (next[edge] === 0) {
          next[edge] = marks.length;
          marks.push([]);
        }
        node = next[edge] ?? 0;
      }
      marks[node]?.push(mark);
    }
    this.#next = next;
    this.#marks = marks;
    this.#linkEnds();
    this.#ends = Uint8Array.from(this.#marks, (found) => Math.min(found.length, 1));
  }

  /** Breadth first, so that the shorter ends of a node are complete before the node is reached. */
  #linkEnds(): void {
    const next = this.#next;
    const fallback = new Int32Array(this.#marks.length);
    const queue: number[] = [];
    for (let letter = 0; letter < width; letter += 1) if (next[letter]) queue.push(next[letter] ?? 0);
    for (let place = 0; place < queue.length; place += 1) {
      const node = queue[place] ?? 0;
      const back = fallback[node] ?? 0;
      this.#marks[node] = [...(this.#marks[node] ?? []), ...(this.#marks[back] ?? [])];
      for (let letter = 0; letter < width; letter += 1) {
        const edge = node * width + letter;
        const onward = next[back * width + letter] ?? 0;
        const child = next[edge] ?? 0;
        if (child === 0) next[edge] = onward;
        else {
          fallback[child] = onward;
          queue.push(child);
        }
      }
    }
  }

  /** The marks of every text that stands in this one. */
  found(text: string): Mark[] {
    const found: Mark[] = [];
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      node = unit < width ? (this.#next[node * width + unit] ?? 0) : 0;
      if (this.#ends[node] === 1) found.push(...(this.#marks[node] ?? []));
    }
    return found;
  }
}
