/** 检查表: the lines of what is looked at under an item, each with its source and whether it is quoted exactly. */
import { YES_NO_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import type { Report } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { ChecklistRow } from './rows.ts';

const LONG = 1000;

export function readChecklist(
  raw: readonly RawRow[],
  header: Header<'checklist'>,
  report: Report,
): { rows: ChecklistRow[]; notes: string[] } {
  return { rows: raw.flatMap((each) => readLine(new RowReader(each, header, report)) ?? []), notes: [] };
}

function readLine(read: RowReader<'checklist'>): ChecklistRow | undefined {
  for (const field of ['item', 'effectiveFrom', 'text', 'quoted', 'source'] as const) read.needs(field);
  const yes = (field: 'quoted' | 'major' | 'mustCheck') => read.flag(field, YES_NO_WORDS, 'unknown-yes-no');
  const effectiveFrom = read.day('effectiveFrom');
  const [quoted, major, mustCheck] = [yes('quoted'), yes('major'), yes('mustCheck')];
  if (effectiveFrom === undefined) return undefined;
  return {
    ...read.place,
    item: read.text('item') ?? '',
    effectiveFrom,
    text: read.text('text', LONG) ?? '',
    source: read.text('source') ?? '',
    quoted: quoted ?? false,
    major: major ?? false,
    required: mustCheck ?? true,
    ...defined({ title: read.text('title') }),
  };
}
