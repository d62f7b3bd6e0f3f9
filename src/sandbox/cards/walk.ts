import { COMPONENTS, PLACES, REMOVED } from './components.ts';
import type { Component, Fields, Place, Type } from './types.ts';

export type Json = Record<string, unknown>;
/** Why Feishu would refuse a card, in its own words (§3.4). */
export type Fault = { code: number; path: string; msg: string; value?: string };
/** A component that was met, with what stands around it. */
export type Met = { tag: string; element: Json; path: string; form?: Json | undefined; levels: number };

export type Findings = {
  faults: Fault[];
  warnings: string[];
  met: Met[];
  /** Every object with a tag, texts and icons too: the strict reading of §4.2. */
  tags: number;
};

export const noFindings = (): Findings => ({ faults: [], warnings: [], met: [], tags: 0 });

export const BAD_JSON = 200621;
export const LIMIT = 11310;
export const REMOVED_IN_2 = 200861;

type Around = { form?: Json | undefined; levels: number };
type Walk = (value: unknown, type: Type, path: string, around: Around, out: Findings) => undefined;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bad = (out: Findings, path: string, msg: string, value?: unknown): undefined => {
  const shown = value === undefined ? {} : { value: JSON.stringify(value)?.slice(0, 80) ?? '' };
  out.faults.push({ code: BAD_JSON, path, msg, ...shown });
};

export const walk: Walk = (value, type, path, around, out) => {
  switch (type.is) {
    case 'text':
      return walkText(value, type, path, out);
    case 'number':
      return walkNumber(value, type, path, out);
    case 'bool':
      if (typeof value !== 'boolean') bad(out, path, 'should be a boolean', value);
      return;
    case 'enum':
      if (typeof value !== 'string' || !type.of.includes(value))
        bad(out, path, `should be one of ${type.of.join(', ')}`, value);
      return;
    case 'json':
      if (type.shape === 'object' && !isObject(value)) bad(out, path, 'should be an object', value);
      return;
    case 'object':
      return walkObject(value, type.fields, path, around, out);
    case 'map':
      if (!isObject(value)) return bad(out, path, 'should be an object', value);
      for (const [key, item] of Object.entries(value)) walk(item, type.of, `${path} -> ${key}`, around, out);
      return;
    case 'list':
      return walkList(value, type, path, around, out);
    case 'tagged':
      return walkTagged(value, type.by, path, around, out);
    case 'elements':
      return walkElements(value, type.place, path, around, out);
    case 'one-of':
      return walkEither(value, type.of, path, around, out);
  }
};

function walkText(
  value: unknown,
  type: Extract<Type, { is: 'text' }>,
  path: string,
  out: Findings,
): undefined {
  if (typeof value !== 'string') return bad(out, path, 'should be a string', value);
  if (type.max !== undefined && value.length > type.max) bad(out, path, `longer than ${type.max}`, value);
  if (type.min !== undefined && value.length < type.min) bad(out, path, 'can not be empty', value);
  if (type.re && !type.re.test(value)) bad(out, path, `should be ${type.what ?? type.re.source}`, value);
}

function walkNumber(
  value: unknown,
  type: Extract<Type, { is: 'number' }>,
  path: string,
  out: Findings,
): undefined {
  if (typeof value !== 'number') return bad(out, path, 'should be a number', value);
  if (type.whole && !Number.isInteger(value)) bad(out, path, 'should be an integer', value);
  const [min, max] = [type.min ?? -Infinity, type.max ?? Infinity];
  if (value < min || value > max) bad(out, path, `should be in [${min}, ${max}]`, value);
}

function walkList(
  value: unknown,
  type: Extract<Type, { is: 'list' }>,
  path: string,
  around: Around,
  out: Findings,
): undefined {
  if (!Array.isArray(value)) return bad(out, path, 'should be an array', value);
  if (type.max !== undefined && value.length > type.max) bad(out, path, `more than ${type.max} items`);
  if (type.min !== undefined && value.length < type.min) bad(out, path, `less than ${type.min} items`);
  for (const [at, item] of value.entries()) walk(item, type.of, `${path} -> [${at}]`, around, out);
}

function walkObject(value: unknown, fields: Fields, path: string, around: Around, out: Findings): undefined {
  if (!isObject(value)) return bad(out, path, 'should be an object', value);
  for (const [key, field] of Object.entries(fields))
    if (field.required && value[key] === undefined) bad(out, path, `${key} is required`);
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) bad(out, path, `unknown property, property: ${key}`);
    else {
      if (field.legacy) out.warnings.push(`${path}: legacy property ${key}`);
      walk(item, field.type, `${path} -> ${key}`, around, out);
    }
  }
}

function walkTagged(
  value: unknown,
  by: Readonly<Record<string, Fields>>,
  path: string,
  around: Around,
  out: Findings,
): undefined {
  if (!isObject(value)) return bad(out, path, 'should be an object', value);
  const tag = String(value.tag);
  if (!Object.hasOwn(by, tag))
    return bad(out, path, `tag should be one of ${Object.keys(by).join(', ')}`, value.tag);
  out.tags += 1;
  walkObject(value, by[tag]!, `${path}(tag: ${tag})`, around, out);
}

/** The alternative that fits, or the complaints of the one that fits best. */
function walkEither(
  value: unknown,
  of: readonly Type[],
  path: string,
  around: Around,
  out: Findings,
): undefined {
  const tried = of.map((type) => {
    const findings = noFindings();
    walk(value, type, path, around, findings);
    return findings;
  });
  const best = tried.reduce((a, b) => (b.faults.length < a.faults.length ? b : a));
  out.faults.push(...best.faults);
  out.warnings.push(...best.warnings);
  out.met.push(...best.met);
  out.tags += best.tags;
}

function walkElements(value: unknown, place: Place, path: string, around: Around, out: Findings): undefined {
  if (!Array.isArray(value)) return bad(out, path, 'should be an array', value);
  for (const [at, item] of value.entries()) walkElement(item, place, `${path} -> [${at}]`, around, out);
}

function walkElement(value: unknown, place: Place, at: string, around: Around, out: Findings): undefined {
  if (!isObject(value) || typeof value.tag !== 'string') return bad(out, at, 'element has no tag', value);
  const tag = value.tag;
  const path = `${at}(tag: ${tag})`;
  if (REMOVED.includes(tag) || !Object.hasOwn(COMPONENTS, tag)) {
    const msg = 'cards of schema V2 no longer support this capability';
    out.faults.push({ code: REMOVED_IN_2, path, msg, value: `unsupported tag ${tag}` });
    return;
  }
  if (!(PLACES[place] as readonly string[]).includes(tag))
    return bad(out, path, `type of element is not supported tag: ${tag}`);
  const component: Component = COMPONENTS[tag]!;
  const levels = around.levels + (component.level ? 1 : 0);
  out.tags += 1;
  out.met.push({ tag, element: value, path, form: around.form, levels });
  if (component.oneOf && !component.oneOf.some((key) => value[key] !== undefined))
    bad(out, path, `one of ${component.oneOf.join(', ')} is required`);
  walkObject(value, component.fields, path, { levels, form: tag === 'form' ? value : around.form }, out);
}
