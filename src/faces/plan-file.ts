/** 抽查计划 as a workbook, with the columns of real plans (龙岩 2025, domain.md §1); what it says is read again as it was. */
import { windowsText, planWords as words } from '../../cards/words-plan.ts';
import { bureauPlanWords } from '../../cards/words-plan-bureau.ts';
import { drawingSections, type Section } from '../../db/bureau.ts';
import { type Plan, plansOf } from '../../db/plans.ts';
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

type Cells = { readonly [F in keyof typeof COLUMNS.plan]: SheetValue };
const fields = Object.keys(COLUMNS.plan) as (keyof typeof COLUMNS.plan)[];

/** The plan of one section. */
export async function planFile(
  scene: Scene,
  section: Pick<Section, 'name'>,
  year: number,
  plan: Plan | undefined,
): Promise<Uint8Array> {
  return bookOf(await rowsOf(scene, section, year, plan));
}

/** 全局计划: the lines of all sections, each by its approved plan, else by the one in the making; undefined where there are none. */
export async function bureauPlanFile(scene: Scene, year: number): Promise<Uint8Array | undefined> {
  const rows: Cells[] = [];
  for (const section of await drawingSections(scene.tx, scene.bureauId)) {
    const { approved, making } = await plansOf(scene.tx, scene.bureauId, section.id, year);
    rows.push(...(await rowsOf(scene, section, year, approved ?? making)));
  }
  return rows.length === 0 ? undefined : bookOf(rows);
}

async function rowsOf(
  scene: Scene,
  section: Pick<Section, 'name'>,
  year: number,
  plan: Plan | undefined,
): Promise<Cells[]> {
  const entries = plan ? await planEntriesWithTarget(scene, plan) : [];
  return entries.map(({ entry, pool, target }) => {
    return {
      line: entry.line,
      year,
      item: entry.item,
      basis: entry.basis,
      type: words.types[entry.type],
      trades: entry.trades.join(bureauPlanWords.join),
      object: words.sheetObject(
        entry.trades.join(bureauPlanWords.join),
        words.types[entry.type],
        pool,
        target,
      ),
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
  });
}

function bookOf(rows: readonly Cells[]): Promise<Uint8Array> {
  const columns = fields.map((field) => ({
    header: COLUMNS.plan[field].names[0],
    ...(WIDTHS[field] && { width: WIDTHS[field] }),
  }));
  const lines = rows.map((cells) => fields.map((field) => cells[field]));
  return writeSheet(columns, lines, { name: words.sheet });
}
