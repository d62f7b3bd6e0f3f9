/** 文本表格 (.csv, .txt): which encoding, which separator, quotes and line breaks within them. */
import { type CellValue, isBlank, type Limit, MAX_COLUMNS, MAX_ROWS, type RawRow } from './grid.ts';

const SEPARATORS = [',', ';', '\t', '|', '，', '；'];
/** so many records tell the separator */
const SAMPLE = 40;
const LONGEST_CELL = 32_767;

export type CsvRead = { readonly rows: RawRow[]; readonly limit?: Limit };

export function readCsv(bytes: Uint8Array): CsvRead {
  const text = decode(bytes);
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const separator = named?.[1] ?? bestSeparator(body);
  const rows: RawRow[] = [];
  let row = named ? 1 : 0;
  for (const record of records(body, separator)) {
    row += 1;
    const cells = record.map(plainCell);
    if (cells.every(isBlank)) continue;
    if (rows.length >= MAX_ROWS) return { rows, limit: { fault: 'too-many-rows', more: String(MAX_ROWS) } };
    if (cells.slice(MAX_COLUMNS).some((cell) => !isBlank(cell)))
      return { rows, limit: { fault: 'too-many-columns', more: String(MAX_COLUMNS) } };
    rows.push({ row, cells: cells.slice(0, MAX_COLUMNS) });
  }
  return { rows };
}

/** UTF-8 and UTF-16 with or without a mark, else GB18030, of which GBK and GB2312 are parts. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) return new TextDecoder(odd >= even ? 'utf-16le' : 'utf-16be').decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  // a few broken bytes don't make it another encoding; they are named where they stand
  const broken = utf8.split('\uFFFD').length - 1;
  return broken <= utf8.length / 200 ? utf8 : new TextDecoder('gb18030').decode(bytes);
}

/** The separator that gives most records the same number of cells, two or more. */
function bestSeparator(text: string): string {
  let best = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const record of records(text, separator, SAMPLE))
      counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    for (const [cells, times] of counts) {
      const score = cells < 2 ? 0 : times * 100 + cells;
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}

/** Records of cells. A quote opens a cell only at its beginning; within it a double one is a quote. */
function* records(text: string, separator: string, most = Number.POSITIVE_INFINITY): Generator<string[]> {
  let cells: string[] = [];
  let at = 0;
  for (let done = 0; at < text.length && done < most; ) {
    const cell = text[at] === '"' ? quoted(text, at) : undefined;
    const end = nextOf(text, cell ? cell.end : at, separator);
    cells.push(
      (cell ? cell.value + text.slice(cell.end, end) : text.slice(at, end)).slice(0, LONGEST_CELL + 1),
    );
    at = end + 1;
    if (text[end] === separator) {
      if (at >= text.length) cells.push('');
      else continue;
    }
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    yield cells;
    cells = [];
    done += 1;
  }
  if (cells.length > 0 && most === Number.POSITIVE_INFINITY) yield cells;
}

/** The cell that a quote opens; undefined when nothing closes it: then it is a quote like any letter. */
function quoted(text: string, open: number): { value: string; end: number } | undefined {
  let value = '';
  for (let from = open + 1; ; ) {
    const close = text.indexOf('"', from);
    if (close < 0) return undefined;
    value += text.slice(from, close);
    if (text[close + 1] !== '"') return { value, end: close + 1 };
    value += '"';
    from = close + 2;
  }
}

function nextOf(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === separator || char === '\n' || char === '\r') return at;
  }
  return text.length;
}

/** ="0012" and '0012 are how text is kept from becoming a number. */
function plainCell(cell: string): CellValue {
  const [, kept] = /^\s*="([^"]*)"\s*$/.exec(cell) ?? /^\s*'(?=[\d=+@-])(.*)$/s.exec(cell) ?? [];
  return kept ?? cell;
}
