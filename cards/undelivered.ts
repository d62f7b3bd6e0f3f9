/** 未送达: the one living card of all that Feishu would not take, for whoever keeps the bot running. */
import { SETTLEMENTS, type UndeliveredKind, type UndeliveredState } from '../src/domain/undelivered.ts';
import { form, select } from './form-kit.ts';
import { type Card, card, type Element, fold, listed, md, note, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { type OutboxReason, outboxReasons } from './words-outbox.ts';

const words = faces.undelivered;
/** so much of a title and of a name stands in a line */
const TITLE = 30;
const NAME = 20;
/** the value of 全部 */
export const ALL = 'all';

export type UndeliveredLine = {
  readonly id: number;
  readonly kind: UndeliveredKind;
  readonly what: string;
  /** whose it is; null: a chat that has no name */
  readonly to: string | null;
  readonly reason: string;
  readonly state: UndeliveredState;
  readonly since: Date;
  readonly resentBy: string | null;
  readonly resentAt: Date | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  /** how many wait in its lane for it */
  readonly behind: number;
};
export type UndeliveredView = {
  /** how many are to be dealt with; the lines may be fewer */
  readonly open: number;
  readonly lines: readonly UndeliveredLine[];
  readonly settled: readonly UndeliveredLine[];
};

export function undeliveredCard({ open, lines, settled }: UndeliveredView): Card {
  const waiting = lines.filter(({ state }) => state !== 'resent');
  const resent = lines.filter(({ state }) => state === 'resent');
  const past =
    settled.length > 0 ? [fold(words.settled(settled.length), [md(settled.map(line).join('\n'))])] : [];
  const way =
    resent.length > 0
      ? fold(words.underWay(resent.length), [md(resent.map(line).join('\n'))], true)
      : undefined;
  if (open > 0)
    return card({
      state: 'todo',
      title: words.title(open),
      summary: words.summary(open),
      elements: [
        md(words.lead),
        ...byReason(waiting),
        ...beyond(open, waiting.length),
        act(open, waiting),
        way,
        ...past,
      ],
    });
  const under = resent.length > 0;
  return card({
    state: under ? 'running' : 'done',
    title: under ? words.resentTitle(resent.length) : words.doneTitle,
    summary: under ? words.resentSummary : words.doneSummary,
    elements: [md(under ? words.resentLead : words.doneLead), way, ...past],
  });
}

/** Each reason once, with what to do, and under it what did not arrive. */
function byReason(lines: readonly UndeliveredLine[]): Element[] {
  const reasons = new Map<OutboxReason, UndeliveredLine[]>();
  for (const each of lines) {
    const reason = known(each.reason);
    reasons.set(reason, [...(reasons.get(reason) ?? []), each]);
  }
  return [...reasons].flatMap(([reason, some]) => {
    const { why, todo } = outboxReasons[reason];
    return [md(words.reason(why, some.length, todo)), ...listed(some.map((each) => `- ${line(each)}`))];
  });
}

function known(reason: string): OutboxReason {
  return Object.hasOwn(outboxReasons, reason) ? (reason as OutboxReason) : 'other';
}

function beyond(open: number, shown: number): Element[] {
  return open > shown ? [note(words.more(open - shown))] : [];
}

function line(each: UndeliveredLine): string {
  const what = subject(each);
  const who = safe(each.resentBy ?? '', NAME);
  const at = each.settledAt ?? each.since;
  switch (each.state) {
    case 'waits':
      return each.resentAt ? words.again(what, each.since) : words.waits(what, each.since, each.behind);
    case 'ended':
      return each.resentAt ? words.again(what, each.since) : words.ended(what, each.since);
    case 'resent':
      return words.resent(what, who, each.resentAt ?? each.since);
    case 'arrived':
      return each.resentAt ? words.arrivedAgain(what, who, at) : words.arrived(what, at);
    case 'told':
      return words.told(what, safe(each.settledBy ?? '', NAME), at);
    case 'answered':
      return words.answered(what, at);
  }
}

function subject({ kind, what, to }: UndeliveredLine): string {
  if (kind === 'accounts') return words.what.accounts();
  if (kind === 'file') return words.what.file(safe(what, TITLE));
  return words.what.message(safe(what, TITLE), safe(to ?? words.someone, NAME));
}

/** 重新发送 or 已另行通知, of one of them or of all. */
function act(open: number, lines: readonly UndeliveredLine[]): Element {
  const each = lines.map(({ id, kind, what, to }) => {
    const text = words.what[kind](what, to ?? words.someone);
    return { value: String(id), text };
  });
  const which = { name: 'which', label: words.which, required: true };
  const how = { name: 'how', label: words.how, required: true };
  const hows = SETTLEMENTS.map((value) => ({ value, text: words.hows[value] }));
  return form(
    'settle-undelivered',
    'all',
    [
      ...select(which, [{ value: ALL, text: words.all(open) }, ...each], faces.common.choose, ALL),
      ...select(how, hows, faces.common.choose, 'resend'),
    ],
    words.submit,
  );
}
