/** Faults of the moment: the same done again may succeed. */

/** serialization failure, deadlock, lock not available, and the classes of lost connections and of a server in distress */
const MOMENTARY = /^(?:40001|40P01|55P03|08...|57...|53...|CONNECTION_\w+|ECONN\w+)$/;

export function isRetriable(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const { code } = (cause ?? error ?? {}) as { code?: unknown };
  return typeof code === 'string' && MOMENTARY.test(code);
}
