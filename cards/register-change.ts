/** 名录变化 on the card of the frozen lists: who came, who left and why, and what was changed. */
import type { RegisterChange } from '../src/domain/register-change.ts';
import { type Element, fold, md, note, safe } from './kit.ts';
import { shortName } from './words.ts';
import { changeWords as words } from './words-register-change.ts';

/** so many names in a line */
const NAMED = 20;

/** `since`: numbers of the draws it is compared with; none: there was no draw of these trades. */
export type RegisterChangeView = RegisterChange & { readonly since: readonly string[] };

export function registerChangeFold(view: RegisterChangeView): Element {
  if (view.since.length === 0) return note(words.first);
  const total = view.added.length + view.left.length + view.changed.length;
  const title = words.title(words.since(view.since), total);
  if (total === 0) return note(title);
  const short = (each: { name: string; county: string }) => safe(shortName(each.name, each.county));
  const lines = [
    line(words.added, view.added.map(short)),
    line(
      words.left,
      view.left.map(({ was, is, why }) =>
        words.named(short(was), why === 'status' ? words.status(is?.status ?? 'cancelled') : words.why[why]),
      ),
    ),
    line(
      words.changed,
      view.changed.map(({ is, columns }) => words.named(short(is), words.columns(columns))),
    ),
  ];
  return fold(
    title,
    lines.filter((each) => each !== undefined),
  );
}

function line(say: (n: number, names: string) => string, names: readonly string[]): Element | undefined {
  if (names.length === 0) return undefined;
  const rest = names.length > NAMED ? words.rest(names.length - NAMED) : '';
  return md(say(names.length, `${names.slice(0, NAMED).join('、')}${rest}`));
}
