/** 作废申请: its form, and its living card for whoever asked and for whoever decides. */
import type { CorrectReason } from '../src/domain/draw/reasons.ts';
import type { ChangeKind, ChangeReason, ChangeRole, ChangeState } from '../src/domain/draw-change.ts';
import type { Urging } from '../src/domain/replacement.ts';
import { form, input } from './form-kit.ts';
import { button, type Card, type CardState, card, clip, type Element, md, resolved, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.drawChange;

type Actor = { readonly name: string; readonly role: ChangeRole; readonly at: Date };
export type Firm = { readonly name: string; readonly county: string };
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
