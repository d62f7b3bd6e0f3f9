/** 专家名录 from a file: experts are added and brought up to date, by code, else by name and unit; none is ever removed. */
import { enterpriseKeys } from '../../db/enterprises.ts';
import { allExperts, replaceConflicts, upsertExpert } from '../../db/expert-register.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { ExpertRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context, Scene } from '../handler.ts';
import { nextCodes } from './codes.ts';
import { findEnterprises } from './find.ts';
import { type Compared, comparedRows, fieldChanges } from './plan.ts';
import { words } from './words.ts';

type Old = Awaited<ReturnType<typeof allExperts>>[number];

export async function planExperts(scene: Scene | Context, rows: readonly ExpertRow[]): Promise<Compared> {
  const { tx, bureauId } = scene;
  const report: Report = [];
  const [olds, units] = [await allExperts(tx, bureauId), await enterpriseKeys(tx, bureauId)];
  const used = [olds.map(({ code }) => code), rows.flatMap(({ code }) => code ?? [])];
  const nextCode = nextCodes('Z', 3, used);
  const seen = new Set<string>();
  const merged = rows.map((row) => {
    const old = olds.find((each) =>
      row.code === undefined ? each.name === row.name && each.unit === row.unit : each.code === row.code,
    );
    const code = row.code ?? old?.code ?? nextCode();
    if (seen.has(code)) refuse(report, 'duplicate', { ...row, column: COLUMN.code, value: code }, code);
    seen.add(code);
    return { old, now: mergeRow(row, old, code), conflicts: conflictsOf(row, units, report) };
  });
  if (report.length > 0) return { problems: report };
  const byId = new Map(units.map((unit) => [unit.id, unit.name]));
  const named = (ids: readonly number[]) => ids.map((id) => byId.get(id) ?? '').sort();
  const changes = merged.map((each) => ({
    ...each,
    fields: each.old ? changesOf(each, each.old, named) : [],
  }));
  const { differ, said } = comparedRows(changes);
  return {
    ...said,
    async take(wrote) {
      for (const { old, now, conflicts } of differ) {
        const id = await upsertExpert(tx, old?.id, { bureauId, ...now });
        if (conflicts) await replaceConflicts(tx, bureauId, id, conflicts);
      }
      await wrote(differ.length);
      return [];
    },
  };
}

/** What the file leaves open stays as it is. */
function mergeRow(row: ExpertRow, old: Old | undefined, code: string) {
  const { name, unit, fields, engagedFrom, engagedTo } = row;
  const kept = <T>(said: T | undefined, was: T) => (said === undefined ? was : said);
  return {
    ...{ code, name, unit, fields, engagedFrom, engagedTo },
    title: kept(row.title, old?.title ?? null),
    mobile: kept(row.mobile, old?.mobile ?? null),
    confidentialOn: kept(row.confidentialOn, old?.confidentialOn ?? null),
    active: row.active ?? old?.active ?? true,
  };
}

/** Ids of the enterprises that the file names; undefined: it doesn't say. */
function conflictsOf(
  row: ExpertRow,
  units: Awaited<ReturnType<typeof enterpriseKeys>>,
  report: Report,
): number[] | undefined {
  return row.conflicts?.flatMap((text) => {
    const [unit, ...more] = findEnterprises(text, units);
    const place = { ...row, column: COLUMN.conflicts, value: text };
    if (!unit) refuse(report, 'unknown-enterprise', place, text);
    else if (more.length > 0) refuse(report, 'ambiguous-enterprise', place, text);
    return unit ? [unit.id] : [];
  });
}

type Merged = { readonly now: ReturnType<typeof mergeRow>; readonly conflicts: number[] | undefined };

function changesOf({ now, conflicts }: Merged, old: Old, named: (ids: readonly number[]) => string[]) {
  return fieldChanges('experts', [
    ['name', old.name, now.name],
    ['unit', old.unit, now.unit],
    ['title', old.title, now.title],
    ['mobile', old.mobile, now.mobile],
    ['fields', old.fields, now.fields],
    ['engagedFrom', old.engagedFrom, now.engagedFrom],
    ['engagedTo', old.engagedTo, now.engagedTo],
    ['confidentialOn', old.confidentialOn, now.confidentialOn],
    ['active', old.active, now.active, words.yesNo],
    ['conflicts', named(old.conflicts), conflicts ? named(conflicts) : named(old.conflicts)],
  ]);
}
