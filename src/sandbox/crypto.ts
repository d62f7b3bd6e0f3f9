import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const keyOf = (encryptKey: string): Buffer => createHash('sha256').update(encryptKey).digest();

/** AES-256-CBC under sha256(encrypt key): base64(iv ‖ ciphertext). */
export function encrypt(encryptKey: string, plain: string, iv: Buffer = randomBytes(16)): string {
  const cipher = createCipheriv('aes-256-cbc', keyOf(encryptKey), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

export function decrypt(encryptKey: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', keyOf(encryptKey), bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
}

/** X-Lark-Signature: plain SHA-256, not an HMAC, over the raw bytes of the body. */
export const sign = (timestamp: string, nonce: string, encryptKey: string, rawBody: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + rawBody)
    .digest('hex');

export const hmac = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');
