/** Reads the XML of workbooks in pieces: tags with their attributes as written, and text. No DTD, no entities of its own. */

export type XmlHandler = {
  /** `name` is without its prefix; `attributes` is what stands between name and bracket */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

/** Not the XML that a workbook is made of. */
export class BrokenXml extends Error {}

const LONGEST_TAG = 65_536;

/** Feeds the handler with all that comes. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  let decoder: TextDecoder | undefined;
  let rest = '';
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    rest = readPiece(rest + decoder.decode(piece, { stream: true }), handler, false);
  }
  rest = readPiece(rest + (decoder?.decode() ?? ''), handler, true);
  if (rest.trim() !== '') throw new BrokenXml('cut off');
}

function encodingOf(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Reads what is whole; returns the rest. */
function readPiece(source: string, handler: XmlHandler, last: boolean): string {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) {
      // an entity may be cut in two
      const end = last ? source.length : cutBeforeEntity(source, at);
      if (end > at) handler.text(unescapeXml(source.slice(at, end)));
      return source.slice(end);
    }
    if (open > at) handler.text(unescapeXml(source.slice(at, open)));
    const end = readMarkup(source, open, handler);
    if (end === undefined) {
      if (source.length - open > LONGEST_TAG && !source.startsWith('<!', open))
        throw new BrokenXml('a tag without end');
      return source.slice(open);
    }
    at = end;
  }
  return '';
}

function cutBeforeEntity(source: string, from: number): number {
  const amp = source.lastIndexOf('&');
  return amp >= from && source.length - amp < 12 && !source.includes(';', amp) ? amp : source.length;
}

/** One tag, comment or section; returns where it ends, undefined when it isn't whole yet. */
function readMarkup(source: string, open: number, handler: XmlHandler): number | undefined {
  if (source.startsWith('<!--', open)) return endOf(source, '-->', open + 4);
  if (source.startsWith('<![CDATA[', open)) {
    const end = endOf(source, ']]>', open + 9);
    if (end !== undefined) handler.text(source.slice(open + 9, end - 3));
    return end;
  }
  if (source.startsWith('<?', open)) return endOf(source, '?>', open + 2);
  if (source.startsWith('<!D', open) || source.startsWith('<!E', open)) throw new BrokenXml('a DTD');
  const close = tagEnd(source, open);
  if (close === undefined) return undefined;
  if (source[open + 1] === '/') handler.close(local(source.slice(open + 2, close).trim()));
  else readTag(source.slice(open + 1, close), handler);
  return close + 1;
}

function readTag(tag: string, handler: XmlHandler): void {
  const empty = tag.endsWith('/');
  const body = empty ? tag.slice(0, -1) : tag;
  const space = body.search(/\s/);
  const name = local(space < 0 ? body : body.slice(0, space));
  handler.open(name, space < 0 ? '' : body.slice(space));
  if (empty) handler.close(name);
}

/** The bracket that ends a tag: one within quotes does not. */
function tagEnd(source: string, open: number): number | undefined {
  const close = source.indexOf('>', open);
  if (close < 0) return undefined;
  const quotes = /["']/.exec(source.slice(open, close));
  if (!quotes) return close;
  let quote = '';
  for (let at = open; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return undefined;
}

function endOf(source: string, mark: string, from: number): number | undefined {
  const at = source.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = patternOf(name).exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined;
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const made = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, ten, hex, named) => {
      if (named) return NAMED[named as string] ?? whole;
      const code = ten ? Number(ten) : Number.parseInt(hex as string, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
