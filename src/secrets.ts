/** Random bytes, and the sealing of what nobody may read in the database: the last secret of a draw series. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export type Secrets = {
  /** 32 random bytes in lower-case hex */
  random(): string;
  seal(text: string): string;
  /** Throws when the text was sealed with another key. */
  open(sealed: string): string;
};

const randomHex = () => randomBytes(32).toString('hex');

/**
 * The key comes from the environment (FEISHU_ENCRYPT_KEY): end the series before that is changed. `random` is there
 * for tests that must draw the same people each time; nothing in the environment reaches it.
 */
export function secrets(encryptKey: string, random: () => string = randomHex): Secrets {
  const key = Buffer.from(hkdfSync('sha256', encryptKey, 'ssd-1', 'draw series', 32));
  return {
    random,
    seal(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
