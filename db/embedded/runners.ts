import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A way to run PostgreSQL's programs, which refuse to be root and want a name in /etc/passwd. */
export interface Runner {
  readonly name: 'direct' | 'other-user' | 'user-namespace';
  /** Who the program is, and to whom its files must belong. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** What is put before the command. */
  readonly prefix: readonly string[];
}

const nobody = 65534;

/** The ways worth trying here, the plainest first. */
export function runners(): Runner[] {
  const direct: Runner = { name: 'direct', prefix: [] };
  if (process.platform === 'win32') return [direct];
  const root = process.getuid?.() === 0;
  return [...(root ? otherUser() : [direct]), ...(process.platform === 'linux' ? [userNamespace()] : [])];
}

/** Root may usually become anybody, but a container can forbid it. */
function otherUser(): Runner[] {
  const owner = serverAccount();
  const runner: Runner = { name: 'other-user', prefix: [], ...(owner ? { owner } : {}) };
  return owner && reaches(runner, '-x', '/') ? [runner] : [];
}

/** Starts a program as the runner's user, working in `folder`. */
export function run(
  runner: Runner,
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [command, ...rest] = [...runner.prefix, program, ...args] as [string, ...string[]];
  return spawn(command, rest, { ...options, ...runner.owner, env: environment() });
}

/** True if the runner's user can do that (a flag of test(1)) with the path. */
export function reaches(runner: Runner, flag: '-x' | '-w', path: string): boolean {
  if (!runner.owner) return true;
  return spawnSync('test', [flag, path], { ...runner.owner, stdio: 'ignore' }).status === 0;
}

/**
 * The cluster's folder as the server may call it. Another user cannot walk to it below a private home,
 * but it may stay where it was put: the folder it works in is opened before the user changes.
 */
export function folderName(runner: Runner, folder: string): string {
  return runner.name !== 'direct' && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

function userNamespace(): Runner {
  const [uid, gid] = [process.getuid?.() ?? nobody, process.getgid?.() ?? nobody];
  const prefix = ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`];
  return { name: 'user-namespace', prefix, ...(uid === 0 ? { owner: { uid, gid } } : {}) };
}

/** PostgreSQL's own account where the system has one, else nobody's. */
function serverAccount(): { uid: number; gid: number } | undefined {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return user && { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Ours without what would steer PostgreSQL from outside. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
