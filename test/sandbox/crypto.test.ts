import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt, sign } from '../../src/sandbox/crypto.ts';

const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;

describe('against what others published', () => {
  test("the vector of Feishu's own documentation", () => {
    expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
  });

  test('the same vector made again from its iv', () => {
    const sealed = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=';
    const iv = Buffer.from(sealed, 'base64').subarray(0, 16);
    expect(encrypt('test key', 'hello world', iv)).toBe(sealed);
  });

  test("the SDK's AESCipher opens what the sandbox seals, whatever is in it", () => {
    const cipher = new lark.AESCipher('encrypt-key');
    for (const plain of ['{}', '双随机、一公开', 'x'.repeat(15), 'x'.repeat(16), '😀'.repeat(999)])
      expect(cipher.decrypt(encrypt('encrypt-key', plain))).toBe(plain);
  });

  test('every sealing has an iv of its own', () => {
    expect(encrypt('k', 'x')).not.toBe(encrypt('k', 'x'));
  });

  test('a signature is plain SHA-256: the published digest of "abc", however it is cut', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sign('a', 'b', 'c', '')).toBe(abc);
    expect(sign('', 'a', 'b', 'c')).toBe(abc);
  });
});

describe('nothing shared', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name));

  test.each([
    ['src/sandbox', /from '[^']*\/feishu\//],
    ['src/feishu', /from '[^']*\/sandbox\//],
  ])('%s knows nothing of the other side', (folder, forbidden) => {
    const found = files(folder);
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((file) => forbidden.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('the sandbox imports nothing of the bot at all', () => {
    const outside = files('src/sandbox').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)'/g)]
        .map(([, path]) => join(file, '..', path!))
        .filter((path) => !path.startsWith('src/sandbox/')),
    );
    expect(outside).toEqual([]);
  });
});
