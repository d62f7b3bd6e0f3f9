/** 年度抽查计划: the lines of a section's plan, under the columns of real plans. */
import { normaliseText, readAmount, withoutThousands } from '../domain/numerals.ts';
import { PLAN_TYPE_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import type { Report } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { PlanRow } from './rows.ts';

const LONG = 2000;
const ALL = '100%';

export function readPlan(
  raw: readonly RawRow[],
  header: Header<'plan'>,
  report: Report,
): { rows: PlanRow[]; notes: string[] } {
  return { rows: raw.map((each) => readLine(new RowReader(each, header, report))), notes: [] };
}

function readLine(read: RowReader<'plan'>): PlanRow {
  for (const field of ['item', 'windows'] as const) read.needs(field);
  const key = read.flag('type', PLAN_TYPE_WORDS, 'unknown-key');
  const trades = read.cell('trades') === undefined ? undefined : read.trades('trades');
  return {
    ...read.place,
    item: read.text('item', LONG) ?? '',
    windows: read.text('windows') ?? '',
    ...defined({
      line: read.count('line'),
      year: yearOf(read),
      basis: read.text('basis', LONG),
      key,
      trades,
      amount: amountOf(read, key === true),
      content: read.text('content', LONG),
      method: read.text('method'),
      frequency: read.text('frequency'),
      teams: read.none('teams') ? null : read.count('teams'),
      experts: read.none('experts') ? null : read.count('experts'),
      section: read.section('section'),
      partners: read.optional('partners'),
      remark: read.optional('remark'),
    }),
  };
}

/** 「2026」 or 「2026年度」. */
function yearOf(read: RowReader<'plan'>): number | undefined {
  const text = read.text('year');
  if (text === undefined) return undefined;
  const year = /^(20\d\d)(?:年|年度)?$/u.exec(normaliseText(text))?.[1];
  return year === undefined ? read.wrong('year', 'not-a-year') : Number(year);
}

/** Its own column, else what 具体对象 says: 「共 57 家，抽取 10%」「抽查 12 家」. */
function amountOf(read: RowReader<'plan'>, key: boolean): string | undefined {
  if (key) return ALL;
  const text = read.text('amount');
  if (text !== undefined) {
    const plain = withoutThousands(normaliseText(text));
    return readAmount(plain)?.is === 'ratio' || plain !== normaliseText(text) ? plain : text;
  }
  const object = withoutThousands(normaliseText(read.text('object', LONG) ?? '').replace(/\s/g, ''));
  const ratio = /(\d+(?:\.\d+)?%)/u.exec(object)?.[1];
  const count = /[抽查取](\d+)[家户]/u.exec(object)?.[1];
  return ratio ?? count ?? read.wrong('amount', 'amount-needed');
}
