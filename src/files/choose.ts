/** Which sheets of a file are read: all visible ones whose header is that of the same register. */
import type { RawSheet, Workbook } from './grid.ts';
import { findHeader, type Header, type HeaderSearch } from './header.ts';
import { type Report, refuse } from './problems.ts';
import type { Problem } from './rows.ts';
import { KIND_NAMES } from './words.ts';

const GUIDE_SHEET =
  /^(?:填写|填表|填报|使用|操作)?(?:说明|方法|须知|指南)\d*$|^(?:填写)?(?:示例|样例|范例|样表)\d*$/;

export type Table = { readonly sheet: RawSheet; readonly header: Header };
export type Choice =
  | {
      readonly is: 'tables';
      readonly tables: readonly [Table, ...Table[]];
      /** names of the sheets that were left */
      readonly unread: readonly string[];
      readonly hidden: readonly string[];
    }
  | { readonly is: 'problems'; readonly problems: readonly Problem[] };
type Found = { readonly sheet: RawSheet; readonly search: HeaderSearch };

export function chooseSheets({ sheets }: Workbook & { is: 'sheets' }, fileName: string): Choice {
  const seen = sheets.filter((sheet) => !sheet.hidden);
  const all = seen.map((sheet): Found => ({ sheet, search: findHeader(sheet) }));
  // 填写说明 and 示例 are no lists, whatever stands in them, where there is another sheet that is one
  const lists = all.filter(({ sheet }) => !GUIDE_SHEET.test(sheet.name.trim()));
  const found = lists.some(({ search }) => search.is === 'header') ? lists : all;
  const fits = found.flatMap(({ sheet, search }) =>
    search.is === 'header' ? [{ sheet, header: search.header }] : [],
  );
  // Sheets that have a header alone are left where another has rows.
  const filled = fits.filter(({ sheet, header }) => sheet.rows.some(({ row }) => row > header.row));
  const [first, ...more] = filled.length > 0 ? filled : fits.slice(0, 1);
  if (!first) return nothingFits(found, fileName);
  const tables = [first, ...more] as const;
  const problems = [...mixed(tables, fileName), ...incomplete(tables, found), ...tooLarge(tables)];
  if (problems.length > 0) return { is: 'problems', problems };
  const read = new Set<RawSheet>(tables.map(({ sheet }) => sheet));
  return {
    is: 'tables',
    tables,
    unread: seen.filter((sheet) => !read.has(sheet)).map(({ name }) => name),
    hidden: sheets.filter((sheet) => sheet.hidden).map(({ name }) => name),
  };
}

/** No sheet has a header: what the nearest lacks, or all that could have been sent. */
function nothingFits(found: readonly Found[], fileName: string): Choice {
  const report: Report = [];
  const nearest = found.find(({ search }) => search.is === 'none' && search.nearly) ?? found[0];
  if (nearest?.search.is === 'none' && !(nearest.sheet.limit && !nearest.search.nearly))
    return { is: 'problems', problems: nearest.search.problems };
  if (nearest?.sheet.limit) refuseLimit(report, nearest.sheet);
  else refuse(report, 'sheet-empty', { row: 0, column: '', value: fileName });
  return { is: 'problems', problems: report };
}

function mixed(tables: readonly Table[], fileName: string): Report {
  const report: Report = [];
  const kinds = new Set(tables.map(({ header }) => header.kind));
  const list = tables.map(({ sheet, header }) => `「${sheet.name}」${KIND_NAMES[header.kind]}`).join('、');
  if (kinds.size > 1) refuse(report, 'several-kinds', { row: 0, column: '', value: fileName }, list);
  return report;
}

/** A sheet of the same register that lacks a column: left out silently, its rows would be missed. */
function incomplete([{ header }]: readonly [Table, ...Table[]], found: readonly Found[]): Problem[] {
  return found.flatMap(({ sheet, search }) =>
    search.is === 'none' && search.nearly === header.kind
      ? search.problems.map((problem) => ({ ...problem, sheet: sheet.name }))
      : [],
  );
}

function tooLarge(tables: readonly Table[]): Report {
  const report: Report = [];
  for (const { sheet } of tables) refuseLimit(report, sheet);
  return report;
}

function refuseLimit(report: Report, { limit, name }: RawSheet): void {
  if (limit) refuse(report, limit.fault, { row: 0, column: '', value: name }, limit.more);
}
