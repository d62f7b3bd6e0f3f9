/** The parts of a workbook that say how to read its sheets: their names, dates and number formats, shared texts. */
import { attribute, readXml } from './xml.ts';
import { type Part, unpack } from './zip.ts';

export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly path: string };
/** How a number of this style is meant: a day, a percentage, or a code with leading zeros up to so many digits. */
export type NumberStyle = { readonly day: boolean; readonly percent: boolean; readonly digits: number };
export type Book = {
  readonly sheets: readonly SheetPart[];
  /** days are counted from 1904, as old Macs did */
  readonly from1904: boolean;
  readonly styles: readonly NumberStyle[];
  readonly texts: readonly string[];
};

/** Excel's own limit for a cell */
export const LONGEST_TEXT = 32_767;
/** all shared texts together */
const MAX_TEXTS = 40_000_000;

/** More text than a list can have. */
export class TooMuchText extends Error {}

export class Parts {
  readonly #bytes: Uint8Array;
  readonly #byName: ReadonlyMap<string, Part>;

  constructor(bytes: Uint8Array, parts: readonly Part[]) {
    this.#bytes = bytes;
    this.#byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]));
  }

  has(path: string): boolean {
    return this.#byName.has(path.toLowerCase());
  }

  /** A part piece by piece; nothing when it isn't there. */
  async *read(path: string): AsyncGenerator<Uint8Array> {
    const part = this.#byName.get(path.toLowerCase());
    if (part) yield* unpack(this.#bytes, part);
  }
}

const BOOK = 'xl/workbook.xml';

export async function readBook(parts: Parts): Promise<Book> {
  const path = (await relations(parts, '_rels/.rels', '')).find(({ type }) =>
    type.endsWith('/officeDocument'),
  )?.target;
  const book = path ?? BOOK;
  const folder = book.includes('/') ? book.slice(0, book.lastIndexOf('/')) : '';
  const rels = await relations(
    parts,
    `${folder === '' ? '' : `${folder}/`}_rels/${book.slice(book.lastIndexOf('/') + 1)}.rels`,
    folder,
  );
  const { sheets, from1904 } = await readSheetList(parts, book, rels);
  const partOf = (type: string) => rels.find((rel) => rel.type.endsWith(`/${type}`))?.target ?? '';
  return {
    sheets,
    from1904,
    styles: await readStyles(parts, partOf('styles')),
    texts: await readTexts(parts, partOf('sharedStrings')),
  };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function relations(parts: Parts, path: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  await readXml(parts.read(path), {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: resolve(folder, target.replaceAll('\\', '/')),
      });
    },
    close: nothing,
    text: nothing,
  });
  return found;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

async function readSheetList(parts: Parts, book: string, rels: readonly Relation[]) {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(parts.read(book), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      const rel = rels.find(({ id }) => id === attribute(attributes, 'id'));
      if (!rel?.type.endsWith('/worksheet') || !parts.has(rel.target)) return;
      const state = attribute(attributes, 'state') ?? '';
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: /hidden/i.test(state),
        path: rel.target,
      });
    },
    close: nothing,
    text: nothing,
  });
  return { sheets, from1904 };
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Formats that come without a text: days of the West (14–22) and of East Asia (27–36, 50–58). Times alone are not days. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, ...span(27, 31), 34, 35, 36, ...span(50, 54), 57, 58]);

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function readStyles(parts: Parts, path: string): Promise<NumberStyle[]> {
  const formats = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  await readXml(parts.read(path), {
    open(name, attributes) {
      if (name === 'numFmt')
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        const format = formats.get(id);
        styles.push({
          day: format === undefined ? DAY_FORMATS.has(id) : isDayFormat(format),
          percent: format === undefined ? PERCENT_FORMATS.has(id) : isPercentFormat(format),
          digits: /^0{2,17}$/.test(format ?? '') ? (format ?? '').length : 0,
        });
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text: nothing,
  });
  return styles;
}

/** 0% and 0.00%: what Excel makes of 「10%」 when it is typed. */
const PERCENT_FORMATS = new Set([9, 10]);

function isPercentFormat(format: string): boolean {
  return /%/.test(format.replace(/"[^"]*"|\\./g, ''));
}

/** A format with a year or a day in it, besides quoted text, colours, conditions and escaped characters. */
function isDayFormat(format: string): boolean {
  const [first = ''] = format.split(';');
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ydeg]/i.test(bare.replace(/general|g\/\u901a\u7528\u683c\u5f0f/gi, '')) && !/[0#?]/.test(bare);
}

/** 共享字符串: texts of cells, without the readings (rPh) that East Asian editions keep beside them. */
async function readTexts(parts: Parts, path: string): Promise<string[]> {
  const texts: string[] = [];
  let current = '';
  let total = 0;
  let inText = false;
  let inReading = false;
  await readXml(parts.read(path), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') texts.push(withoutEscapes(current));
    },
    text(text) {
      if (!inText || current.length > LONGEST_TEXT) return;
      current += text.slice(0, LONGEST_TEXT + 1);
      total += text.length;
      if (total > MAX_TEXTS) throw new TooMuchText('shared texts');
    },
  });
  return texts;
}

/** `_x000D_` is how a workbook writes a character that XML can't carry. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function nothing(): void {
  // the rest of the part says nothing to us
}
