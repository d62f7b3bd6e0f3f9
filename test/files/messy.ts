/** Workbooks as offices make them, XML by hand: what a library for writing would never write. */
import { zip } from './zip.ts';

export type Cell =
  | string
  | number
  | null
  /** the inside of a cell element, with its attributes */
  | { readonly a?: string; readonly xml: string };
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly state?: string;
  readonly cols?: string;
  /** attributes of rows, by number from 1 */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  readonly merges?: readonly string[];
};
export type BookOptions = {
  readonly from1904?: boolean;
  /** numFmt codes, as style 1, 2, … */
  readonly formats?: readonly string[];
  /** ids of formats that come without a code, as the styles after those */
  readonly builtIn?: readonly number[];
  readonly strings?: string;
  readonly prefix?: string;
  readonly extra?: readonly { name: string; data: Uint8Array }[];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const date = (serial: number, style = 1): Cell => ({ a: `s="${style}"`, xml: `<v>${serial}</v>` });
export const formula = (text: string, cached?: string): Cell => ({
  a: cached === undefined ? '' : 't="str"',
  xml: `<f>${text}</f>${cached === undefined ? '' : `<v>${cached}</v>`}`,
});

export function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cellXml(cell: Cell, place: string, p: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<${p}c r="${place}"><${p}v>${cell}</${p}v></${p}c>`;
  if (typeof cell === 'string')
    return `<${p}c r="${place}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(cell)}</${p}t></${p}is></${p}c>`;
  return `<c r="${place}" ${cell.a ?? ''}>${cell.xml}</c>`;
}

function sheetXml(sheet: Sheet, p: string): string {
  const rows = sheet.rows.map((cells, i) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`, p)).join('');
    return `<${p}row r="${i + 1}" ${sheet.rowAttributes?.[i + 1] ?? ''}>${inside}</${p}row>`;
  });
  const merges = sheet.merges?.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `${HEAD}<${p}worksheet xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}="${MAIN}">${sheet.cols ? `<cols>${sheet.cols}</cols>` : ''}<${p}sheetData>${rows.join('')}</${p}sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</${p}worksheet>`;
}

export function book(sheets: readonly Sheet[], options: BookOptions = {}): Uint8Array {
  const p = options.prefix ? `${options.prefix}:` : '';
  const formats = options.formats ?? ['yyyy/m/d'];
  const styles = [0, ...formats.map((_, i) => 170 + i), ...(options.builtIn ?? [])];
  const list = sheets
    .map(
      ({ name, state }, i) =>
        `<sheet name="${escaped(name)}" sheetId="${i + 1}" ${state ? `state="${state}"` : ''} r:id="rId${i + 1}"/>`,
    )
    .join('');
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const text = (name: string, xml: string) => ({ name, data: Buffer.from(xml) });
  return zip([
    text(
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    text(
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    text(
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${options.from1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`,
    ),
    text(
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}">${sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('rIdS', 'styles', 'styles.xml')}${options.strings ? relation('rIdT', 'sharedStrings', 'sharedStrings.xml') : ''}</Relationships>`,
    ),
    text(
      'xl/styles.xml',
      `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    ...(options.strings
      ? [text('xl/sharedStrings.xml', `${HEAD}<sst xmlns="${MAIN}">${options.strings}</sst>`)]
      : []),
    ...sheets.map((sheet, i) => text(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, p))),
    ...(options.extra ?? []),
  ]);
}
