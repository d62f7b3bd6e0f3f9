/** 停止: who stops npm stops the program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

test('SIGTERM to `npm run demo` stops the demo', { timeout: 120_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'demo-'));
  const { PATH, HOME } = process.env;
  const npm = spawn('npm', ['run', 'demo'], {
    cwd: root,
    env: { PATH, HOME, PORT: '0', DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // the pipe is closed by the last of them that goes
  const closed = once(npm, 'close');
  let url = '';
  for await (const line of createInterface(npm.stdout)) {
    url ||= /http:\/\/localhost:\d+/.exec(line)?.[0] ?? '';
    if (line.includes('--fresh')) break;
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  npm.kill('SIGTERM');
  npm.stdout.resume();
  await closed;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  await rm(dir, { recursive: true });
});

test('`npm start` puts the program in the place of the shell, which would keep SIGTERM for itself', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(scripts.start).toMatch(/^exec node /);
});
