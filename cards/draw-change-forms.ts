/** 作废, 更正, 公共随机值, 企业不能检查: the forms in which they are asked for. */
import { type CorrectReason, SUBSTITUTE_REASONS, type VoidReason } from '../src/domain/draw/reasons.ts';
import type { Firm } from './draw-change.ts';
import { form, input, select } from './form-kit.ts';
import { type Card, card, md, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.drawChange;

function reasonField(reasons: readonly (keyof typeof words.reasons)[], initial?: string) {
  return select(
    { name: 'reason', label: words.reason, required: true },
    reasons.map((value) => ({ value, text: words.reasons[value] })),
    faces.common.choose,
    initial,
  );
}

const noteField = () => input({ name: 'note', label: words.note }, words.noteHint, { lines: 2, max: 200 });

/** 申请作废: asked for in private. */
export function voidForm(drawId: number, no: string, reasons: readonly VoidReason[]): Card {
  return card({
    state: 'todo',
    title: words.void.title(no),
    summary: words.void.formSummary(no),
    elements: [
      md(words.void.formLead),
      form('ask-void', drawId, [...reasonField(reasons), ...noteField()], words.submit),
    ],
  });
}

/** 申请更正: asked for in private. */
export function correctForm(drawId: number, no: string, reasons: readonly CorrectReason[]): Card {
  const own = words.correct;
  return card({
    state: 'todo',
    title: own.title(no),
    summary: own.formSummary(no),
    elements: [
      md(own.formLead),
      form(
        'ask-correct',
        drawId,
        [
          ...reasonField(reasons, reasons[0]),
          ...input({ name: 'value', label: own.field, required: true }, own.fieldHint, { max: 100 }),
          ...noteField(),
        ],
        own.submit,
      ),
    ],
  });
}

/** 录入公共随机值: in private, for another to confirm. */
export function beaconForm(drawId: number, no: string, source: string, issue: string): Card {
  const own = words.beacon;
  const field = { name: 'value', label: own.field, required: true };
  return card({
    state: 'todo',
    title: own.title(no),
    summary: own.formSummary(no),
    elements: [
      md(own.formLead(safe(source), safe(issue))),
      form('enter-beacon', drawId, input(field, own.fieldHint, { max: 100 }), own.submit),
    ],
  });
}

/** more choices would not fit into a card */
const CHOICES = 50;

/** 企业不能检查: asked for in private. With too many firms for a list, the name is typed. */
export function substituteForm(
  drawId: number,
  no: string,
  tasks: readonly (Firm & { readonly id: number })[],
): Card {
  const own = words.substitute;
  const unit = { name: 'task', label: own.unit, required: true };
  const firms = tasks.map((each) => ({ value: `${each.id}`, text: shortName(each.name, each.county) }));
  return card({
    state: 'todo',
    title: own.title(no),
    summary: own.formSummary(no),
    elements: [
      md(own.formLead),
      form(
        'ask-substitute',
        drawId,
        [
          ...(firms.length > CHOICES ? input(unit, own.typed) : select(unit, firms, faces.common.choose)),
          ...reasonField(SUBSTITUTE_REASONS),
          ...noteField(),
        ],
        words.submit,
      ),
    ],
  });
}
