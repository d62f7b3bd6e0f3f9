/** 平台列对应表 from a file: for each register that it names the next version, with all its columns. */
import { insertMap, mapInForce } from '../../db/platform.ts';
import { PLATFORM_DAYS, PLATFORM_KINDS, type PlatformKind } from '../domain/platform.ts';
import { mapColumns, sourceText } from '../faces/platform-file.ts';
import { PLATFORM_KIND_NAMES } from '../files/platform-words.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PlatformRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context } from '../handler.ts';
import type { Compared } from './plan.ts';
import { words } from './words.ts';

export async function planPlatform(context: Context, rows: readonly PlatformRow[]): Promise<Compared> {
  const report: Report = [];
  twice(rows, report);
  if (report.length > 0) return { problems: report };
  const maps = [];
  for (const kind of PLATFORM_KINDS.filter((each) => rows.some((row) => row.kind === each)))
    maps.push(await nextMap(context, kind, rows));
  const changed = maps.filter(({ fields }) => fields.length > 0);
  return {
    added: [],
    changed: changed.map(({ kind, fields }) => ({ key: kind, name: PLATFORM_KIND_NAMES[kind], fields })),
    unchanged: maps.length - changed.length,
    notes: [],
    async take(wrote) {
      const { tx, bureauId, person, now } = context;
      for (const { kind, version, days, columns } of changed)
        await insertMap(tx, { bureauId, kind, version, days, columns, madeBy: person.id, madeAt: now });
      await wrote(changed.length);
      return [];
    },
  };
}

/** A column of the platform stands once under each register. */
function twice(rows: readonly PlatformRow[], report: Report): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${row.kind} ${row.column.header}`;
    const place = { ...row, column: COLUMN.header, value: row.column.header };
    if (seen.has(key)) refuse(report, 'duplicate', place, row.column.header);
    seen.add(key);
  }
}

async function nextMap(context: Context, kind: PlatformKind, rows: readonly PlatformRow[]) {
  const own = rows.filter((row) => row.kind === kind);
  const old = await mapInForce(context.tx, context.bureauId, kind);
  const columns = own.map(({ column }) => column);
  const days = own.find((row) => row.days !== undefined)?.days ?? old?.days ?? PLATFORM_DAYS;
  const text = (list: typeof columns) =>
    list.map((column) => words.platformColumn(column.header, sourceText(kind, column))).join(words.listJoin);
  const [before, after] = [text(mapColumns(kind, old)), text(columns)];
  const fields = [
    ...(before === after ? [] : [{ field: words.platformColumns, before, after }]),
    ...(days === (old?.days ?? PLATFORM_DAYS)
      ? []
      : [{ field: words.platformDays, before: `${old?.days ?? PLATFORM_DAYS}`, after: `${days}` }]),
  ];
  return { kind, version: (old?.version ?? 0) + 1, days, columns, fields };
}
