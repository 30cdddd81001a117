/** HTML that cannot carry anything but text: every value is escaped, and only what this module made counts as markup. */

/** The ampersand first, or it would be escaped again in what the others become. */
const entities = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
] as const;

/** What a printer or a terminal would act on, and what would turn the text around it, is shown as a box. */
export const escapeHtml = (text: string): string =>
  entities.reduce(
    (escaped, [letter, entity]) => escaped.replaceAll(letter, entity),
    text.replaceAll(/[[\p{Cc}\p{Bidi_Control}]--[\n\t]]/gv, '\u25a1'),
  );

/** Markup made by `html`; a plain string never is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = string | number | Html | readonly Html[] | undefined;

const rendered = (content: Content): string => {
  if (content === undefined) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map(({ text }) => text).join('');
};

/** What somebody wrote, in a direction of its own: it cannot turn what stands beside it. */
export const asWritten = (text: string | number): Html => new Html(`<bdi>${rendered(text)}</bdi>`);

export const html = (markup: TemplateStringsArray, ...contents: Content[]): Html =>
  new Html(markup.reduce((page, part, index) => `${page}${rendered(contents[index - 1])}${part}`));
