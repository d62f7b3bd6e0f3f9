/** How the page comes to the browser. */

import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../support.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

type Raw = { status: number; headers: Record<string, unknown>; body: Buffer };

/** As it comes over the line, not unpacked by the way. */
const get = (path: string, coding = ''): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const asked = request(stage.url + path, { headers: { 'accept-encoding': coding } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    });
    asked.on('error', reject).end();
  });

const namesIn = (html: string) => [...html.matchAll(/\/sandbox\/assets\/[\w.-]+/g)].map(([name]) => name);

test('the page is asked for each time, what it is made of never again', async () => {
  const page = await get('/');
  expect(page.headers['cache-control']).toBe('no-cache');
  const names = [...new Set(namesIn(page.body.toString()))];
  expect(names.map((name) => name.replace(/-[\w.]+\.(?=js|css)/, '.'))).toEqual(
    expect.arrayContaining([
      '/sandbox/assets/app.js',
      '/sandbox/assets/app.css',
      '/sandbox/assets/vchart.js',
    ]),
  );
  for (const name of names) {
    const asset = await get(name);
    expect([name, asset.status]).toEqual([name, 200]);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
  expect((await get('/sandbox/assets/app-old.js')).status).toBe(404);
});

test('whoever asks first does not wait for the packing, those after get it packed', async () => {
  const [style = ''] = namesIn((await get('/')).body.toString());
  const plain = await get(style);
  expect(plain.headers['content-encoding']).toBeUndefined();
  await expect.poll(async () => (await get(style, 'gzip, br')).headers['content-encoding']).toBe('br');
  const packed = await get(style, 'gzip, br');
  expect(packed.body.length).toBeLessThan(plain.body.length / 4);
  expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
});
