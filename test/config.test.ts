/** The environment: what is missing or wrong stops the start with a sentence that names it. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const good = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718',
  FEISHU_APP_SECRET: 'very-secret',
  FEISHU_ENCRYPT_KEY: 'key-secret',
  FEISHU_VERIFICATION_TOKEN: 'token-secret',
  ADMIN_MOBILES: '13800000001',
};

/** The sentences of the refusal. */
function complaints(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a good environment', () => {
  test('has defaults', () => {
    expect(readConfig(good)).toEqual({
      ...good,
      ADMIN_MOBILES: ['13800000001'],
      PORT: 3000,
      DATA_DIR: './data',
      FEISHU_MODE: 'webhook',
      FEISHU_DOMAIN: 'https://open.feishu.cn',
      LOG_LEVEL: 'info',
    });
  });

  test('is taken as it is said', () => {
    const more = {
      PORT: '8080',
      DATABASE_URL: 'postgres://bot:secret@db.example:5432/bot',
      DATA_DIR: '/var/lib/bot',
      FEISHU_DOMAIN: 'http://127.0.0.1:9000',
      PUBLIC_URL: 'https://bot.example.gov.cn',
      LOG_LEVEL: 'debug',
    };
    expect(readConfig({ ...good, ...more })).toEqual({
      ...good,
      ...more,
      PORT: 8080,
      FEISHU_MODE: 'webhook',
      ADMIN_MOBILES: ['13800000001'],
    });
  });

  test('nobody changes it', () => {
    const config = readConfig(good);
    expect(Object.isFrozen(config)).toBe(true);
    expect(() => Object.assign(config, { PORT: 1 })).toThrow(TypeError);
  });

  test('carries nothing that it does not know', () => {
    expect(readConfig({ ...good, PATH: '/bin', HOME: '/root' })).toEqual(readConfig(good));
  });

  test('empty is the same as absent', () => {
    expect(readConfig({ ...good, PORT: '', DATABASE_URL: ' ', LOG_LEVEL: '' })).toEqual(readConfig(good));
  });

  test.each([
    ['13800000001', ['13800000001']],
    ['13800000001,13900000002', ['13800000001', '13900000002']],
    ['13800000001， 13900000002；13700000003、', ['13800000001', '13900000002', '13700000003']],
    ['+8613800000001 8613900000002', ['13800000001', '13900000002']],
  ])('ADMIN_MOBILES=%s', (text, mobiles) => {
    expect(readConfig({ ...good, ADMIN_MOBILES: text }).ADMIN_MOBILES).toEqual(mobiles);
  });

  test.each(['0', '1', '65535'])('PORT=%s', (port) => {
    expect(readConfig({ ...good, PORT: port }).PORT).toBe(Number(port));
  });
});

describe('what is missing', () => {
  test.each(Object.keys(good))('%s', (name) => {
    for (const value of [undefined, '', '  ']) {
      const lines = complaints({ ...good, [name]: value });
      expect(lines).toEqual([expect.stringMatching(new RegExp(`^缺少环境变量 ${name}：.+。$`))]);
      if (name.startsWith('FEISHU_')) expect(lines[0]).toMatch(/飞书开放平台 → 开发者后台 → 应用 → /);
    }
  });

  test('all at once, a line for each', () => {
    expect(complaints({}).map((line) => /环境变量 (\w+)/.exec(line)?.[1])).toEqual(Object.keys(good));
  });
});

