/** 求助: the form, the question as its asker and as 执法监督科 sees it, the list; and the button that other cards carry. */
import { form, input, select } from './form-kit.ts';
import { type Card, card, clip, type Element, fold, listed, md, note, plain, resolved, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { guidance as words } from './words-guidance.ts';

/** so much may be asked and answered */
export const QUESTION = 400;
export const ANSWER = 800;

/** What a card is about, on one line of another card. */
const TITLE = 60;
const titleOf = (title: string | null) => safe(title ?? words.noThing, TITLE);

export function guidanceForm(id: number, title: string | null): Card {
  const field = { name: 'question', label: words.form.question, required: true };
  return card({
    state: 'todo',
    title: words.form.title,
    summary: words.form.summary,
    elements: [
      md(words.form.about(titleOf(title))),
      md(words.form.lead),
      form(
        'send-guidance',
        id,
        input(field, words.form.hint, { lines: 4, max: QUESTION }),
        words.form.submit,
      ),
    ],
  });
}

export type GuidanceView = {
  readonly id: number;
  /** of the card on which it was asked */
  readonly title: string | null;
  readonly who: string;
  readonly section: string | null;
  readonly askedAt: Date;
  readonly question: string;
  /** unanswered for a working day */
  readonly late: boolean;
  readonly answer?: { readonly text: string; readonly by: string; readonly at: Date };
};

function body(view: GuidanceView): Element[] {
  const { answer } = view;
  return [
    md(words.form.about(titleOf(view.title))),
    md(words.question(safe(view.question, QUESTION))),
    ...(answer
      ? [md(words.answer(safe(answer.text, ANSWER))), resolved(words.by(safe(answer.by), answer.at))]
      : []),
  ];
}

/** As whoever asked sees it. */
export function askedCard(view: GuidanceView): Card {
  const state = view.answer ? 'answered' : 'open';
  return card({
    state: view.answer ? 'done' : 'running',
    title: words.asked.title[state],
    summary: words.asked.summary[state],
    elements: [md(view.answer ? words.asked.answered : words.asked.lead), ...body(view)],
  });
}

/** so much of a name stands in a notification */
const NAME = 16;

/** As 执法监督科 sees it: with the form of the answer, until there is one. */
export function officeGuidanceCard(view: GuidanceView): Card {
  const { office } = words;
  const done = view.answer !== undefined;
  const name = clip(view.who, NAME);
  const field = { name: 'answer', label: office.answer, required: true };
  const lead = done ? office.answered : view.late ? office.late : office.lead;
  return card({
    state: done ? 'done' : view.late ? 'late' : 'todo',
    title: office.title[done ? 'answered' : 'open'],
    summary: done ? office.summaryDone(name) : office.summary(name),
    elements: [
      md(lead),
      md(words.who(safe(view.who), safe(view.section ?? ''), view.askedAt)),
      ...body(view),
      done
        ? undefined
        : form(
            'answer-guidance',
            view.id,
            input(field, office.hint, { lines: 4, max: ANSWER }),
            office.submit,
          ),
    ],
  });
}

/** so many are listed; the others come when these are answered */
const LISTED = 15;
const LINE = 60;
const PERSON = 20;

/** 执法监督科: what waits for an answer; anyone else: the own questions. */
export function guidanceList(
  rows: readonly GuidanceView[],
  office: boolean,
  dayOf: (at: Date) => string,
): Card {
  const { list } = words;
  const shown = rows.slice(0, LISTED);
  const lines = shown.map((row) => {
    const who = office
      ? words.who(safe(row.who, PERSON), safe(row.section ?? '', PERSON), row.askedAt)
      : list.own(list.states[row.answer ? 'answered' : 'open'], dayOf(row.askedAt));
    const said = row.answer && !office ? words.answer(safe(row.answer.text, LINE)) : safe(row.question, LINE);
    return list.line(titleOf(row.title), who, said);
  });
  const choices = shown.map(({ id, who, question }) => {
    return { value: `${id}`, text: clip(office ? `${who}：${question}` : question, 30) };
  });
  const empty = office ? list.officeEmpty : list.ownEmpty;
  const field = { name: 'which', label: list.which, required: true };
  return card({
    state: rows.length === 0 ? 'done' : office ? 'todo' : 'info',
    title: list.title(rows.length),
    summary: list.title(rows.length),
    elements: [
      md(rows.length === 0 ? empty : office ? list.officeLead : list.ownLead),
      ...(rows.length === 0
        ? []
        : [
            ...listed(lines),
            ...(rows.length > LISTED ? [note(faces.common.beyond(rows.length - LISTED))] : []),
            form(
              'show-guidance',
              'one',
              select(field, choices, faces.common.choose, choices[0]?.value),
              list.open,
            ),
          ]),
    ],
  });
}

/** 求助 stands last and quiet, beside the three buttons that a card may have. */
const ASK: Element = {
  tag: 'button',
  name: 'ask-guidance__card',
  text: plain(words.button),
  type: 'primary_text',
  width: 'default',
  behaviors: [{ type: 'callback', value: { do: 'ask-guidance', id: 'card' } }],
};
const FOLD = 'guidance';
/** of the 30 KB that a card may have */
const MOST_BYTES = 29 * 1024;
/** so many answers are shown, the newest */
const SHOWN = 3;

export type Answered = { readonly question: string; readonly answer: string };

/**
 * A card with what was asked of it and answered, and with 求助 while somebody is to act on it. Done to the same card
 * again it is the same. What has no room is left off: it stands on the card of the question too.
 */
export function withGuidance(bare: Card, wants: boolean, answered: readonly Answered[]): Card {
  const own = bare.body.elements.filter((each) => each.name !== ASK.name && each.element_id !== FOLD);
  const shown = answered.slice(-SHOWN).map(({ question, answer }) => {
    return md(`${words.question(safe(question, 120))}\n${words.answer(safe(answer, 240))}`);
  });
  const panel = { ...fold(words.fold(answered.length), shown), element_id: FOLD };
  const full = [...own, ...(answered.length > 0 ? [panel] : []), ...(wants ? [ASK] : [])];
  const fits = [full, [...own, ...(wants ? [ASK] : [])], own]
    .map((elements) => ({ ...bare, body: { ...bare.body, elements } }))
    .find((made) => Buffer.byteLength(JSON.stringify(made)) <= MOST_BYTES);
  return fits ?? bare;
}
