import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runVerify } from '../../../src/cli/verify.ts';
import { readRecordText } from '../../../src/domain/draw/read-record.ts';
import { recordDigest } from '../../../src/domain/draw/record.ts';
import { freezeDigest } from '../../../src/domain/draw/seed.ts';
import { naiveRecord, randomCase } from './cases.ts';

const VECTORS = join(import.meta.dirname, 'vectors');
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const vector = (name: string) => join(VECTORS, `${name}.json`);
const mini = readFileSync(vector('mini'), 'utf8');
let written = 0;

function file(content: string | Buffer): string {
  const path = join(folder, `${written++}.json`);
  writeFileSync(path, content);
  return path;
}

const folderOf = () => mkdtempSync(join(folder, 'empty-'));

function verify(...args: string[]): { code: number; said: string } {
  const lines: string[] = [];
  const code = runVerify(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

describe('npm run verify', () => {
  test('a record that agrees with itself: each step ticked, and what that does not prove', () => {
    const { code, said } = verify(vector('mini'));
    expect(code).toBe(0);
    expect(said.match(/✓/g)).toHaveLength(11);
    expect(said).not.toContain('✗');
    expect(said).toContain('记录只能证明它与自己一致');
    expect(said).toContain('本次没有提供 F（--freeze）、R（--result）');
  });

  test('with F and R from the group', () => {
    const record = readRecordText(mini);
    const [F, R] = [freezeDigest(record.freeze), recordDigest(record)];
    const { code, said } = verify(vector('mini'), '--freeze', F, `--result=${R.toUpperCase()}`);
    expect(code).toBe(0);
    expect(said.match(/与群里看到的一致/g)).toHaveLength(2);
    expect(verify(vector('mini'), '--freeze', R).code).toBe(1);
    expect(verify(vector('mini'), '--result', F).said).toContain(`群里看到的是 ${F}`);
  });

  test('a record with its log: each substitution with its head, and which of them the group saw', () => {
    const path = join(import.meta.dirname, 'golden/recuse.json');
    const { log } = JSON.parse(readFileSync(path, 'utf8')) as { log: { type: string; hash: string }[] };
    const seen = log.find(({ type }) => type === 'RECUSE')!.hash;
    const { code, said } = verify(path, '--head', seen);
    expect(code).toBe(0);
    expect(said).toContain(`接替人员复算一致（日志第 16 条）：日志头 ${seen}`);
    expect(said).toContain(`日志头：${seen}，与群里看到的一致`);
    expect(said).toContain('日志头须与换人时群里看到的比对');
    expect(verify(path, '--head', 'a'.repeat(64)).code).toBe(1);
    expect(verify(vector('mini'), '--head', seen).code).toBe(1);
    expect(verify(vector('mini')).said).not.toContain('日志');
  });

  test('a folder: all of them, and whether one chain binds them', () => {
    const { code, said } = verify(VECTORS);
    expect(code).toBe(0);
    expect(said.match(/^文件 /gm)).toHaveLength(11);
    expect(said).toContain('系列（11 次抽取）');
    const record = JSON.parse(mini) as { freeze: { no: string }; secret: string };
    const other = file(JSON.stringify({ ...record, freeze: { ...record.freeze, no: 'TEST-2026-other' } }));
    const twice = verify(vector('mini'), other);
    expect(twice.code).toBe(1);
    expect(twice.said).toContain('编号或密钥相同，内容却不同');
    expect(verify(vector('mini'), '--void', '2026-009:abc').code).toBe(2);
    expect(verify(vector('mini'), '--void', `2026-009:${'a'.repeat(64)}`).said).toContain('系列（2 次抽取）');
    expect(verify(folderOf()).said).toContain('没有 .json 文件');
  });

  test('a public record: the teams were not recomputed', () => {
    const { code, said } = verify(vector('public'));
    expect(code).toBe(0);
    expect(said).toContain('检查组没有复算');
  });

  test('no assignment: which units need more than there is', () => {
    const { code, said } = verify(vector('blocked'));
    expect(code).toBe(0);
    expect(said).toContain('这 6 家共需 12 人次，合格人员最多提供 10 人次：P001≤1');
  });

  test('nobody in the crew is said as that', () => {
    const one = randomCase('nobody 2');
    const kase = { ...one, tables: { ...one.tables, people: [], pairs: [] } };
    const said = verify(file(JSON.stringify(naiveRecord('nobody 2', {}, kase)))).said;
    expect(said).toContain('名录中这一组一个人也没有');
  });

  test('several files: the worst counts', () => {
    expect(verify(vector('mini'), vector('01')).code).toBe(0);
    expect(verify(vector('mini'), file(mini.replace('738201', '738202'))).code).toBe(1);
    expect(verify(file('{'), join(folder, 'missing.json')).code).toBe(2);
  });

  test.each([
    [[]],
    [['--freeze', 'a'.repeat(64)]],
    [['x.json', '--freeze', 'abc']],
    [['x.json', '--freeze']],
    [['x.json', '--seed', '1']],
  ])('bad use %j: the usage, and 2', (args) => {
    const { code, said } = verify(...args);
    expect(code).toBe(2);
    expect(said).toContain('用法：');
  });

  test('help', () => {
    expect(verify('--help')).toMatchObject({ code: 0 });
  });

  test('a file that is not there can not be read', () => {
    const { code, said } = verify(join(folder, 'nowhere.json'));
    expect(code).toBe(2);
    expect(said).toContain('读不出这个文件（ENOENT）');
  });
});

describe('hostile files', () => {
  test.each<[string, string | Buffer, string]>([
    ['empty', '', '不是合法的 JSON'],
    ['not JSON', '{"freeze": oops}', '第 1 行附近'],
    ['null', 'null', '类型不对'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'UTF-8'],
    ['deep', '['.repeat(200_000), '嵌套太深'],
    ['a key twice', mini.replace('"beacon": "-"', '"beacon": "-", "beacon": "-"'), '同一个键出现了两次'],
    ['a float', mini.replace('"depth": 1,', '"depth": 1.0,'), '不是可精确表示的整数'],
    ['an exponent', mini.replace('"mix": 20', '"mix": 2e1'), '不是可精确表示的整数'],
    ['a surrogate', mini.replace('TEST-2026-mini', '\\ud800'), '残缺的代理对'],
    ['depth 1e9', mini.replace('"depth": 1,', '"depth": 1000000000,'), '超出允许的范围'],
    ['mix 1e15', mini.replace('"mix": 20', '"mix": 1000000000000000'), '计算量异常大'],
    ['size 1e15', mini.replace('"size": 2', '"size": 1000000000000000'), '复算得'],
    ['a field missing', mini.replace('"quorum": 3,', ''), 'freeze.quorum：缺少这一项'],
    [
      'a field too many',
      mini.replace('"quorum": 3,', '"quorum": 3, "again": 1,'),
      'freeze.again：多出这一项',
    ],
    ['__proto__ as a field', mini.replace('"quorum": 3,', '"quorum": 3, "__proto__": {},'), '多出这一项'],
    ['a terminal escape', mini.replace('"kind"', '"\\u001b[2J"'), '·[2J'],
  ])('%s: one clear sentence, and 1', (_name, content, sentence) => {
    const { code, said } = verify(file(content));
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(said).not.toContain('\u001b');
  });

  test('in a process of its own', () => {
    const cli = join(import.meta.dirname, '../../../src/cli/verify.ts');
    const run = (path: string) =>
      execFileSync(process.execPath, ['--import', 'tsx', cli, path], { encoding: 'utf8', stdio: 'pipe' });
    expect(run(vector('mini'))).toContain('这份记录前后一致');
    expect(() => run(file('{'))).toThrow(expect.objectContaining({ status: 1, stderr: '' }));
  });

  test.each([
    ['verify', [vector('mini'), file('{')]],
    ['card', [join(import.meta.dirname, '../../sandbox/cards/button.json'), vector('mini')]],
    ['backup', []],
  ])(
    '%s into a pipe that nobody reads: no trace, and the exit code says what was found',
    async (cli, args) => {
      const path = join(import.meta.dirname, `../../../src/cli/${cli}.ts`);
      const run = spawn(process.execPath, ['--import', 'tsx', path, ...args]);
      run.stdout.destroy();
      let said = '';
      run.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      const [code] = await once(run, 'close');
      expect([code > 0, said]).toEqual([true, '']);
    },
  );
});
