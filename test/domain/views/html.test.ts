/** What anybody wrote stands in a page as text. */
import { describe, expect, it } from '@jest/globals';
import { escapeHtml, html } from '../../../domain/views/html.ts';

describe('text in a page', () => {
  it.each([
    ['<b>', '&lt;b&gt;'],
    [`a"b'c\`d&e`, 'a&quot;b&#39;c&#96;d&amp;e'],
    ['\u0000\u001b[31m', '\u25a1\u25a1[31m'],
    ['a\u202eb\u2066c\u200fd\u061ce', 'a\u25a1b\u25a1c\u25a1d\u25a1e'],
    ['two\nlines\tand tab', 'two\nlines\tand tab'],
    ['plain', 'plain'],
  ])('%j becomes %j', (given, escaped) => {
    expect(escapeHtml(given)).toBe(escaped);
  });

  it('in a template is escaped wherever it stands, and only markup of our own is not', () => {
    const inner = html`<i>${'<'}</i>`;
    expect(html`<p title="${'"'}">${inner}${[inner, inner]}${7}${undefined}</p>`.text).toBe(
      '<p title="&quot;"><i>&lt;</i><i>&lt;</i><i>&lt;</i>7</p>',
    );
  });
});
