/** 模板: an empty register with drop-down lists and notes, a sheet with an example, and a sheet on how to fill it in. */
import { type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { ColumnSpec } from './columns.ts';
import { columnName } from './grid.ts';
import { COLUMNS, type Field } from './header-words.ts';
import { GUIDES, type Guide, type TemplateKind, TEMPLATE as words } from './template-words.ts';
import { WRITTEN } from './write.ts';

/** rows with drop-down lists */
const ROWS = 3000;
/** so long may the list of a drop-down be, and a prompt */
const LONGEST = 255;

export type OwnGuides<K extends TemplateKind> = { readonly [F in Field<K>]?: Partial<Guide> };
type Line = { readonly header: string; readonly required: boolean; readonly guide: Guide };

/** `own`: what is of this bureau or section alone, such as the items that may be chosen. */
export async function writeTemplate<K extends TemplateKind>(
  kind: K,
  name: string,
  own: OwnGuides<K> = {},
): Promise<Uint8Array> {
  const lines = linesOf(kind, own);
  return writeXlsx({
    sheets: [emptySheet(name, lines), exampleSheet(lines), guideSheet(lines)],
    properties: { created: WRITTEN, modified: WRITTEN },
  });
}

function linesOf(kind: TemplateKind, own: Readonly<Record<string, Partial<Guide> | undefined>>): Line[] {
  const specs: Readonly<Record<string, ColumnSpec>> = COLUMNS[kind];
  return Object.entries(GUIDES[kind]).map(([field, guide]) => {
    const spec = specs[field]!;
    return { header: spec.names[0]!, required: spec.required === true, guide: { ...guide, ...own[field] } };
  });
}

function emptySheet(name: string, lines: readonly Line[]): WriteSheet {
  const headers = lines.map(({ header }) => header);
  return {
    name,
    columns: lines.map(() => ({ width: 16 })),
    rows: [headers],
    cells: new Map(
      lines.map(({ header, required, guide }, column) => [
        `0,${column}`,
        {
          value: header,
          style: { numFmt: '@', ...(required && { font: { bold: true } }) },
          comment: { text: `${required ? words.required : words.optional}\n${guide.hint}` },
        },
      ]),
    ),
    dataValidations: lines.flatMap((line, column) => validationOf(line, column)),
    freezePane: { rows: 1 },
  };
}

/** One of a list is asked for; where several may be written the list only helps. */
function validationOf({ guide: { hint, choices, several } }: Line, column: number): DataValidation[] {
  const range = `${columnName(column)}2:${columnName(column)}${ROWS}`;
  const prompt = { showInputMessage: true, inputMessage: hint.slice(0, LONGEST) };
  if (!choices || choices.join().length > LONGEST) return [];
  return [
    {
      ...{ type: 'list', values: [...choices], range, allowBlank: true, ...prompt },
      ...{ showErrorMessage: several !== true, errorStyle: 'warning' },
      ...{ errorTitle: words.wrongTitle, errorMessage: words.wrong },
    },
  ];
}

/** Rows that begin with 示例 are passed over, so that the whole file can be sent back as it is. */
function exampleSheet(lines: readonly Line[]): WriteSheet {
  const rows: CellValue[][] = [
    [words.number, ...lines.map(({ header }) => header)],
    [words.example, ...lines.map(({ guide }) => guide.example)],
  ];
  return textSheet(words.example, rows, 16);
}

function guideSheet(lines: readonly Line[]): WriteSheet {
  const rows: CellValue[][] = [
    [...words.guideColumns],
    ...lines.map(({ header, required, guide }) => [
      header,
      required ? words.required : words.optional,
      guide.hint,
      choicesText(guide),
    ]),
  ];
  return textSheet(words.guide, rows, 30);
}

function choicesText({ choices, several }: Guide): string {
  const text = choices?.join(words.join) ?? '';
  return several ? words.several(text) : text;
}

function textSheet(name: string, rows: CellValue[][], width: number): WriteSheet {
  const cells = new Map<string, { style: { numFmt: string } }>();
  for (const [row, line] of rows.entries())
    for (const column of line.keys()) cells.set(`${row},${column}`, { style: { numFmt: '@' } });
  return { name, columns: rows[0]!.map(() => ({ width })), rows, cells, freezePane: { rows: 1 } };
}
