/** Faults of the moment: the same done again may succeed. */

/** serialization failure, deadlock, lock not available, and the classes of lost connections and of a server in distress */
const MOMENTARY = /^(?:40001|40P01|55P03|08...|57...|53...|CONNECTION_\w+|ECONN\w+)$/;

const UNIQUE = '23505';

export function isRetriable(error: unknown): boolean {
  return MOMENTARY.test(codeOf(error));
}

/** A value that only one row may have is another's. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === UNIQUE;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const { code } = (cause ?? error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
