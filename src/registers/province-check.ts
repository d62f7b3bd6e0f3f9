/** 省级平台任务: which line of the plan it belongs to, and where it differs from our own rules. */
import { sectionById } from '../../db/bureau.ts';
import { candidates } from '../../db/enterprises.ts';
import { inspectorsInPost } from '../../db/inspectors.ts';
import { entriesOf } from '../../db/plan-entries.ts';
import { approvedPlan } from '../ceremony/plan-draws.ts';
import { differencesOf, type Matched, type Officer } from '../domain/province-check.ts';
import { windowOf } from '../domain/yearly-plan/windows.ts';
import type { ProvinceRow } from '../files/rows.ts';
import type { Scene } from '../handler.ts';
import { words } from './words.ts';

/** What the file pairs, found in the registers. */
export type ProvincePair = {
  readonly row: ProvinceRow;
  readonly enterprise: { readonly id: number; readonly name: string; readonly creditCode: string };
  readonly sectionId: number;
  readonly team: readonly { readonly id: number; readonly name: string }[];
};

/** A task of one section: the line of its approved plan, if it has one, and what is to be said of it. */
export async function checkProvinceTask(
  scene: Scene,
  pairs: readonly ProvincePair[],
): Promise<{ readonly planEntryId?: number; readonly notes: readonly string[] }> {
  const { sectionId, row } = pairs[0]!;
  const units = await unitsOf(scene, sectionId, pairs);
  const trades = [...new Set(units.map((unit) => unit?.trades[0] ?? ''))];
  const plan = await approvedPlan(scene, sectionId, row.from);
  const entry = plan && (await lineOf(scene, plan.id, trades, pairs));
  const officers = await officersOf(scene, sectionId);
  const list = pairs.flatMap(({ row: said, enterprise, team }, i): Matched[] => {
    const unit = units[i];
    if (!unit) return [];
    return [
      {
        enterprise: { ...unit, creditCode: enterprise.creditCode },
        said: { name: said.enterpriseName, creditCode: said.creditCode },
        from: said.from,
        to: said.to,
        team: team.flatMap(({ id }) => officers.get(id) ?? []),
        ...(plan && { planned: entry !== undefined }),
      },
    ];
  });
  const differences = [...differencesOf(list, scene.today)].map(([code, who]) => words.difference(code, who));
  return {
    ...(entry && { planEntryId: entry.id }),
    notes: [...(entry ? [words.provincePlanned(entry.line, entry.item)] : []), ...differences],
  };
}

async function unitsOf(scene: Scene, sectionId: number, pairs: readonly ProvincePair[]) {
  const section = await sectionById(scene.tx, sectionId);
  const all = await candidates(scene.tx, sectionId, section?.trades ?? [], scene.today.slice(0, 4));
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  return pairs.map(({ enterprise }) => byId.get(enterprise.id));
}

/** The one line of 一般检查 that has these trades and days. */
async function lineOf(
  scene: Scene,
  planId: number,
  trades: readonly string[],
  pairs: readonly ProvincePair[],
) {
  const lines = (await entriesOf(scene.tx, planId)).filter(
    (entry) =>
      entry.type === 'general' &&
      trades.every((trade) => entry.trades.includes(trade)) &&
      pairs.every(({ row }) => windowOf(entry.windows, row.from, row.to)),
  );
  return lines.length === 1 ? lines[0] : undefined;
}

async function officersOf(scene: Scene, sectionId: number): Promise<Map<number, Officer>> {
  const cap = (await sectionById(scene.tx, sectionId))?.personCap ?? Number.MAX_SAFE_INTEGER;
  const names = await inspectorsInPost(scene.tx, scene.bureauId, scene.today.slice(0, 4));
  return new Map(names.map((each) => [each.id, { ...each, name: each.name, cap }]));
}
