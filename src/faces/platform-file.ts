/** The file to enter in the provincial platform: the rows that have changed, under the platform's columns. */
import { planWords, windowsText } from '../../cards/words-plan.ts';
import { platformWords as words } from '../../cards/words-platform.ts';
import { planById } from '../../db/plans.ts';
import { changedRows, mapInForce, type PlatformDuty, type PlatformMap } from '../../db/platform.ts';
import { enterprisesToEnter, inspectorsToEnter, itemsToEnter } from '../../db/platform-rows.ts';
import { PLATFORM_DAYS, PLATFORM_KINDS, type PlatformColumn, type PlatformKind } from '../domain/platform.ts';
import { entryOf, STATUSES } from '../domain/vocabulary.ts';
import { blankText, fixedText, PLATFORM_FIELDS, PLATFORM_KIND_NAMES } from '../files/platform-words.ts';
import { type SheetValue, writeSheet } from '../files/write.ts';
import type { Scene } from '../handler.ts';
import { planOwner } from './plan-approval-face.ts';
import { planEntriesWithTarget } from './plan-face.ts';

type Row = Readonly<Record<string, SheetValue>>;

/** The columns in force, or our own. */
export function mapColumns(kind: PlatformKind, map: PlatformMap | undefined): PlatformColumn[] {
  if (map) return map.columns;
  return Object.entries(PLATFORM_FIELDS[kind]).map(([field, header]) => ({ header, field }));
}

/** What stands under a column, as the 列对应表 says it. */
export function sourceText(kind: PlatformKind, column: PlatformColumn): string {
  if ('value' in column) return column.value === '' ? blankText : fixedText(column.value);
  const fields: Readonly<Record<string, string>> = PLATFORM_FIELDS[kind];
  return fields[column.field] ?? column.field;
}

export async function platformFile(scene: Scene, duty: PlatformDuty): Promise<Uint8Array> {
  const map = await mapInForce(scene.tx, scene.bureauId, duty.kind);
  const columns = mapColumns(duty.kind, map);
  const rows = await rowsOf(scene, duty);
  return writeSheet(
    columns.map(({ header }) => ({ header, width: 18 })),
    rows.map((row) => columns.map((column) => ('value' in column ? column.value : row[column.field]))),
    { name: PLATFORM_KIND_NAMES[duty.kind] },
  );
}

async function rowsOf(scene: Scene, duty: PlatformDuty): Promise<Row[]> {
  const { rows: ids } = await changedRows(scene.tx, duty.id);
  switch (duty.kind) {
    case 'items':
      return (await itemsToEnter(scene.tx, ids)).map(({ joint, category, ...item }) => ({
        ...texts(item),
        joint: yes(joint),
        category: words.categories[category],
      }));
    case 'enterprises':
      return (await enterprisesToEnter(scene.tx, ids)).map((each) => ({
        ...texts(each),
        trades: each.trades.join(words.join),
        labels: each.labels.join(words.join),
        key: planWords.types[each.isKey ? 'key' : 'general'],
        status: entryOf(STATUSES, each.status).name,
        listing: words.listings[each.listing],
      }));
    case 'inspectors':
      return (await inspectorsToEnter(scene.tx, ids)).map((each) => ({
        ...texts(each),
        inPost: words.inPost[each.inPost ? 'yes' : 'no'],
        specialities: each.specialities.join(words.join),
        counties: each.counties.includes('*') ? words.everywhere : each.counties.join(words.join),
      }));
    case 'plan':
      return planRows(scene, duty);
  }
}

async function planRows(scene: Scene, { planId }: PlatformDuty): Promise<Row[]> {
  const plan = planId === null ? undefined : await planById(scene.tx, planId);
  if (!plan) return [];
  const section = await planOwner(scene, plan);
  return (await planEntriesWithTarget(scene, plan)).map(({ entry, pool, target }) => ({
    ...texts(entry),
    year: plan.year,
    section,
    line: entry.line,
    type: planWords.types[entry.type],
    object: planWords.sheetObject(entry.trades.join(words.join), planWords.types[entry.type], pool, target),
    amount: entry.type === 'key' ? planWords.all : entry.amount,
    windows: windowsText(entry.windows),
    joint: yes(entry.partners !== null),
  }));
}

const yes = (is: boolean) => (is ? planWords.yes : planWords.no);

/** The texts of a row as they are. */
function texts(row: object): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  ) as Row;
}

/** 平台列对应表 as it is in force, to be changed and sent back. */
export async function mapFile({ tx, bureauId }: Scene): Promise<Uint8Array> {
  const rows: SheetValue[][] = [];
  for (const kind of PLATFORM_KINDS) {
    const map = await mapInForce(tx, bureauId, kind);
    for (const column of mapColumns(kind, map))
      rows.push([
        PLATFORM_KIND_NAMES[kind],
        column.header,
        sourceText(kind, column),
        map?.days ?? PLATFORM_DAYS,
      ]);
  }
  const columns = words.mapColumns.map((header) => ({ header, width: 24 }));
  return writeSheet(columns, rows, { name: words.mapSheet });
}
