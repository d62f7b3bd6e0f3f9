import { doubts } from './doubts.ts';
import { BAD_JSON, type Fault, isObject, type Json, noFindings } from './findings.ts';
import type { Known } from './known-rules.ts';
import { CARD, MOST } from './root.ts';
import { RULES } from './rules.ts';
import { object } from './types.ts';
import { walk } from './walk.ts';

export type { Fault, Json } from './findings.ts';
export type { Known } from './known-rules.ts';

export type Verdict = { faults: Fault[]; warnings: string[]; card: Json | undefined };

/** Bytes of UTF-8, as a card travels. */
export const tooBig = (content: string): boolean => Buffer.byteLength(content) > MOST.bytes;

const ROOT = object(CARD);
const PARSE = 'parse card json err, please check whether the card json is correct';
const BLANK = 'ROOT: {} is a blank card, taken as schema 1.0: it can not become one of 2.0';

/** Says everything for which Feishu would refuse a card, and what it would let pass but should not be relied on. */
export function checkCard(card: unknown, known: Known): Verdict {
  if (!isObject(card)) return verdict(undefined, [{ code: BAD_JSON, path: 'ROOT', msg: PARSE }], []);
  if (Object.keys(card).length === 0) return verdict(card, [], [BLANK]);
  if (card.schema === undefined)
    return verdict(
      card,
      [{ code: BAD_JSON, path: 'ROOT', msg: 'schema is required: only cards of schema 2.0' }],
      [],
    );
  const found = noFindings(paletteOf(card));
  walk(card, ROOT, 'ROOT', { levels: 0 }, found);
  for (const rule of RULES) found.faults.push(...rule(card, found, known));
  return verdict(card, found.faults, [...found.warnings, ...doubts(found)]);
}

/** The names of the card's own colours. */
function paletteOf(card: Json): ReadonlySet<string> {
  const style = isObject(card.config) ? card.config.style : undefined;
  return new Set(isObject(style) && isObject(style.color) ? Object.keys(style.color) : []);
}

export function parseCard(content: string, known: Known): Verdict {
  try {
    return checkCard(JSON.parse(content), known);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return verdict(undefined, [{ code: BAD_JSON, path: 'ROOT', msg: PARSE }], []);
  }
}

const verdict = (card: Json | undefined, faults: Fault[], warnings: string[]): Verdict => ({
  card,
  faults,
  warnings: [...new Set(warnings)],
});

/** The `ext` of error 230099 (§1.3). */
export const extOf = ({ code, path, msg, value }: Fault): string =>
  `ErrCode: ${code}; ErrPath: ${path}; ErrMsg: ${msg}; ${value === undefined ? '' : `ErrorValue: ${value}; `}`;
