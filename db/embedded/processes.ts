import { readFileSync, readlinkSync } from 'node:fs';

const procfs = process.platform === 'linux';

/**
 * Tells a process from a later one with the same number (a container's first process is
 * always 1), or undefined if it is dead. A zombie, which signal 0 still finds, is dead.
 */
export function identityOf(pid: number): string | undefined {
  if (!(pid > 0)) return undefined;
  if (procfs) return linuxIdentity(pid);
  return signalled(pid) ? String(pid) : undefined;
}

export const alive = (pid: number): boolean => identityOf(pid) !== undefined;

/** True while the process that wrote this identity lives. */
export function stillThere(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && identityOf(pid) === identity;
}

export function ownIdentity(): string {
  return identityOf(process.pid) ?? String(process.pid);
}

/** The folder a process works in; undefined where the system does not say. */
export function workingFolder(pid: number): string | undefined {
  try {
    return procfs ? readlinkSync(`/proc/${pid}/cwd`) : undefined;
  } catch {
    return undefined;
  }
}

/** `pid (name) state ppid …`: the name may hold spaces and brackets, so read from the last bracket on. */
function linuxIdentity(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : `${pid} ${startTime} ${bootId()}`;
  } catch {
    return signalled(pid) ? String(pid) : undefined;
  }
}

/** A process of another user may not be signalled, but it is there. */
function signalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
