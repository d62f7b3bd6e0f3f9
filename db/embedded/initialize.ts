import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { program } from './binaries.ts';
import type { Layout } from './layout.ts';
import { folderName, type Runner, run } from './runners.ts';

/** Makes the cluster if there is none: in a draft that is then renamed, so that it is whole or absent. */
export async function initialize(
  layout: Layout,
  runner: Runner,
  native: string,
  durable: boolean,
): Promise<void> {
  if (existsSync(layout.cluster)) return;
  removeDrafts(layout);
  const draft = mkdtempSync(`${layout.cluster}-draft-`);
  if (runner.owner) chownSync(draft, runner.owner.uid, runner.owner.gid);
  const args = ['-D', folderName(runner, draft), ...settings(layout), ...(durable ? [] : ['--no-sync'])];
  try {
    await finished(runner, program(native, 'initdb'), args, draft);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  renameSync(draft, layout.cluster);
}

/** Data that another user's server wrote is handed to this one's; only root can, and only root needs to. */
export function handOver(folder: string, runner: Runner): void {
  if (!runner.owner || statSync(folder).uid === runner.owner.uid) return;
  const { uid, gid } = runner.owner;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, path), uid, gid);
  }
  chownSync(folder, uid, gid);
}

function removeDrafts({ root, cluster }: Layout): void {
  for (const name of readdirSync(root)) {
    if (name.startsWith(`${basename(cluster)}-draft-`)) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  }
}

/** The socket's folder keeps strangers out; where there are no sockets, a password does. */
function settings({ password }: Layout): string[] {
  const common = ['--username=postgres', '--encoding=UTF8', '--locale=C', '--wal-segsize=1'];
  if (process.platform !== 'win32') return [...common, '--auth=trust'];
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return [...common, '--auth=scram-sha-256', `--pwfile=${password}`];
}

function finished(runner: Runner, command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = run(runner, command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb: ${said.trim()}`))));
  });
}

export function makePrivate(folder: string, runner: Runner): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runner.owner) chownSync(folder, runner.owner.uid, runner.owner.gid);
}
