/** 许可证: the permits of enterprises, a row for each (domain.md §2). */
import { YES_NO_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import type { Report } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { PermitRow } from './rows.ts';

export function readPermits(
  raw: readonly RawRow[],
  header: Header<'permits'>,
  report: Report,
): { rows: PermitRow[]; notes: string[] } {
  return { rows: raw.flatMap((each) => readPermit(new RowReader(each, header, report)) ?? []), notes: [] };
}

const MOST = { creditCode: 100, enterprise: 100, name: 60, number: 60, issuedBy: 60 };
/** 长期, as 9999-12-31 or the 9999-09-09 of other systems */
const FOR_GOOD = '9000-01-01';

function readPermit(read: RowReader<'permits'>): PermitRow | undefined {
  for (const field of ['name', 'number', 'validUntil'] as const) read.needs(field);
  const text = (field: keyof typeof MOST) => read.text(field, MOST[field]);
  const [code, called] = [text('creditCode'), text('enterprise')];
  const enterprise = code ?? called;
  if (!enterprise) read.needs('enterprise');
  const [name, number] = [text('name'), text('number')];
  const until = read.until('validUntil');
  const more = defined({
    issuedOn: read.dayOrNone('issuedOn'),
    issuedBy: read.none('issuedBy') ? null : text('issuedBy'),
    held: read.flag('held', YES_NO_WORDS, 'unknown-yes-no'),
  });
  if (!enterprise || !name || !number || !until) return undefined;
  return { ...read.place, enterprise, name, number, validUntil: until >= FOR_GOOD ? null : until, ...more };
}