describe('what is wrong', () => {
  test.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://db/bot'],
    ['DATABASE_URL', 'db.example:5432'],
    ['FEISHU_APP_ID', 'a1b2c3d4e5f60718'],
    ['FEISHU_APP_ID', 'cli_'],
    ['FEISHU_MODE', 'websocket'],
    ['FEISHU_DOMAIN', 'open.feishu.cn'],
    ['FEISHU_DOMAIN', 'ftp://open.feishu.cn'],
    ['PUBLIC_URL', 'bot.example.gov.cn'],
    ['ADMIN_MOBILES', '138000000'],
    ['ADMIN_MOBILES', '13800000001,张伟'],
    ['ADMIN_MOBILES', ',;'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    expect(complaints({ ...good, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^环境变量 ${name} 有误：.+。$`)),
    ]);
  });

  test('several at once, missing and wrong', () => {
    const lines = complaints({ ...good, PORT: 'x', FEISHU_APP_SECRET: '', ADMIN_MOBILES: '1' });
    expect(lines).toHaveLength(3);
    for (const name of ['PORT', 'FEISHU_APP_SECRET', 'ADMIN_MOBILES'])
      expect(lines.filter((line) => line.includes(name))).toHaveLength(1);
  });

  test('no value is repeated: it may be a secret', () => {
    const lines = complaints({
      ...good,
      FEISHU_APP_ID: 'very-secret',
      DATABASE_URL: 'mysql://bot:secret@db',
      ADMIN_MOBILES: '1380000000x',
    });
    expect(lines.join('\n')).not.toMatch(/secret@|very-secret|1380000000x/);
  });
});

describe('FEISHU_MODE=ws', () => {
  const { FEISHU_VERIFICATION_TOKEN, ...fewer } = good;
  const connected = { ...fewer, FEISHU_MODE: 'ws' };

  test('needs no verification token, for nothing is posted to us', () => {
    expect(readConfig(connected)).toMatchObject({ FEISHU_MODE: 'ws' });
    expect(readConfig({ ...connected, FEISHU_VERIFICATION_TOKEN })).toMatchObject({
      FEISHU_VERIFICATION_TOKEN,
    });
  });

  test('needs the encrypt key still, and says what for', () => {
    const lines = complaints({ ...connected, FEISHU_ENCRYPT_KEY: '' });
    expect(lines).toEqual([expect.stringMatching(/^缺少环境变量 FEISHU_ENCRYPT_KEY：.*抽取密钥.*封存/)]);
  });

  test('needs an App ID of the form that the SDK connects under', () => {
    const id = 'cli_9f5343c58071254z';
    expect(complaints({ ...good, FEISHU_APP_ID: id })).toEqual([]);
    expect(complaints({ ...connected, FEISHU_APP_ID: id })).toEqual([
      expect.stringMatching(/^环境变量 FEISHU_APP_ID 有误：.*16 位十六进制/),
    ]);
  });
});

/** Starts a program of ours, which is to stop by itself, with this environment alone. */
async function stops(program: string, env: NodeJS.ProcessEnv, args: readonly string[] = []) {
  const { PATH, HOME } = process.env;
  const path = fileURLToPath(new URL(`../src/${program}`, import.meta.url));
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', path, ...args], {
    env: { PATH, HOME, ...env },
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  const failed = await run.then(
    () => undefined,
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code: failed?.code, out: failed?.stdout, lines: failed?.stderr.trim().split('\n') };
}

/** What a command needs to get as far as its database: a file that is there, or one that is not. */
function argumentsOf(name: string): string[] {
  if (name.endsWith('audit')) return [];
  return [name.endsWith('backup') ? join(tmpdir(), `none-${process.pid}`) : backedUp];
}

const backedUp = fileURLToPath(new URL('../db/seed/people.xlsx', import.meta.url));

describe('the programs themselves stop with a sentence, and no stack', () => {
  test('what is missing', async () => {
    expect(await stops('main.ts', {})).toEqual({ code: 1, out: '', lines: complaints({}) });
  });

  test('a database that is not there', async () => {
    const { code, lines } = await stops('main.ts', {
      ...good,
      DATABASE_URL: 'postgres://bot:hush@127.0.0.1:1/b',
    });
    expect(code).toBe(1);
    const sentence = /^连不上环境变量 DATABASE_URL 所指的数据库（ECONNREFUSED）：.+。$/;
    expect(lines).toEqual([expect.stringMatching(sentence)]);
    expect(lines?.join()).not.toContain('hush');
  });

  test.each(['import', 'audit', 'backup'])('a database that is not there, for %s', async (name) => {
    const DATABASE_URL = 'postgres://bot:hush@127.0.0.1:1/b';
    const { code, lines } = await stops(`cli/${name}.ts`, { DATABASE_URL }, argumentsOf(name));
    expect(code).toBe(2);
    expect(lines).toEqual([
      expect.stringMatching(/^连不上环境变量 DATABASE_URL 所指的数据库（ECONNREFUSED）：.+。$/),
    ]);
  });

  test.each(['main', 'demo', 'cli/import', 'cli/audit', 'cli/backup', 'cli/restore'])(
    'a DATA_DIR that is a file, for %s',
    async (name) => {
      const file = fileURLToPath(import.meta.url);
      const { code, lines } = await stops(`${name}.ts`, { ...good, DATA_DIR: file }, argumentsOf(name));
      expect(code).toBe(name.startsWith('cli/') ? 2 : 1);
      expect(lines).toEqual([
        expect.stringMatching(/^环境变量 DATA_DIR 所指的目录 .+ 不能使用（E\w+）：.+。$/),
      ]);
    },
  );

  test('a port that somebody has', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'bot-'));
    const holder = createServer().listen(0);
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { code, lines } = await stops('main.ts', {
      ...good,
      PORT: `${port}`,
      DATA_DIR: dir,
      LOG_LEVEL: 'silent',
      FEISHU_DOMAIN: 'http://127.0.0.1:1',
    });
    holder.close();
    await rm(dir, { recursive: true });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^端口 ${port} 不能使用.+环境变量 PORT`))]);
  });

  test('a port that is none, for the demo', async () => {
    const { code, lines } = await stops('demo.ts', { PORT: 'abc' });
    expect([code, lines]).toEqual([1, [expect.stringContaining('端口 abc 有误')]]);
  });
});
