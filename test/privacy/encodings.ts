/** The forms in which a text can leave without looking like itself. */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const unitsOf = (text: string): number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');

const percent = (text: string): string => [...bytesOf(text)].map((byte) => `%${hexOf(byte)}`).join('');
const jsonEscaped = (text: string): string =>
  unitsOf(text)
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** Base 64 of a text behind `before` other bytes, without the characters that those or later bytes have a part in. */
const base64Behind =
  (before: number, alphabet: 'base64' | 'base64url') =>
  (text: string): string => {
    const bytes = Buffer.concat([Buffer.alloc(before), bytesOf(text)]);
    const whole = bytes.toString(alphabet).replaceAll('=', '');
    const first = Math.ceil((before * 8) / 6);
    return whole.slice(first, Math.floor((bytes.length * 8) / 6));
  };

export const encodings = {
  plain: (text: string): string => text,
  'upper case': (text: string): string => text.toUpperCase(),
  'lower case': (text: string): string => text.toLowerCase(),
  URL: encodeURIComponent,
  'URL, every byte': percent,
  'URL, twice': (text: string): string => encodeURIComponent(encodeURIComponent(text)),
  'URL, every byte, twice': (text: string): string => encodeURIComponent(percent(text)),
  'URL, a form': (text: string): string => new URLSearchParams([['', text]]).toString().slice(1),
  'base 64': base64Behind(0, 'base64'),
  'base 64 behind one byte': base64Behind(1, 'base64'),
  'base 64 behind two bytes': base64Behind(2, 'base64'),
  'base 64 for URLs': base64Behind(0, 'base64url'),
  'base 64 for URLs behind one byte': base64Behind(1, 'base64url'),
  'base 64 for URLs behind two bytes': base64Behind(2, 'base64url'),
  hex: (text: string): string => Buffer.from(text).toString('hex'),
  'hex in capitals': (text: string): string => Buffer.from(text).toString('hex').toUpperCase(),
  'JSON escapes': jsonEscaped,
  'JSON escapes in capitals': (text: string): string =>
    jsonEscaped(text).toUpperCase().replaceAll('\\U', '\\u'),
  'JSON escapes in JSON': (text: string): string => jsonEscaped(text).replaceAll('\\', '\\\\'),
} as const satisfies Record<string, (text: string) => string>;
export type Encoding = keyof typeof encodings;

/** Capitals mean something in base 64 only. */
export const keepsCase = (encoding: Encoding): boolean => encoding.startsWith('base 64');
