/** 导出 and 模板 as they are said: the file to whoever asked, always in private. */
import { exportWords as words } from '../../cards/words-export.ts';
import { normaliseText } from '../domain/numerals.ts';
import { writeApart } from '../files/apart.ts';
import { writeTemplate } from '../files/template.ts';
import type { TemplateKind } from '../files/template-words.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { exportItems, exportRegister } from './export.ts';
import { EXPORTS, type ExportKind } from './export-columns.ts';
import { askExport } from './long-export.ts';
import { planSays, planTemplateSays } from './plan-file-says.ts';
import { senderOf } from './rights.ts';

const TEMPLATES: readonly ExportKind[] = [
  'enterprises',
  'permits',
  'people',
  'experts',
  'partners',
  'checklist',
  'settings',
  'calendar',
  'plan',
];

/** The register that the text names. */
export function exportKind(text: string): ExportKind | undefined {
  const wanted = normaliseText(text).replaceAll(' ', '');
  return EXPORTS.find((kind) => (words.called[kind] as readonly string[]).includes(wanted));
}

export async function exportSays(context: Context, kind: ExportKind): Promise<Say[]> {
  const { today } = context;
  const called = words.kinds[kind];
  if (kind === 'items') {
    const bytes = await exportItems(context);
    return [told(context, words.sentList(called)), file(context, words.file(called, today), bytes)];
  }
  if (kind === 'plan') return planSays(context);
  const long = kind === 'enterprises' ? await askExport(context) : undefined;
  if (long) return [long];
  const { columns, rows, whole } = await exportRegister(context, kind);
  const text = whole ? words.sent(called, rows.length, 1) : words.sentPartly(called, rows.length);
  const bytes = await writeApart(columns, rows, { name: called });
  return [told(context, text), file(context, words.file(called, today), bytes)];
}

export async function templateSays(context: Context, kind: ExportKind): Promise<Say[]> {
  const called = words.kinds[kind];
  if (!isTemplate(kind)) return [told(context, words.noTemplate(called, names(TEMPLATES)))];
  if (!senderOf(kind, context.person)) return [told(context, words.notYours(called))];
  if (kind === 'plan') return planTemplateSays(context);
  const bytes = await writeTemplate(kind, called);
  return [told(context, words.sentTemplate(called)), file(context, words.template(called), bytes)];
}

export function unknownExport(context: Context): Say {
  return told(context, words.unknown(names(EXPORTS)));
}

function isTemplate(kind: ExportKind): kind is TemplateKind {
  return TEMPLATES.includes(kind);
}

function names(kinds: readonly ExportKind[]): string {
  return kinds.map((kind) => words.kinds[kind]).join(words.join);
}

function told({ person }: Context, text: string): Say {
  return { is: 'text', to: { person: person.id }, text };
}

function file({ person }: Context, name: string, bytes: Uint8Array): Say {
  return { is: 'file', to: { person: person.id }, name, base64: Buffer.from(bytes).toString('base64') };
}
