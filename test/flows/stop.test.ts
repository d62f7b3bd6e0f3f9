/** 停止: who stops npm stops the program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

test('SIGTERM to `npm run demo` stops the demo', async () => {
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

test('a program whose shell npm has killed stops by itself', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'start-'));
  const { PATH, HOME } = process.env;
  const shell = spawn('sh', ['-c', `"${process.execPath}" --import tsx src/main.ts; true`], {
    cwd: root,
    env: {
      PATH,
      HOME,
      npm_lifecycle_event: 'start',
      PORT: '0',
      DATA_DIR: dir,
      FEISHU_DOMAIN: 'http://127.0.0.1:9',
      FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718',
      FEISHU_APP_SECRET: 'a secret',
      FEISHU_ENCRYPT_KEY: 'a key',
      FEISHU_VERIFICATION_TOKEN: 'a token',
      ADMIN_MOBILES: '13800000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(shell, 'close');
  let port = 0;
  for await (const line of createInterface(shell.stdout)) {
    port = /"port":(\d+).*"ready"/.exec(line) ? Number(/"port":(\d+)/.exec(line)![1]) : 0;
    if (port > 0) break;
  }
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  shell.kill('SIGTERM');
  shell.stdout.resume();
  await closed;
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  await rm(dir, { recursive: true });
});
