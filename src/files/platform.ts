/** 平台列对应表: the columns of the provincial platform for each register, what we put under each, and the term. */
import type { PlatformColumn, PlatformKind } from '../domain/platform.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import { BLANK, FIXED, PLATFORM_FIELDS, PLATFORM_KIND_ALIASES } from './platform-words.ts';
import type { Report } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { PlatformRow } from './rows.ts';

export function readPlatform(
  raw: readonly RawRow[],
  header: Header<'platform'>,
  report: Report,
): { rows: PlatformRow[]; notes: string[] } {
  const rows = raw.flatMap((each) => readColumn(new RowReader(each, header, report)) ?? []);
  return { rows, notes: [] };
}

function readColumn(read: RowReader<'platform'>): PlatformRow | undefined {
  for (const field of ['register', 'header', 'source'] as const) read.needs(field);
  const name = read.text('register') ?? '';
  const kind = PLATFORM_KIND_ALIASES.get(name);
  if (!kind) {
    if (name !== '') read.wrong('register', 'unknown-register', [...PLATFORM_KIND_ALIASES.keys()].join('；'));
    return undefined;
  }
  const header = read.text('header') ?? '';
  const column = columnOf(kind, header, read.text('source') ?? '');
  if (!column) {
    read.wrong('source', 'unknown-source', Object.values(PLATFORM_FIELDS[kind]).join('；'));
    return undefined;
  }
  const days = read.count('days');
  if (days !== undefined && (days < 1 || days > 250)) read.wrong('days', 'not-positive');
  return { ...read.place, kind, column, ...defined({ days }) };
}

function columnOf(kind: PlatformKind, header: string, source: string): PlatformColumn | undefined {
  const fixed = FIXED.exec(source)?.[1];
  if (fixed !== undefined) return { header, value: fixed };
  if (BLANK.includes(source)) return { header, value: '' };
  const fields = Object.entries(PLATFORM_FIELDS[kind]) as [string, string][];
  const found = fields.find(([code, name]) => name === source || code === source);
  return found && { header, field: found[0] };
}
