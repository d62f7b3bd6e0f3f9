/** 作废申请: its form, and its living card for whoever asked and for whoever decides. */

import { type CorrectReason, SUBSTITUTE_REASONS, type VoidReason } from '../src/domain/draw/reasons.ts';
import type { ChangeKind, ChangeReason, ChangeRole, ChangeState } from '../src/domain/draw-change.ts';
import type { Urging } from '../src/domain/replacement.ts';
import { form, input, select } from './form-kit.ts';
import { button, type Card, type CardState, card, clip, type Element, md, resolved, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.drawChange;

type Actor = { readonly name: string; readonly role: ChangeRole; readonly at: Date };
type Firm = { readonly name: string; readonly county: string };
export type ChangeView = {
  readonly id: number;
  readonly no: string;
  readonly kind: ChangeKind;
  readonly reason: ChangeReason;
  /** 替换: which enterprise, and who came in for it; null: no reserve was left */
  readonly firm?: Firm;
  readonly came?: Firm | null;
  /** 更换专家: who leaves, and who came in; null: nobody was left */
  readonly helper?: { readonly out: string; readonly in?: string | null };
  readonly note?: string;
  /** 公共随机值 as entered, or what is right instead of what stands there */
  readonly value?: string;
  readonly state: ChangeState;
  /** whether the reader decides, or asked */
  readonly reader: 'decider' | 'asker';
  readonly asked: Actor;
  /** who is to decide */
  readonly deciders: readonly string[];
  readonly decided?: Actor;
  readonly returnReason?: string;
  /** nobody decided yet: who decides was reminded, or the next role in turn was asked too */
  readonly urged?: Urging;
};

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

export function changeCard(view: ChangeView): Card {
  const { asked } = view;
  return card({
    state: cardState(view),
    title: words[view.kind].title(view.no),
    summary: summary(view),
    elements: [
      md(lead(view)),
      md(about(view)),
      resolved(words.askedLine(safe(asked.name), words.roles[asked.role], asked.at)),
      ...(view.state === 'open' ? controls(view) : []),
      ...decidedLine(view),
      ...cameLine(view),
    ],
  });
}

function about({ kind, firm, helper, reason, note, value }: ChangeView): string {
  const lines = [
    firm && `**${words.substitute.unit}** ${safe(shortName(firm.name, firm.county))}`,
    helper && `**${words.helper.person}** ${safe(helper.out)}`,
    kind === 'beacon' ? undefined : `**${words.reason}** ${words.reasons[reason]}`,
    value && `**${words[kind === 'correct' ? 'correct' : 'beacon'].field}** ${safe(value, 100)}`,
    note && `**${words.note}** ${safe(note)}`,
  ];
  return lines.filter(Boolean).join('\n');
}

/** Who came in. */
function cameLine({ came, helper }: ChangeView): Element[] {
  if (helper?.in !== undefined)
    return [resolved(helper.in === null ? words.helper.none : words.helper.came(safe(helper.in)))];
  if (came === undefined) return [];
  const { came: by, none } = words.substitute;
  return [resolved(came ? by(safe(shortName(came.name, came.county))) : none)];
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

/** The task's card of a team whose enterprise fell away. */
export function droppedCard({ name, county }: Firm): Card {
  const firm = shortName(name, county);
  return card({
    state: 'void',
    title: faces.task.title(firm),
    summary: words.substitute.goneSummary(clip(firm, NAME)),
    elements: [md(words.substitute.gone)],
  });
}

/** so much of a name fits into a notification */
const NAME = 18;

function cardState({ state, reader, urged }: ChangeView): CardState {
  if (state === 'agreed') return 'running';
  if (state !== 'open') return 'done';
  if (reader === 'asker') return 'running';
  return urged ? 'late' : 'todo';
}

function summary({ state, reader, no, urged }: ChangeView): string {
  if (state === 'agreed') return words.summary.agreed(no);
  if (state !== 'open') return words.summary.settled(no);
  if (reader === 'asker') return words.summary.mine(no);
  return urged ? words.summary.urged(no) : words.summary.open(no);
}

function lead({ state, reader, kind, reason, asked, deciders, urged }: ChangeView): string {
  const names = deciders.map((name) => safe(name)).join('、');
  if (state === 'open' && reader === 'asker') return words.mine(names);
  if (state === 'open') {
    const what = words[kind].lead(safe(asked.name), words.roles[asked.role]);
    if (!urged) return what;
    return urged === 'reminded' ? words.reminded(what) : words.escalated(what, names);
  }
  if (state === 'agreed') return words.correct.agreed[reason as CorrectReason];
  return state === 'returned' || state === 'withdrawn' ? words[state] : words[kind][state];
}

function controls({ id, reader, kind }: ChangeView): Element[] {
  if (reader === 'asker') return [button(words.withdraw, 'withdraw-change', id)];
  const reason = { name: 'reason', label: words.returnReason, required: true };
  return [
    form('return-change', id, input(reason, words.returnHint, { max: 200 }), words.giveBack, 'default'),
    button(words[kind].approve, 'approve-change', id, 'danger', words[kind].approveAsk),
  ];
}

function decidedLine({ state, decided, returnReason }: ChangeView): Element[] {
  if (!decided) return [];
  const who = [safe(decided.name), words.roles[decided.role], decided.at] as const;
  if (state === 'returned') return [resolved(words.decidedLine.returned(...who, safe(returnReason ?? '')))];
  return [resolved(words.decidedLine.approved(...who))];
}
