/** What Feishu does before it sends, written for the tests alone: encrypt, then sign the bytes. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { EnvelopeHeaders } from '../../src/feishu/verify.ts';

export const keys = { encryptKey: 'k8fQ2mZr5tWv', verificationToken: 'rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV' };

export function encrypt(plain: string | Uint8Array, key = keys.encryptKey): string {
  const iv = randomBytes(16);
  const aes = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, aes.update(plain), aes.final()]).toString('base64');
}

export function sign(raw: Uint8Array, at: Date, key = keys.encryptKey): Required<EnvelopeHeaders> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256').update(`${timestamp}${nonce}${key}`).update(raw).digest('hex');
  return { timestamp, nonce, signature };
}

/** A body on its way, sealed as Feishu would at this moment. */
export function seal(body: unknown, at: Date) {
  const raw = Buffer.from(JSON.stringify({ encrypt: encrypt(JSON.stringify(body)) }));
  return { raw, headers: sign(raw, at) };
}
