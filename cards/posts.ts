/** 任命: who holds what, and the two forms. */
import { POSTS, type Post } from '../src/domain/appointment.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import { type Card, card, clip, type Element, fold, listed, md, note, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { appointment as words } from './words-posts.ts';

type Choice = { readonly value: string; readonly text: string };
export type PostsView = {
  readonly today: string;
  readonly sections: readonly {
    readonly id: number;
    readonly name: string;
    readonly chiefs: readonly string[];
    readonly deputy: string | null;
    readonly witnesses: readonly string[];
    /** it draws: without a chief nobody could begin */
    readonly draws: boolean;
  }[];
  readonly leaders: readonly string[];
  readonly office: readonly string[];
  readonly admins: readonly string[];
  readonly acting: readonly string[];
  /** what may be ended */
  readonly held: readonly Choice[];
  readonly begin?: { readonly post?: Post; readonly who?: string; readonly section?: string };
  /** what was just done */
  readonly done?: string;
};

/** more would not fit; 「任命 姓名」 brings that person's first */
const HELD = 40;
/** so much of a name stands in it */
const TEXT = 30;

export function postsCard(view: PostsView): Card {
  const headless = view.sections.filter(({ draws, chiefs }) => draws && chiefs.length === 0);
  const names = (list: readonly string[]) =>
    list.length === 0 ? words.nobody : list.map((name) => safe(name)).join('、');
  return card({
    state: 'info',
    title: words.title,
    summary: words.summary,
    elements: [
      md(view.done ? `**${safe(view.done)}**` : words.lead),
      ...(headless.length > 0 ? [md(words.noChief(headless.map(({ name }) => safe(name)).join('、')))] : []),
      ...sectionLines(view),
      md(
        [
          words.leaders(names(view.leaders)),
          words.office(names(view.office)),
          words.admins(names(view.admins)),
        ].join('\n'),
      ),
      ...(view.acting.length > 0
        ? [fold(words.actingFold(view.acting.length), [md(view.acting.join('\n'))], true)]
        : []),
      nameForm(view),
      note(words.datesNote),
      ...(view.held.length > 0 ? [endForm(view)] : []),
    ],
  });
}

/** Sections with whoever leads and witnesses there: names are long, and a phone has no room for four columns of them. */
function sectionLines({ sections }: PostsView): Element[] {
  const list = (names: readonly string[]) => safe(names.join('、'), TEXT) || words.nobody;
  return listed(
    sections.map(({ name, chiefs, deputy, witnesses }) =>
      words.sectionLine(safe(name, TEXT), list(chiefs), list(deputy ? [deputy] : []), list(witnesses)),
    ),
  );
}

const field = (name: keyof typeof words.fields, required = false) => ({
  name,
  label: words.fields[name],
  required,
});

function nameForm({ today, sections, begin = {} }: PostsView): Element {
  const none = { value: 'none', text: words.noSection };
  const choices = [none, ...sections.map(({ id, name }) => ({ value: `${id}`, text: name }))];
  return form(
    'name-person',
    'new',
    [
      ...select(
        field('post', true),
        POSTS.map((post) => ({ value: post, text: words.posts[post] })),
        faces.common.choose,
        begin.post ?? POSTS[0],
      ),
      ...input(field('who', true), words.whoHint, { max: 30, ...(begin.who && { initial: begin.who }) }),
      ...select(field('section', true), choices, faces.common.choose, begin.section ?? 'none'),
      ...datePicker(field('from'), faces.common.day, today),
      ...datePicker(field('to'), faces.common.day, today),
      ...input(field('reason'), words.reasonHint, { max: 100 }),
    ],
    words.name,
  );
}

function endForm({ held, begin }: PostsView): Element {
  const named = ({ text }: Choice) => begin?.who !== undefined && text.includes(begin.who);
  const shown = [...held.filter(named), ...held.filter((each) => !named(each))].slice(0, HELD);
  const choices = shown.map(({ value, text }) => ({ value, text: clip(text, TEXT) }));
  return form(
    'end-post',
    'one',
    [
      ...select(field('which', true), choices, faces.common.choose),
      ...input(field('why'), words.whyHint, { max: 100 }),
    ],
    words.end,
    'danger',
    words.endAsk,
  );
}
