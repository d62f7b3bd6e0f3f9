/** 联合部门人员: whom other departments send; 身份证号 is never read. */
import { YES_NO_WORDS } from './cell-words.ts';
import { defined } from './defined.ts';
import type { RawRow } from './grid.ts';
import type { Header } from './header.ts';
import type { Report } from './problems.ts';
import { RowReader } from './row-reader.ts';
import type { PartnerRow } from './rows.ts';

export function readPartners(
  raw: readonly RawRow[],
  header: Header<'partners'>,
  report: Report,
): { rows: PartnerRow[]; notes: string[] } {
  return { rows: raw.flatMap((each) => readPartner(new RowReader(each, header, report)) ?? []), notes: [] };
}

/** As long as the form takes them. */
const MOST = { department: 30, name: 20, certificateNo: 40 };

function readPartner(read: RowReader<'partners'>): PartnerRow | undefined {
  for (const field of ['department', 'name', 'certificateNo', 'validUntil'] as const) read.needs(field);
  const text = (field: keyof typeof MOST) => read.text(field, MOST[field]);
  const [department, name, certificateNo] = [text('department'), text('name'), text('certificateNo')];
  const validUntil = read.until('validUntil');
  const more = defined({
    code: read.code('code'),
    active: read.flag('active', YES_NO_WORDS, 'unknown-yes-no'),
  });
  if (!department || !name || !certificateNo || !validUntil) return undefined;
  return { ...read.place, department, name, certificateNo, validUntil, ...more };
}
