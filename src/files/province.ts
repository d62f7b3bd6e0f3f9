/** 省级平台任务表: enterprises and pairs that the provincial platform drew, 实施细则 四(二) and 四(五). */
import { normaliseText } from '../domain/numerals.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import { type Header, labelOf } from './header.ts';
import { type Report, refuseDuplicates } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { ProvinceRow } from './rows.ts';

const SINGLE = ['inspector1', 'inspector2', 'inspector3', 'inspector4'] as const;

export function readProvince(
  raw: readonly RawRow[],
  header: Header<'province'>,
  report: Report,
): { rows: ProvinceRow[]; notes: string[] } {
  const rows = raw.map((each) => readTask(new RowReader(each, header, report)));
  for (const field of ['enterpriseCode', 'creditCode', 'enterpriseName'] as const)
    refuseDuplicates(
      report,
      rows,
      labelOf(header, field),
      (row) => row[field] && `${row[field]} (${row.taskNo})`,
    );
  return { rows, notes: [] };
}

function readTask(read: RowReader<'province'>): ProvinceRow {
  for (const field of ['from', 'to'] as const) read.needs(field);
  const row: ProvinceRow = {
    ...read.place,
    taskNo: normaliseText(read.need('taskNo')),
    ...defined({
      enteredOn: read.day('enteredOn'),
      enterpriseCode: read.code('enterpriseCode'),
      creditCode: read.credit('creditCode')?.creditCode,
      enterpriseName: read.text('enterpriseName'),
    }),
    inspectors: readInspectors(read),
    from: read.day('from') ?? '',
    to: read.day('to') ?? '',
  };
  const named = (['enterpriseCode', 'creditCode', 'enterpriseName'] as const).some(
    (field) => read.cell(field) !== undefined,
  );
  if (!named) read.wrong('enterpriseCode', 'enterprise-needed');
  if (row.from && row.to && row.to < row.from) read.wrong('to', 'day-order');
  return row;
}

/** 执法人员1, 执法人员2 … or one cell with all of them: two at least, nobody twice. */
function readInspectors(read: RowReader<'province'>): string[] {
  const all = [...SINGLE, 'inspectors' as const].flatMap((field) => read.list(field));
  const twice = all.find((name, i) => all.indexOf(name) < i);
  const place = read.cell('inspectors') === undefined ? 'inspector2' : 'inspectors';
  if (twice !== undefined) read.wrong(place, 'same-inspector', twice);
  else if (all.length < 2) read.wrong(place, 'two-inspectors');
  return all;
}
