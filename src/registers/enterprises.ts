/** 检查对象名录库 from a file. An enterprise is found again by its code, else by its 统一社会信用代码. */
import { ensureSections } from '../../db/bureau.ts';
import { type EnterpriseKey, enterpriseKeys, upsertEnterprises } from '../../db/enterprises.ts';
import { SECTIONS, TRADES } from '../domain/vocabulary.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { EnterpriseRow, Problem } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Scene } from '../handler.ts';
import { nextCodes } from './codes.ts';

export async function takeEnterprises(
  scene: Scene,
  rows: readonly EnterpriseRow[],
): Promise<{ added: number; changed: number } | { problems: readonly Problem[] }> {
  const { tx, bureauId } = scene;
  const known = await enterpriseKeys(tx, bureauId);
  const byCode = new Map(known.map((key) => [key.code, key]));
  const byCredit = new Map(known.map((key) => [key.creditCode, key]));
  const problems = clashes(rows, byCode, byCredit);
  if (problems.length > 0) return { problems };
  const sections = await ensureSections(tx, bureauId, [...new Set(rows.map(sectionOf))]);
  const nextCode = nextCodes('E', 4, [
    ...known.map((key) => key.code),
    ...rows.flatMap((row) => row.code ?? []),
  ]);
  const values = rows.map((row) => ({
    bureauId,
    code: row.code ?? byCredit.get(row.creditCode)?.code ?? nextCode(),
    name: row.name,
    creditCode: row.creditCode,
    creditKind: row.creditKind,
    legalPerson: row.legalPerson ?? null,
    county: row.county,
    address: row.address ?? row.registeredAddress ?? null,
    contact: row.contact ?? null,
    phone: row.phone ?? null,
    trades: row.trades,
    sectionId: sections.get(sectionOf(row))!,
    isKey: row.key,
    grade: row.grade,
    status: row.status,
    lastInspected: row.lastInspected ?? null,
    inspectedElsewhere: row.inspectedThisYear ?? 0,
    yearlyCap: row.yearlyCap ?? null,
  }));
  const changed = values.filter((value) => byCode.has(value.code)).length;
  await upsertEnterprises(tx, values);
  return { added: values.length - changed, changed };
}

/** A code is never given to another enterprise, and an enterprise keeps its code. */
function clashes(
  rows: readonly EnterpriseRow[],
  byCode: ReadonlyMap<string, EnterpriseKey>,
  byCredit: ReadonlyMap<string, EnterpriseKey>,
): Report {
  const report: Report = [];
  for (const { row, code, creditCode } of rows) {
    const twin = byCredit.get(creditCode);
    const owner = code ? byCode.get(code) : undefined;
    if (code && twin && twin.code !== code)
      refuse(report, 'code-taken', { row, column: COLUMN.credit, value: creditCode }, twin.code);
    else if (code && owner && owner.creditCode !== creditCode && !isRenewed(owner.creditCode, creditCode))
      refuse(report, 'code-taken', { row, column: COLUMN.code, value: code }, owner.name);
  }
  return report;
}

/** 15 位注册号 has become a 统一社会信用代码. */
function isRenewed(old: string, creditCode: string): boolean {
  return old.length === 15 && creditCode.length === 18;
}

/** The section that the file names, else the one that supervises the first trade (实施细则 三(二)). */
function sectionOf(row: EnterpriseRow): string {
  if (row.section) return row.section;
  const trade = TRADES.find(({ name }) => name === row.trades[0]);
  const section = SECTIONS.find(({ trades }) => trade && (trades as readonly string[]).includes(trade.code));
  return section?.name ?? SECTIONS[0].name;
}
