/** 录入省级平台: the living card of a duty, for 执法监督科. */
import type { PlatformKind } from '../src/domain/platform.ts';
import { datePicker, form, input } from './form-kit.ts';
import { button, buttons, type Card, card, type Element, fold, md, note, resolved, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { platformWords as words } from './words-platform.ts';

export type PlatformView = {
  readonly id: number;
  readonly kind: PlatformKind;
  /** whose plan, of a duty for one */
  readonly plan?: { readonly section: string; readonly year: number };
  readonly today: string;
  readonly due: { readonly day: string; readonly provisional: boolean };
  /** working days left; below 0: late */
  readonly left: number;
  /** so many rows have changed, and the first of them by name */
  readonly count: number;
  readonly names: readonly string[];
  readonly filedAt?: Date;
  /** rows that changed after the file was taken */
  readonly unfiled: number;
  readonly done?: {
    readonly by: string;
    readonly at: Date;
    readonly receiptNo?: string;
    readonly enteredOn?: string;
    readonly waiver?: string;
  };
};

export function platformCard(view: PlatformView): Card {
  const what = subject(view);
  const late = view.left < 0;
  const state = view.done ? 'done' : late ? 'late' : 'todo';
  return card({
    state,
    title: words.title(what),
    summary: words.summary[view.done ? 'done' : late ? 'late' : 'open'](
      view.plan ? words.kinds.plan : words.kinds[view.kind],
    ),
    elements: [md(lead(view)), ...names(view), ...(view.done ? [doneLine(view.done)] : controls(view))],
  });
}

export function subject({ kind, plan }: Pick<PlatformView, 'kind' | 'plan'>): string {
  return plan ? words.planOf(safe(plan.section), plan.year) : words.kinds[kind];
}

function lead(view: PlatformView): string {
  if (view.done) return words.lead.done;
  const due = words.due(view.due.day, view.due.provisional);
  if (view.left < 0) return words.lead.late(due);
  const sentence = view.plan ? words.lead.plan(due) : words.lead.changed(view.count, due);
  return `${sentence}${words.left(view.left)}`;
}

const NAME = 30;

function names({ names: list, count, plan }: PlatformView): Element[] {
  if (plan || list.length === 0) return [];
  const lines = list.map((name) => safe(name, NAME)).join('\n');
  const beyond = count - list.length;
  return [fold(words.names(count), [md(lines), ...(beyond > 0 ? [note(faces.common.rest(beyond))] : [])])];
}

function controls({ id, today, filedAt, unfiled }: PlatformView): Element[] {
  return [
    ...(filedAt ? [resolved(words.filed(filedAt))] : []),
    ...(filedAt && unfiled > 0 ? [note(words.unfiled(unfiled))] : []),
    buttons([button(words.file, 'take-platform-file', id), button(words.map, 'take-platform-map', id)]),
    form(
      'enter-platform-receipt',
      id,
      [
        ...input({ name: 'receipt', label: words.receipt }, words.receiptHint, { max: 60 }),
        ...datePicker({ name: 'day', label: words.day }, faces.common.day, today),
        note(words.waiverHint),
        ...input({ name: 'waiver', label: words.waiver }, words.waiverPlaceholder, { max: 200 }),
      ],
      words.enter,
    ),
    note(`${words.rule}${words.mapHint}`),
  ];
}

function doneLine({ by, at, receiptNo, enteredOn, waiver }: NonNullable<PlatformView['done']>): Element {
  const how =
    waiver === undefined ? words.entered(safe(receiptNo ?? ''), enteredOn ?? '') : words.waived(safe(waiver));
  return resolved(words.doneLine(safe(by), at, how));
}
