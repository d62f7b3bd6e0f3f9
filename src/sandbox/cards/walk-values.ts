import { COLOURS, RGBA } from './colours.ts';
import { bad, type Findings } from './findings.ts';
import type { Kind, Range, Size, Type } from './types.ts';

/** Values without parts: texts, numbers, names, lengths, colours. */

type Of<Is extends Type['is']> = Extract<Type, { is: Is }>;

export function walkText(value: unknown, type: Of<'text'>, path: string, out: Findings): undefined {
  if (typeof value !== 'string') return bad(out, path, 'should be a string', value);
  if (type.max !== undefined && value.length > type.max && [...value].length > type.max)
    bad(out, path, `longer than ${type.max}`, value);
  if (type.min !== undefined && value.length < type.min) bad(out, path, 'can not be empty', value);
  if (type.ok && !type.ok(value)) bad(out, path, `should be ${type.what}`, value);
}

export function walkNumber(value: unknown, type: Of<'number'>, path: string, out: Findings): undefined {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return bad(out, path, 'should be a number', value);
  if (type.of && !type.of.includes(value))
    return bad(out, path, `should be one of ${type.of.join(', ')}`, value);
  if (type.whole && !Number.isInteger(value)) bad(out, path, 'should be an integer', value);
  const [min, max] = [type.min ?? -Infinity, type.max ?? Infinity];
  if (value < min || value > max) bad(out, path, `should be in [${min}, ${max}]`, value);
}

export function walkEnum(value: unknown, type: Of<'enum'>, path: string, out: Findings): undefined {
  if (typeof value === 'string' && type.of.includes(value)) return;
  if (typeof value === 'string' && type.odd?.includes(value)) return odd(out, path, value);
  bad(out, path, `should be one of ${type.of.join(', ')}`, value);
}

export function walkColour(value: unknown, type: Of<'colour'>, path: string, out: Findings): undefined {
  if (typeof value !== 'string') return bad(out, path, 'should be a string', value);
  if (COLOURS.has(value) || type.names.includes(value) || out.palette.has(value) || RGBA.test(value)) return;
  if (type.odd.includes(value)) return odd(out, path, value);
  bad(out, path, 'should be a colour', value);
}

const LENGTH = /^(?:(-?\d{1,9})px|(\d{1,9})%|(0))$/;

/** `fill`, `20px`, `4px 0 4px 0`, `30%`; a length of 0 needs no unit. */
export function walkSize(value: unknown, type: Size, path: string, out: Findings): undefined {
  if (typeof value !== 'string') return bad(out, path, 'should be a string', value);
  if (type.names.includes(value)) return;
  if (type.odd.includes(value)) return odd(out, path, value);
  const parts = value.split(' ');
  const fits = type.times.includes(parts.length) ? parts.map((part) => fitOf(part, type)) : ['no' as const];
  if (fits.includes('no')) return bad(out, path, type.says ?? `should be ${sizeWords(type)}`, value);
  if (fits.includes('disputed'))
    out.warnings.push(
      `${path}: ${value} is negative: one page allows ${rangeWords(type.px)}, another down to -99px`,
    );
}

function fitOf(part: string, type: Size): 'yes' | 'no' | 'disputed' {
  const found = LENGTH.exec(part);
  if (!found) return 'no';
  if (found[2] !== undefined) return within(Number(found[2]), type.percent) ? 'yes' : 'no';
  const px = Number(found[1] ?? found[3]);
  return within(px, type.px) ? 'yes' : within(px, type.disputed) ? 'disputed' : 'no';
}

const within = (value: number, range: Range | undefined): boolean =>
  range !== undefined && value >= range[0] && value <= range[1];
const rangeWords = (range: Range | undefined): string =>
  !range ? '' : range[1] === Infinity ? `[${range[0]}, ∞)px` : `[${range[0]}, ${range[1]}]px`;

const sizeWords = (type: Size): string =>
  [
    ...type.names,
    rangeWords(type.px) + (type.times.length > 1 ? ', 1, 2 or 4 values' : ''),
    type.percent ? `[${type.percent[0]}, ${type.percent[1]}]%` : '',
  ]
    .filter((part) => part !== '')
    .join(' or ');

export function walkRaw(value: unknown, type: Of<'raw'>, path: string, out: Findings): undefined {
  if (!(type.of as readonly string[]).includes(kindOf(value)))
    bad(out, path, `should be ${type.of.map((kind) => NAMES[kind]).join(' or ')}`, value);
}

const NAMES: Record<Kind, string> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
};
const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const odd = (out: Findings, path: string, value: string): undefined => {
  out.warnings.push(`${path}: value "${value}" stands in an official sample, but on no page`);
};
