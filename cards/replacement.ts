/** 换人申请: the living card of a request, for whoever asked and for whoever decides. */
import type { RecuseReason } from '../src/domain/draw/recuse.ts';
import type { Cause, RequestState, Urging } from '../src/domain/replacement.ts';
import { form, input } from './form-kit.ts';
import {
  button,
  type Card,
  type CardState,
  card,
  clip,
  type Element,
  md,
  note,
  resolved,
  safe,
} from './kit.ts';
import { shortName, spanText } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.replacement;
/** so much of a name fits into a notification */
const NAME = 18;

type Firm = { readonly name: string; readonly county: string };
const firm = ({ name, county }: Firm) => shortName(name, county);
const brief = (of: Firm) => clip(firm(of), NAME);

export type RequestView = Firm & {
  readonly id: number;
  readonly kind: RecuseReason;
  readonly state: RequestState;
  /** whether the reader decides, or asked */
  readonly reader: 'decider' | 'asker';
  readonly from: string;
  readonly to: string;
  readonly team: readonly string[];
  readonly person: string;
  readonly cause?: Cause;
  /** confidential: for whoever decides */
  readonly text?: string;
  readonly asker: string;
  readonly askedAt: Date;
  readonly deciders: readonly string[];
  readonly decided?: { readonly by: string; readonly at: Date };
  readonly returnReason?: string;
  readonly substitute?: string;
  /** nobody decided yet: who decides was reminded, or who stands above them was asked too */
  readonly urged?: Urging;
};

/** The living card of a request. */
export function requestCard(view: RequestView): Card {
  const open = view.state === 'open';
  const decides = view.reader === 'decider';
  const asked = view.urged ? words.summary.urged : words.summary.open;
  const summary = !open ? words.summary.settled : decides ? asked : words.summary.mine;
  return card({
    state: open ? openState(view) : view.state === 'vacant' ? 'running' : 'done',
    title: words.title(firm(view)),
    summary: summary(brief(view)),
    elements: [
      md(lead(view)),
      md(about(view)),
      resolved(words.askedLine(safe(view.asker), view.askedAt)),
      ...(open ? controls(view) : [resolved(outcome(view))]),
    ],
  });
}

function openState({ reader, urged }: RequestView): CardState {
  if (reader === 'asker') return 'running';
  return urged ? 'late' : 'todo';
}

function lead(view: RequestView): string {
  if (view.state !== 'open') return words.lead[view.state];
  if (view.reader === 'asker') return words.lead.mine(view.deciders.map((name) => safe(name)).join('、'));
  const { recusal, unable, enterprise } = words.lead;
  const sentence = view.kind === 'recusal' ? recusal : view.kind === 'enterprise' ? enterprise : unable;
  const what = sentence(safe(view.person));
  if (!view.urged) return what;
  const names = view.deciders.map((name) => safe(name)).join('、');
  return view.urged === 'reminded' ? words.lead.reminded(what) : words.lead.escalated(what, names);
}

function about(view: RequestView): string {
  const lines: (readonly [string, string | undefined])[] = [
    [words.unit, `${safe(view.name)}（${safe(view.county)}）`],
    [words.window, spanText(view.from, view.to)],
    [words.team, view.team.map((name) => safe(name)).join('、')],
    [words.person, safe(view.person)],
    [words.cause, view.cause && words.causes[view.cause]],
    [words.text, view.reader === 'decider' && view.text ? safe(view.text, 500) : undefined],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([label, value]) => `**${label}** ${value}`)
    .join('\n');
}

function controls(view: RequestView): Element[] {
  if (view.reader === 'asker')
    return [button(words.withdraw, 'withdraw-replacement', view.id, 'default', words.withdrawAsk)];
  const reason = { name: 'reason', label: words.returnReason, required: true };
  const law = view.kind === 'recusal' || view.kind === 'enterprise' ? [note(words.law[view.kind])] : [];
  return [
    ...law,
    note(words.how),
    button(words.approve, 'approve-replacement', view.id, 'primary_filled', words.approveAsk),
    form(
      'return-replacement',
      view.id,
      input(reason, words.returnHint, { max: 200 }),
      words.giveBack,
      'default',
    ),
  ];
}

function outcome({ state, decided, returnReason, substitute }: RequestView): string {
  const { outcome: lines } = words;
  if (!decided) return '';
  const by = safe(decided.by);
  if (state === 'approved') return lines.approved(by, decided.at, safe(substitute ?? ''));
  if (state === 'vacant') return lines.vacant(by, decided.at);
  if (state === 'returned') return lines.returned(by, decided.at, safe(returnReason ?? ''));
  return lines.withdrawn(decided.at);
}
