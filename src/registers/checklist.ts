/** 检查表 from a file: for each item that it names the next version, whole; what is there already never changes. */
import { allChecklists, type ChecklistVersion, insertChecklist } from '../../db/checklists.ts';
import { allItems } from '../../db/items.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { ChecklistRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context, Scene } from '../handler.ts';
import type { Compared } from './plan.ts';
import { words } from './words.ts';

type Next = {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly no: number;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly rows: readonly ChecklistRow[];
  readonly old: ChecklistVersion | undefined;
};

export async function planChecklist(
  scene: Scene | Context,
  rows: readonly ChecklistRow[],
): Promise<Compared> {
  const { tx, bureauId } = scene;
  const report: Report = [];
  const items = await allItems(tx, bureauId);
  const names = items.map(({ name }) => name).join(words.listJoin);
  for (const row of rows)
    if (!items.some(({ code, name }) => row.item === code || row.item === name))
      refuse(report, 'unknown-checked-item', { ...row, column: COLUMN.checkedItem, value: row.item }, names);
  const all = await allChecklists(tx, bureauId);
  const next = items.flatMap((item): Next[] => {
    const own = rows.filter((row) => row.item === item.code || row.item === item.name);
    const [first] = own;
    if (!first) return [];
    for (const row of own)
      if (row.effectiveFrom !== first.effectiveFrom)
        refuse(report, 'several-days', { ...row, column: COLUMN.effectiveFrom, value: row.effectiveFrom });
    const old = all.find(({ itemId }) => itemId === item.id);
    const title = own.find((row) => row.title !== undefined)?.title ?? words.checklistOf(item.name);
    const { code, name } = item;
    const { effectiveFrom } = first;
    return [{ itemId: item.id, code, name, no: (old?.no ?? 0) + 1, title, effectiveFrom, rows: own, old }];
  });
  if (report.length > 0) return { problems: report };
  // of versions for one day the last one holds
  const held = new Map(all.toReversed().map((each) => [`${each.itemId} ${each.effectiveFrom}`, each]));
  const known = new Set([...held.values()].map((each) => `${each.itemId} ${oldText(each)}`));
  const differ = next.filter((each) => !known.has(`${each.itemId} ${textOf(each)}`));
  return {
    added: differ.filter(({ old }) => !old).map(({ code, name }) => ({ key: code, name })),
    changed: differ.flatMap((each) => (each.old ? [changeOf(each, each.old)] : [])),
    unchanged: next.length - differ.length,
    notes: [words.gistLines(rows.filter(({ quoted }) => !quoted).length, rows.length)],
    async take(wrote, { name: file, sha256, actorId }) {
      for (const { itemId, no, title, effectiveFrom, rows: lines } of differ)
        await insertChecklist(
          tx,
          {
            ...{ bureauId, itemId, no, title, effectiveFrom, file, sha256 },
            loadedBy: actorId ?? null,
            loadedAt: scene.now,
          },
          lines,
        );
      await wrote(differ.length);
      return [];
    },
  };
}

type Line = Pick<ChecklistRow, 'text' | 'quoted' | 'source' | 'major' | 'required'>;
const lineText = (line: Line) =>
  JSON.stringify([line.text, line.quoted, line.source, line.major, line.required]);
const textOf = ({ title, effectiveFrom, rows }: Next) =>
  [title, effectiveFrom, ...rows.map(lineText)].join('\n');
const oldText = ({ title, effectiveFrom, lines }: ChecklistVersion) =>
  [title, effectiveFrom, ...lines.map(lineText)].join('\n');

/** What becomes of the version before: its days, and how many lines come and go. */
function changeOf({ code, name, no, effectiveFrom, rows }: Next, old: ChecklistVersion) {
  const [before, after] = [new Set(old.lines.map(lineText)), new Set(rows.map(lineText))];
  const gone = [...before].filter((line) => !after.has(line)).length;
  const come = [...after].filter((line) => !before.has(line)).length;
  return {
    key: code,
    name,
    fields: [
      {
        field: words.checklistVersion,
        before: words.versionFrom(old.no, old.effectiveFrom, old.lines.length),
        after: words.versionFrom(no, effectiveFrom, rows.length),
      },
      { field: words.checklistLines, before: words.linesGone(gone), after: words.linesCome(come) },
    ],
  };
}
