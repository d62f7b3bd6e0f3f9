/** What keeps an enterprise file out beside the register: codes that change hands, sections, units that must stay. */
import type { EnterpriseKey } from '../../db/enterprises.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { EnterpriseRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Facts } from './enterprise-facts.ts';
import type { Sender } from './plan.ts';
import { words } from './words.ts';

export type Pair = {
  readonly row: EnterpriseRow;
  /** of the file, or of the enterprise that is there */
  readonly code: string | undefined;
  readonly old: Facts | undefined;
  readonly facts: Facts;
};
export type Keys = {
  readonly byCode: ReadonlyMap<string, EnterpriseKey>;
  readonly byCredit: ReadonlyMap<string, EnterpriseKey>;
};

export function checkPair(report: Report, pair: Pair, keys: Keys, sender: Sender): void {
  clash(report, pair.row, keys);
  otherSection(report, pair, sender);
  leftOut(report, pair);
}

/** A code is never given to another enterprise, and an enterprise keeps its code. */
function clash(
  report: Report,
  { code, creditCode, ...place }: EnterpriseRow,
  { byCode, byCredit }: Keys,
): void {
  if (code === undefined) return;
  const twin = byCredit.get(creditCode);
  const owner = byCode.get(code);
  if (twin && twin.code !== code)
    refuse(report, 'code-taken', { ...place, column: COLUMN.credit, value: creditCode }, twin.code);
  else if (owner && owner.creditCode !== creditCode && !isRenewed(owner.creditCode, creditCode))
    refuse(report, 'code-taken', { ...place, column: COLUMN.code, value: code }, owner.name);
}

/** 15 位注册号 has become a 统一社会信用代码. */
function isRenewed(old: string, creditCode: string): boolean {
  return old.length === 15 && creditCode.length === 18;
}

/** 黑名单 and 失信 units must stay in the pool (实施细则 三(二)): out of it only with what shows why. */
function leftOut(report: Report, { row, facts }: Pair): void {
  if (facts.status === 'active' || facts.listing === 'none' || facts.statusEvidence) return;
  const place = { ...row, column: COLUMN.status, value: row.name };
  refuse(report, 'evidence-needed', place, words.listing(facts.listing));
}

/** A chief's file may neither take nor give an enterprise of another section. */
function otherSection(report: Report, { row, old, facts }: Pair, { section }: Sender): void {
  if (section === undefined) return;
  const other = [old?.section, facts.section].find((each) => each !== undefined && each !== section);
  if (other !== undefined)
    refuse(report, 'other-section', { ...row, column: COLUMN.section, value: row.name }, other);
}
