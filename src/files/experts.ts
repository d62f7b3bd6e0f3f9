/** 专家名录: who may assist at visits; 身份证号 is never read. */
import { normaliseText } from '../domain/numerals.ts';
import { YES_NO_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import type { Report } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { ExpertRow } from './rows.ts';

export function readExperts(
  raw: readonly RawRow[],
  header: Header<'experts'>,
  report: Report,
): { rows: ExpertRow[]; notes: string[] } {
  return { rows: raw.flatMap((each) => readExpert(new RowReader(each, header, report)) ?? []), notes: [] };
}

function readExpert(read: RowReader<'experts'>): ExpertRow | undefined {
  for (const field of ['name', 'unit', 'fields', 'engagedFrom', 'engagedTo'] as const) read.needs(field);
  const [engagedFrom, engagedTo] = [read.day('engagedFrom'), read.until('engagedTo')];
  const fields = read.trades('fields');
  if (engagedFrom !== undefined && engagedTo !== undefined && engagedTo < engagedFrom)
    read.wrong('engagedTo', 'day-order');
  if (engagedFrom === undefined || engagedTo === undefined || fields.length === 0) return undefined;
  return {
    ...read.place,
    name: read.text('name') ?? '',
    unit: read.text('unit') ?? '',
    fields,
    engagedFrom,
    engagedTo,
    ...defined({
      code: read.code('code'),
      title: read.optional('title'),
      mobile: mobileOf(read),
      confidentialOn: read.none('confidentialOn') ? null : read.day('confidentialOn'),
      active: read.flag('active', YES_NO_WORDS, 'unknown-yes-no'),
      conflicts: read.has('conflicts') ? read.list('conflicts') : undefined,
    }),
  };
}

function mobileOf(read: RowReader<'experts'>): string | null | undefined {
  const text = read.optional('mobile');
  if (text === null || text === undefined) return text;
  const mobile = normaliseText(text).replace(/[\s-]/g, '');
  return /^1\d{10}$/.test(mobile) ? mobile : read.wrong('mobile', 'bad-mobile');
}
