/** The lock on the webhook: what is let in was signed, encrypted and named by our own Feishu app, and is recent. */
import { isAscii, isUtf8 } from 'node:buffer';
import { createDecipheriv, createHash, hash, timingSafeEqual } from 'node:crypto';

export type EnvelopeKeys = {
  /** Encrypt Key of the console; absent or empty when the app has none: then nothing is signed, only the token counts */
  readonly encryptKey?: string;
  readonly verificationToken: string;
};
export type EnvelopeHeaders = {
  /** X-Lark-Request-Timestamp */
  readonly timestamp?: string | undefined;
  /** X-Lark-Request-Nonce */
  readonly nonce?: string | undefined;
  /** X-Lark-Signature */
  readonly signature?: string | undefined;
};
export type RefusedEnvelope =
  | 'not-json'
  | 'plaintext'
  | 'unsigned'
  | 'signature'
  | 'time'
  | 'cipher'
  | 'token';
export type Envelope =
  | { readonly is: 'challenge'; readonly challenge: string }
  | { readonly is: 'event'; readonly body: unknown }
  | { readonly is: 'refused'; readonly why: RefusedEnvelope };

/** Feishu repeats for about seven hours with the first timestamp; the inbox makes a replay within it harmless. */
const defaultWindowMs = 8 * 3600_000;
const aheadMs = 5 * 60_000;
/** A challenge has a few hundred bytes; strangers get us to parse no more than this. */
const maxUnsignedBytes = 16 * 1024;

type Sealed = { readonly raw: Uint8Array; readonly headers: EnvelopeHeaders };

/** Opens what came in at the door. Whatever the bytes are, the answer is a value. */
export function openEnvelope(
  sealed: Sealed,
  keys: EnvelopeKeys,
  now: Date,
  options: { readonly windowMs?: number } = {},
): Envelope {
  const { encryptKey } = keys;
  if (!encryptKey) return openUnencrypted(sealed.raw, keys);
  if (!sealed.headers.signature) return openUnsigned(sealed.raw, encryptKey, keys);
  const why = checkSignature(sealed, encryptKey, now, options.windowMs ?? defaultWindowMs);
  if (why) return refuse(why);
  const outer = readJson(sealed.raw);
  if (outer === undefined) return refuse('not-json');
  if (!isEncrypted(outer)) return refuse('plaintext');
  const body = decrypt(outer, encryptKey);
  return body === undefined ? refuse('cipher') : openPlain(body, keys);
}

/** An app without an encrypt key: the token is all there is. */
function openUnencrypted(raw: Uint8Array, keys: EnvelopeKeys): Envelope {
  const body = readJson(raw);
  if (body === undefined) return refuse('not-json');
  return isEncrypted(body) ? refuse('cipher') : openPlain(body, keys);
}

/**
 * The address check of the console carries no signature: it is believed when it decrypts and names our token.
 * Every other unsigned body gets one and the same refusal: it must not tell whether the padding was right.
 */
function openUnsigned(raw: Uint8Array, encryptKey: string, keys: EnvelopeKeys): Envelope {
  if (raw.length > maxUnsignedBytes) return refuse('unsigned');
  const outer = readJson(raw);
  if (outer === undefined) return refuse('not-json');
  if (!isEncrypted(outer)) return refuse('plaintext');
  const body = decrypt(outer, encryptKey);
  return field(body, 'type') === 'url_verification' ? openPlain(body, keys) : refuse('unsigned');
}

function openPlain(body: unknown, keys: EnvelopeKeys): Envelope {
  const token = field(field(body, 'header'), 'token') ?? field(body, 'token');
  if (typeof token !== 'string' || !keys.verificationToken || !same(token, keys.verificationToken)) {
    return refuse('token');
  }
  if (field(body, 'type') !== 'url_verification') return { is: 'event', body };
  const challenge = field(body, 'challenge');
  return typeof challenge === 'string' ? { is: 'challenge', challenge } : refuse('not-json');
}

/** hex(sha256(timestamp + nonce + encryptKey + body)), over the bytes as they came. */
function checkSignature(
  { raw, headers }: Sealed,
  encryptKey: string,
  now: Date,
  windowMs: number,
): RefusedEnvelope | undefined {
  const { timestamp, nonce = '', signature = '' } = headers;
  if (!timestamp || !/^\d{9,13}$/.test(timestamp)) return 'time';
  const expected = hash(
    'sha256',
    Buffer.concat([Buffer.from(timestamp + nonce + encryptKey), raw]),
    'buffer',
  );
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'signature';
  const sent = Number(timestamp) * (timestamp.length === 13 ? 1 : 1000);
  const age = now.getTime() - sent;
  return age > windowMs || age < -aheadMs ? 'time' : undefined;
}

/** AES-256-CBC, key sha256(encryptKey), base64(iv ‖ ciphertext); undefined when it is not that. */
function decrypt(outer: unknown, encryptKey: string): unknown {
  const cipher = field(outer, 'encrypt');
  if (typeof cipher !== 'string') return undefined;
  const text = decryptText(cipher, encryptKey);
  return text && readJson(text);
}

/** The bytes that Feishu encrypted, or undefined. */
export function decryptText(cipher: string, encryptKey: string): Uint8Array | undefined {
  const bytes = Buffer.from(cipher, 'base64');
  if (bytes.length < 32 || bytes.length % 16 !== 0) return undefined;
  const aes = createDecipheriv('aes-256-cbc', aesKey(encryptKey), bytes.subarray(0, 16));
  return unpadded(aes.setAutoPadding(false).update(bytes.subarray(16)));
}

/** PKCS #7: as many bytes at the end as each of them says. Undefined: not encrypted with our key. */
function unpadded(text: Buffer): Buffer | undefined {
  const pad = text[text.length - 1] ?? 0;
  if (pad < 1 || pad > 16) return undefined;
  for (let i = text.length - pad; i < text.length; i++) if (text[i] !== pad) return undefined;
  return text.subarray(0, text.length - pad);
}

function isEncrypted(outer: unknown): boolean {
  return field(outer, 'encrypt') !== undefined;
}

const derived = new Map<string, Buffer>();

/** sha256 of the encrypt key, of which a program has one. */
function aesKey(encryptKey: string): Buffer {
  const known = derived.get(encryptKey);
  if (known) return known;
  const key = createHash('sha256').update(encryptKey).digest();
  derived.set(encryptKey, key);
  return key;
}

/** JSON in strict UTF-8, or undefined (which JSON cannot say). */
function readJson(bytes: Uint8Array): unknown {
  const text = textOf(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes));
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is ASCII, as every envelope of Feishu's, needs no decoding. */
function textOf(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** Equal, in a time that does not tell how much of it is; that all tokens have one length is public. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refuse(why: RefusedEnvelope): Envelope {
  return { is: 'refused', why };
}
