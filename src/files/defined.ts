/** Without the fields that are undefined: a field that isn't there has no key. */
export function defined<T extends object>(fields: T): { [F in keyof T]?: Exclude<T[F], undefined> } {
  const kept: { [F in keyof T]?: Exclude<T[F], undefined> } = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) kept[name] = value as Exclude<T[typeof name], undefined>;
  }
  return kept;
}
