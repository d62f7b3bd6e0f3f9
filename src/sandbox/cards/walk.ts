import { COMPONENTS, PLACES, REMOVED } from './components.ts';
import { bad, type Findings, isObject, type Json, type Met, own, REMOVED_IN_2 } from './findings.ts';
import { MOST } from './root.ts';
import type { Fields, Place, Shape, Type } from './types.ts';
import { walkColour, walkEnum, walkNumber, walkRaw, walkSize, walkText } from './walk-values.ts';

export { isObject, type Json } from './findings.ts';

export type Around = { form?: Json | undefined; parent?: Met | undefined; levels: number };

/** Far below the deepest card that is allowed; what lies deeper is not looked at. */
const DEEPEST = MOST.levels * 4;

export function walk(value: unknown, type: Type, path: string, around: Around, out: Findings): undefined {
  switch (type.is) {
    case 'text':
      return walkText(value, type, path, out);
    case 'number':
      return walkNumber(value, type, path, out);
    case 'bool':
      if (typeof value !== 'boolean') bad(out, path, 'should be a boolean', value);
      return;
    case 'enum':
      return walkEnum(value, type, path, out);
    case 'size':
      return walkSize(value, type, path, out);
    case 'colour':
      return walkColour(value, type, path, out);
    case 'raw':
      return walkRaw(value, type, path, out);
    case 'image':
      return walkNamed(value, path, out.images, out);
    case 'person':
      return walkNamed(value, path, out.people, out);
    default:
      return walkParts(value, type, path, around, out);
  }
}

type Whole = Exclude<
  Type,
  { is: 'text' | 'number' | 'bool' | 'enum' | 'size' | 'colour' | 'raw' | 'image' | 'person' }
>;

function walkParts(value: unknown, type: Whole, path: string, around: Around, out: Findings): undefined {
  switch (type.is) {
    case 'object':
      return walkObject(value, type.shape, path, around, out, type.open);
    case 'or-empty':
      if (!isObject(value) || Object.keys(value).length > 0) return walk(value, type.of, path, around, out);
      out.warnings.push(`${path}: empty: the structure shows it so, the table of fields wants it filled`);
      return;
    case 'map':
      if (!isObject(value)) return bad(out, path, 'should be an object', value);
      for (const [key, item] of Object.entries(value)) walk(item, type.of, `${path} -> ${key}`, around, out);
      return;
    case 'list':
      return walkList(value, type, path, around, out);
    case 'one-or-list':
      if (!Array.isArray(value)) return walk(value, type.single ?? type.of, path, around, out);
      return walkList(value, { is: 'list', of: type.of }, path, around, out);
    case 'tagged':
      return walkTagged(value, type, path, around, out);
    case 'elements':
      return walkElements(value, type.place, path, around, out);
  }
}

/** The key of an image or the id of a person: who and what exists is asked at the end. */
function walkNamed(value: unknown, path: string, into: Findings['images'], out: Findings): undefined {
  walkText(value, { is: 'text', min: 1 }, path, out);
  if (typeof value === 'string') into.push({ path, what: value });
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
  for (let at = 0; at < value.length; at++) walk(value[at], type.of, `${path} -> [${at}]`, around, out);
}

function walkObject(
  value: unknown,
  { fields, oneOf }: Shape,
  path: string,
  around: Around,
  out: Findings,
  open?: boolean,
): undefined {
  if (!isObject(value)) return bad(out, path, 'should be an object', value);
  for (const key of requiredOf(fields))
    if (own(value, key) === undefined) bad(out, path, `${key} is required`);
  if (oneOf && !oneOf.some((keys) => keys.every((key) => own(value, key) !== undefined)))
    bad(out, path, `one of ${oneOf.map((keys) => keys.join(' + ')).join(', ')} is required`);
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) {
      if (!open) bad(out, path, `unknown property, property: ${key.slice(0, 80)}`);
      continue;
    }
    if (field.legacy) out.warnings.push(`${path}: legacy property ${key}`);
    walk(value[key], field.type, `${path} -> ${key}`, around, out);
  }
}

const required = new WeakMap<Fields, readonly string[]>();
function requiredOf(fields: Fields): readonly string[] {
  const before = required.get(fields);
  if (before) return before;
  const keys = Object.keys(fields).filter((key) => fields[key]!.required);
  required.set(fields, keys);
  return keys;
}

function walkTagged(
  value: unknown,
  { by, key }: Extract<Type, { is: 'tagged' }>,
  path: string,
  around: Around,
  out: Findings,
): undefined {
  if (!isObject(value)) return bad(out, path, 'should be an object', value);
  const tag = own(value, key);
  if (typeof tag !== 'string' || !Object.hasOwn(by, tag))
    return bad(out, path, `${key} should be one of ${Object.keys(by).join(', ')}`, tag ?? null);
  const here = `${path}(${key}: ${tag})`;
  if (key === 'tag') out.tags += 1;
  collectMarked(value, here, out);
  walkObject(value, by[tag]!, here, around, out);
}

/** Texts in Feishu's markdown may name people and images. */
function collectMarked(value: Json, path: string, out: Findings): void {
  if (value.tag !== 'markdown' && value.tag !== 'lark_md') return;
  const put = (what: unknown, at: string) => typeof what === 'string' && out.marked.push({ path: at, what });
  put(value.content, `${path} -> content`);
  if (isObject(value.i18n_content))
    for (const [locale, what] of Object.entries(value.i18n_content))
      put(what, `${path} -> i18n_content -> ${locale}`);
}

function walkElements(value: unknown, place: Place, path: string, around: Around, out: Findings): undefined {
  if (!Array.isArray(value)) return bad(out, path, 'should be an array', value);
  for (let at = 0; at < value.length; at++) walkElement(value[at], place, `${path} -> [${at}]`, around, out);
}

function walkElement(value: unknown, place: Place, at: string, around: Around, out: Findings): undefined {
  if (!isObject(value) || typeof value.tag !== 'string') return bad(out, at, 'element has no tag', value);
  const tag = value.tag;
  const path = `${at}(tag: ${tag.slice(0, 40)})`;
  if (REMOVED.includes(tag) || !Object.hasOwn(COMPONENTS, tag)) {
    const msg = 'cards of schema V2 no longer support this capability';
    out.faults.push({ code: REMOVED_IN_2, path, msg, value: `unsupported tag ${tag.slice(0, 40)}` });
    return;
  }
  if (!PLACES[place].includes(tag)) return bad(out, path, `type of element is not supported tag: ${tag}`);
  const component = COMPONENTS[tag]!;
  const levels = around.levels + (component.level ? 1 : 0);
  const met: Met = { tag, element: value, path, form: around.form, parent: around.parent, levels };
  out.tags += 1;
  out.met.push(met);
  if (levels > DEEPEST) return;
  collectMarked(value, path, out);
  walkObject(
    value,
    component,
    path,
    { levels, parent: met, form: tag === 'form' ? value : around.form },
    out,
  );
}
