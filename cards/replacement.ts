/** 换人: the form of whoever asks, the card of whoever decides, and what is told afterwards. */
import type { RecuseReason } from '../src/domain/draw/recuse.ts';
import { CAUSES, type Cause, PARTY_CAUSES, type RequestState } from '../src/domain/replacement.ts';
import { form, input, select } from './form-kit.ts';
import { button, type Card, card, clip, type Element, listed, md, note, resolved, safe } from './kit.ts';
import { shortName, spanText } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.replacement;
/** so much of a name fits into a notification */
const NAME = 18;

type Firm = { readonly name: string; readonly county: string };
const firm = ({ name, county }: Firm) => shortName(name, county);
const brief = (of: Firm) => clip(firm(of), NAME);

/** 申请回避 or 不能参加: asked for in private. */
export function replacementForm(taskId: number, of: Firm): Card {
  return card({
    state: 'todo',
    title: words.title(firm(of)),
    summary: words.formSummary(brief(of)),
    elements: [
      md(words.formLead),
      form(
        'ask-replacement',
        taskId,
        [
          ...select(
            { name: 'cause', label: words.cause, required: true },
            CAUSES.map((value) => ({ value, text: words.causes[value] })),
            faces.common.choose,
          ),
          ...input({ name: 'text', label: words.text }, words.textHint, { lines: 3, max: 500 }),
        ],
        words.submit,
      ),
    ],
  });
}

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
};

/** The living card of a request. */
export function requestCard(view: RequestView): Card {
  const open = view.state === 'open';
  const decides = view.reader === 'decider';
  const summary = !open ? words.summary.settled : decides ? words.summary.open : words.summary.mine;
  return card({
    state: open ? (decides ? 'todo' : 'running') : view.state === 'vacant' ? 'running' : 'done',
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

function lead(view: RequestView): string {
  if (view.state !== 'open') return words.lead[view.state];
  if (view.reader === 'asker') return words.lead.mine(view.deciders.map((name) => safe(name)).join('、'));
  const { recusal, unable, enterprise } = words.lead;
  const sentence = view.kind === 'recusal' ? recusal : view.kind === 'enterprise' ? enterprise : unable;
  return sentence(safe(view.person));
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

/** The task's card of someone who is out of its team. */
export function goneCard(of: Firm, substitute: string): Card {
  return card({
    state: 'void',
    title: faces.task.title(firm(of)),
    summary: words.gone.summary(brief(of)),
    elements: [md(words.gone.lead(safe(substitute)))],
  });
}

export type ApplicationView = {
  readonly drawId: number;
  readonly no: string;
  /** visits that are not reported yet */
  readonly tasks: readonly (Firm & { readonly id: number })[];
  readonly people: readonly { readonly id: number; readonly name: string }[];
};

/** more choices would not fit into a card */
const CHOICES = 50;

/** 企业申请回避: entered by the chief. With too many firms or people for a list, the name is typed. */
export function applicationForm(view: ApplicationView): Card {
  const own = words.application;
  const task = { name: 'task', label: own.task, required: true };
  const person = { name: 'person', label: own.person, required: true };
  const firms = view.tasks.map((each) => ({ value: `${each.id}`, text: firm(each) }));
  const names = view.people.map(({ id, name }) => ({ value: `${id}`, text: name }));
  return card({
    state: 'todo',
    title: own.title(view.no),
    summary: own.summary,
    elements: [
      md(own.lead),
      form(
        'enter-application',
        view.drawId,
        [
          ...(firms.length > CHOICES ? input(task, own.taskHint) : select(task, firms, faces.common.choose)),
          ...(names.length > CHOICES
            ? input(person, own.person)
            : select(person, names, faces.common.choose)),
          ...select(
            { name: 'cause', label: words.cause, required: true },
            PARTY_CAUSES.map((value) => ({ value, text: own.causes[value] })),
            faces.common.choose,
          ),
          ...input({ name: 'text', label: own.text }, own.textHint, { lines: 3, max: 500 }),
        ],
        own.submit,
      ),
    ],
  });
}

export type ReplacedRow = Firm & {
  readonly person: string;
  readonly kind: RecuseReason;
  /** who came in; absent: nobody yet, or `back`: not needed any more */
  readonly substitute?: string;
  readonly back?: true;
};

/** What the registers brought about this morning, for the chief. */
export function replacedCard(rows: readonly ReplacedRow[]): Card {
  const vacant = rows.filter(({ substitute, back }) => !substitute && !back).length;
  const title = words.replaced.title(rows.length);
  return card({
    state: vacant > 0 ? 'late' : 'info',
    title,
    summary: title,
    elements: [
      md(vacant > 0 ? words.replaced.leadVacant(vacant) : words.replaced.lead),
      ...listed(rows.map(replacedLine)),
    ],
  });
}

/** so much of a person's name stands in a list */
const PERSON = 12;

function replacedLine(row: ReplacedRow): string {
  const name = safe(firm(row));
  const person = safe(row.person, PERSON);
  if (row.back) return words.replaced.back(name, person);
  const why = words.kinds[row.kind];
  if (!row.substitute) return words.replaced.vacant(name, person, why);
  return words.replaced.line(name, person, why, safe(row.substitute, PERSON));
}
