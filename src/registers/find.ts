/** An enterprise by what people call it. */
import type { EnterpriseKey } from '../../db/enterprises.ts';

/** By code, credit code or name. */
export function findEnterprises(text: string, enterprises: readonly EnterpriseKey[]): EnterpriseKey[] {
  const exact = enterprises.filter((each) => each.code === text || each.creditCode === text.toUpperCase());
  return exact.length > 0 ? exact : enterprises.filter((each) => each.name === text);
}
