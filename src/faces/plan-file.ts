/** 抽查计划 as a workbook, with the columns of real plans (龙岩 2025, domain.md §1); what it says is read again as it was. */
import { windowsText, planWords as words } from '../../cards/words-plan.ts';
import type { Section } from '../../db/bureau.ts';
import type { Plan } from '../../db/plans.ts';
import { COLUMNS } from '../files/header-words.ts';
import { type SheetValue, writeSheet } from '../files/write.ts';
import type { Scene } from '../handler.ts';
import { planEntriesWithTarget } from './plan-face.ts';

const WIDTHS: Partial<Record<keyof typeof COLUMNS.plan, number>> = {
  item: 32,
  basis: 36,
  object: 32,
  content: 40,
  windows: 18,
  frequency: 24,
};

export async function planFile(
  scene: Scene,
  section: Pick<Section, 'name'>,
  year: number,
  plan: Plan | undefined,
): Promise<Uint8Array> {
  const fields = Object.keys(COLUMNS.plan) as (keyof typeof COLUMNS.plan)[];
  const entries = plan ? await planEntriesWithTarget(scene, plan) : [];
  const rows = entries.map(({ entry, pool, target }) => {
    const cells: Record<keyof typeof COLUMNS.plan, SheetValue> = {
      line: entry.line,
      year,
      item: entry.item,
      basis: entry.basis,
      type: words.types[entry.type],
      trades: entry.trades.join(words.bureau.join),
      object: words.sheetObject(entry.trades.join(words.bureau.join), words.types[entry.type], pool, target),
      amount: entry.type === 'key' ? words.all : entry.amount,
      content: entry.content,
      method: entry.method,
      frequency: entry.frequency,
      windows: windowsText(entry.windows),
      teams: entry.teams ?? undefined,
      experts: entry.experts === 0 ? undefined : entry.experts,
      section: section.name,
      joint: entry.partners === null ? words.no : words.yes,
      partners: entry.partners ?? undefined,
      remark: entry.remark ?? undefined,
    };
    return fields.map((field) => cells[field]);
  });
  const columns = fields.map((field) => ({
    header: COLUMNS.plan[field].names[0],
    ...(WIDTHS[field] && { width: WIDTHS[field] }),
  }));
  return writeSheet(columns, rows, { name: words.sheet });
}
