/** The three verifiers side by side: the page's own bundle, the command line's code, and verify.py in one process. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DrawFault } from '../../src/domain/draw/fault.ts';
import { readRecordText } from '../../src/domain/draw/read-record.ts';
import { verifyRecord } from '../../src/domain/draw/verify.ts';
import { scriptOf } from '../../src/site/bundle.ts';
import { copy, dice, otherValue } from '../domain/draw/cases.ts';

/** F and R as computed; nothing where the record is refused or a step fails. */
export type Verdict = string | undefined;
export const verdict = (ok: boolean, F: string | null, R: string | null): Verdict =>
  ok ? `${F} ${R}` : undefined;

export const PYTHON = process.env.PYTHON ?? 'python3';
export const hasPython = spawnSync(PYTHON, ['--version']).status === 0;
if (!hasPython && process.env.CI === 'true') throw new Error(`no ${PYTHON}`);

const SCRIPT = join(import.meta.dirname, '../../src/site/verify.py');

/** One process for all of them. */
export async function byPython(texts: readonly string[]): Promise<Verdict[]> {
  const child = spawn(PYTHON, ['-W', 'error', SCRIPT, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(`${texts.join('\n')}\n`);
  let said = '';
  for await (const part of child.stdout.setEncoding('utf8')) said += part;
  const lines = said.trim().split('\n');
  return lines.map((line) => {
    const { F, R, failed } = JSON.parse(line) as { F: string; R: string; failed: unknown[] };
    return verdict(failed.length === 0, F, R);
  });
}

/** What `npm run verify` says of one. */
export function byCommand(text: string): Verdict {
  try {
    const found = verifyRecord(readRecordText(text));
    return verdict(found.ok, found.freeze, found.result);
  } catch (fault) {
    if (fault instanceof DrawFault) return undefined;
    throw fault;
  }
}

type Desk = new () => {
  check(
    key: string,
    text: string,
    seen: object,
    told: () => void,
  ): {
    is: string;
    report?: { ok: boolean; F: string; R: string };
  };
};

/** The page's code as the browser gets it: bundled, with SHA-256 of its own. */
export async function byPage(): Promise<(text: string) => Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'verify-desk-'));
  const file = join(folder, 'desk.mjs');
  writeFileSync(file, await scriptOf('desk.ts', 'esm'));
  const { Desk } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { Desk: Desk };
  rmSync(folder, { recursive: true });
  const desk = new Desk();
  return (text) => {
    const { report } = desk.check('one', text, {}, () => {});
    return verdict(report?.ok === true, report?.F ?? null, report?.R ?? null);
  };
}

type Branch = { [key: string]: unknown };

/** A copy with one leaf changed; which one, `name` decides. */
export function tampered(record: object, name: string): { text: string; path: string } {
  const spoilt = copy(record) as Branch;
  const paths = leaves(spoilt, []);
  const path = dice(name).pick(paths);
  const parent = path.slice(0, -1).reduce<Branch>((at, key) => at[key] as Branch, spoilt);
  const key = path.at(-1)!;
  parent[key] = otherValue(parent[key]);
  return { text: JSON.stringify(spoilt), path: path.join('.') };
}

function leaves(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}
