/** What a form sent, field by field: clean, or a Refusal that names the field. */
import { Refusal } from './refusal.ts';
import { type Day, isDay } from './working-days.ts';

type Form = Readonly<Record<string, string | boolean | readonly string[]>>;
/** `label`: what people call the field */
type Field = { readonly name: string; readonly label: string; readonly max?: number };

/** Text that may be absent. */
export function optionalText(form: Form, { name, label, max = 200 }: Field): string | undefined {
  const value = form[name];
  const text = (typeof value === 'string' ? value : Array.isArray(value) ? (value[0] ?? '') : '').trim();
  if (text === '') return undefined;
  if ([...text].length > max) throw new Refusal('text-too-long', { field: label, max });
  return text;
}

export function requiredText(form: Form, field: Field): string {
  const text = optionalText(form, field);
  if (text === undefined) throw new Refusal('field-missing', { field: field.label });
  return text;
}

/** A day as Feishu's date picker sends it: 'YYYY-MM-DD +0800'; of this century, since what is counted from it must be a day too. */
export function optionalDay(form: Form, field: Field): Day | undefined {
  const text = optionalText(form, field);
  if (text === undefined) return undefined;
  const day = text.slice(0, 10);
  if (!isDay(day) || !day.startsWith('20')) throw new Refusal('bad-day', { field: field.label });
  return day;
}

export function requiredDay(form: Form, field: Field): Day {
  const day = optionalDay(form, field);
  if (day === undefined) throw new Refusal('field-missing', { field: field.label });
  return day;
}

/** One of the codes that the form offered. */
export function choice<const T extends string>(form: Form, field: Field, codes: readonly T[]): T {
  const text = requiredText(form, field);
  const code = codes.find((each) => each === text);
  if (code === undefined) throw new Refusal('unknown-choice', { field: field.label });
  return code;
}

/** Those of several choices that were ticked, each once. */
export function choices(form: Form, { name }: Field): string[] {
  const value = form[name];
  const all = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
  return [...new Set(all.map(String))];
}

/** The id of a thing as a button or a choice carries it; what is none names nothing (0). */
export function idOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
