/** Every way of not being signed in that we could think of: what stands in the Authorization headers of a request. */
import {
  base64,
  flipped,
  hmac,
  type Members,
  nowSeconds,
  pss,
  publicPem,
  rightClaims,
  signed,
  strangersPair,
  tampered,
  unsigned,
} from './forger.ts';

const claim = (claims: Members) => () => signed({ claims });
const header = (members: Members) => () => signed({ header: members });
const { kty, n, e } = strangersPair.publicKey.export({ format: 'jwk' });
const strangersJwk = { kty, n, e };
const asText = JSON.stringify(rightClaims);
const lastBits = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + alphabet.charAt(alphabet.indexOf(text.slice(-1)) ^ 1);
};

const badTokens: readonly [string, () => string][] = [
  // Who signed it.
  ['signed with another key', () => signed({ key: strangersPair.privateKey })],
  ['without a signature', () => signed().split('.').slice(0, 2).join('.')],
  ['with an empty signature', () => tampered(2, () => '')],
  ['of alg none', () => unsigned('none')],
  ['of alg None', () => unsigned('None')],
  ['of alg none with the signature of a right one', () => unsigned('none', signed().split('.')[2])],
  ['without an alg', header({ alg: undefined })],
  ['of an alg that is a list', header({ alg: ['RS256'] })],
  ['of HS256 keyed with the public key', () => hmac('HS256', publicPem)],
  ['of HS256 keyed with nothing', () => hmac('HS256', '')],
  ['of HS512 keyed with the public key', () => hmac('HS512', publicPem, 'sha512')],
  ['of RS256 over an HMAC', () => hmac('RS256', publicPem)],
  ['of RS512 with the right key', () => signed({ header: { alg: 'RS512' }, with: 'RS512' })],
  ['of PS256 with the right key', pss],
  ['of rs256 in small letters', header({ alg: 'rs256' })],
  ['of ES256 over an RSA signature', header({ alg: 'ES256' })],
  ['with one bit of its header flipped', () => tampered(0, flipped(2))],
  ['with one bit of its claims flipped', () => tampered(1, flipped(30))],
  ['with one bit of its signature flipped', () => tampered(2, flipped(100))],
  ['with its signature written in other words', () => tampered(2, lastBits)],
  ['with half a signature', () => tampered(2, (text) => text.slice(0, 171))],
  [
    'of another role under the same signature',
    () => tampered(1, () => base64({ ...rightClaims, role: 'admin' })),
  ],
  // What its header asks for.
  ['without a key id', header({ kid: undefined })],
  ['of a key id that nobody knows', header({ kid: 'unknown' })],
  ['of a key id that is a path', header({ kid: '../../../dev/null' })],
  ['of a key id that is a number', header({ kid: 7 })],
  ['of a key id that is a query', header({ kid: "x' OR '1'='1" })],
  ['that brings its own key', () => signed({ header: { jwk: strangersJwk }, key: strangersPair.privateKey })],
  ['that brings a key beside a right signature', header({ jwk: strangersJwk })],
  ['that names an address of keys', header({ jku: 'https://keys.example/jwks.json' })],
  ['that names an address of a certificate', header({ x5u: 'https://keys.example/cert.pem' })],
  ['that brings a chain of certificates', header({ x5c: ['MIIB'] })],
  ['with an unknown critical header', header({ crit: ['b65'], b65: true })],
  ['with an unencoded payload', header({ crit: ['b64'], b64: false })],
  ['that is compressed', header({ zip: 'DEF' })],
  // Whose it is, for whom and for how long.
  ['of another issuer', claim({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other' })],
  ['of no issuer', claim({ iss: undefined })],
  ['of a list of issuers', claim({ iss: ['warm-handoff-local'] })],
  ['of another client', claim({ client_id: 'another-client' })],
  ['of no client, but an audience', claim({ client_id: undefined, aud: 'local' })],
  ['that is an id token', claim({ token_use: 'id', aud: 'local' })],
  ['without a use', claim({ token_use: undefined })],
  ['that expired a second ago', claim({ iat: nowSeconds - 600, exp: nowSeconds - 1 })],
  ['that expires this second', claim({ iat: nowSeconds - 600, exp: nowSeconds })],
  ['without an expiry', claim({ exp: undefined })],
  ['of an expiry that is text', claim({ exp: String(nowSeconds + 900) })],
  ['of an expiry in milliseconds', claim({ exp: (nowSeconds + 900) * 1_000 })],
  ['that is not valid yet', claim({ nbf: nowSeconds + 60 })],
  ['issued in an hour', claim({ iat: nowSeconds + 3_600, exp: nowSeconds + 4_000 })],
  ['without an instant of issue', claim({ iat: undefined })],
  ['that lives for sixteen minutes', claim({ exp: nowSeconds + 16 * 60 })],
  ['that lives for eight hours', claim({ exp: nowSeconds + 8 * 3_600 })],
  ['issued after it expires', claim({ iat: nowSeconds + 4, exp: nowSeconds + 3 })],
  // Whom it speaks for.
  ['of no role', claim({ role: undefined })],
  ['of an unknown role', claim({ role: 'root' })],
  ['of a role in capitals', claim({ role: 'Planner' })],
  ['of a role with a space', claim({ role: 'planner ' })],
  ['of a list of one role', claim({ role: ['planner'] })],
  ['of a role inside an object', claim({ role: { name: 'planner' } })],
  ['of two roles, one by attribute', claim({ 'custom:role': 'spoa' })],
  ['of a role by attribute only', claim({ role: undefined, 'custom:role': 'planner' })],
  ['of no organisation', claim({ org: undefined })],
  ['of an empty organisation', claim({ org: '' })],
  ['of an organisation in capitals', claim({ org: 'Pilgrim-PC' })],
  ['of an organisation with a key separator', claim({ org: 'pilgrim-pc#x' })],
  ['of an endless organisation', claim({ org: 'x'.repeat(64) })],
  ['of an organisation with a line break', claim({ org: 'pilgrim-pc\n' })],
  ['of two organisations', claim({ org: ['pilgrim-pc', 'creedmoor-pc'] })],
  ['of no subject', claim({ sub: undefined })],
  ['of an empty subject', claim({ sub: '' })],
  ['of an endless subject', claim({ sub: 'x'.repeat(129) })],
  ['of a subject with control characters', claim({ sub: 'ann\u0000\u0007' })],
  ['of a subject that is a number', claim({ sub: 7 })],
  ['with an e-mail address', claim({ email: 'ann@example.org' })],
  // Whether it is a token at all.
  ['of claims that are a list', () => signed({ payload: [rightClaims] })],
  ['of claims that are text', () => signed({ payload: '"planner"' })],
  ['of claims that are no JSON', () => signed({ payload: '{role:' })],
  ['of a token inside a token', () => signed({ payload: signed() })],
  ['of claims inside claims', () => signed({ payload: { claims: rightClaims } })],
  ['of claims in UTF-16', () => signed({ payload: Buffer.from(asText, 'utf16le').toString('latin1') })],
  ['with a fourth part', () => `${signed()}.x`],
  ['of five parts', () => 'a.b.c.d.e'],
  ['of dots', () => '..'],
  ['of a word', () => 'garbage'],
  ['cut off in the middle', () => signed().slice(0, 200)],
  ['with padding', () => `${signed()}==`],
  ['in base 64 that is not for URLs', () => tampered(2, (text) => `+${text.slice(1)}`)],
  ['with a space inside', () => tampered(1, (text) => `${text.slice(0, 9)} ${text.slice(9)}`)],
  ['of four kilobytes of claims', () => signed({ claims: { scope: 'x'.repeat(3_000) } })],
  ['quoted', () => `"${signed()}"`],
];

/** Right tokens, wrongly sent. */
const badHeaders: readonly [string, () => string[]][] = [
  ['not at all', () => []],
  ['as nothing', () => ['']],
  ['as a scheme alone', () => ['Bearer']],
  ['without a scheme', () => [signed()]],
  ['by the scheme Basic', () => [`Basic ${signed()}`]],
  ['by the scheme DPoP', () => [`DPoP ${signed()}`]],
  ['after two schemes', () => [`Bearer Bearer ${signed()}`]],
  ['after two spaces', () => [`Bearer  ${signed()}`]],
  ['after a tab', () => [`Bearer\t${signed()}`]],
  ['before a word', () => [`Bearer ${signed()} x`]],
  ['as a list of two', () => [`Bearer ${signed()}, Bearer ${signed()}`]],
  ['in two headers', () => [`Bearer ${signed()}`, `Bearer ${signed()}`]],
  ['in two headers, the first of them bad', () => ['Bearer x.y.z', `Bearer ${signed()}`]],
  ['in two headers, the second of them bad', () => [`Bearer ${signed()}`, 'Basic YTpi']],
];

export const vectors: readonly [string, () => string[]][] = [
  ...badTokens.map(([name, token]): [string, () => string[]] => [
    `a token ${name}`,
    () => [`Bearer ${token()}`],
  ]),
  ...badHeaders.map(([name, headers]): [string, () => string[]] => [`a right token sent ${name}`, headers]),
];
