/** The lists on the card of an import: problems, changes, new, doubtful and absent rows, notes. */
import type { ImportContent } from './import-content.ts';
import { type Element, fold, md, note, safe } from './kit.ts';
import { importWords as words } from './words-import.ts';

const SHOWN = 5;
const LINE = 110;
const NAME = 40;
/** what is new has no other line to be checked by */
const ADDED = 80;
const WORD = 24;
const STEP = 300;
const NOTES = 12;

export function problemLines({ problems = [], problemCount = 0 }: ImportContent): Element[] {
  const [only] = problems;
  if (only?.fault === 'unknown-header' && problemCount === 1) return kindLines(only);
  const lines = problems.map(({ row, sheet, column, value, why, remedy }) =>
    words.problem(
      words.place(row, sheet && safe(sheet, WORD)),
      safe(column, WORD),
      safe(value, WORD),
      safe(why, LINE),
      problemCount === 1 ? steps(remedy) : safe(remedy, LINE),
    ),
  );
  return listed(lines, problemCount, { room: 4 * ROOM }); // beside problems there are no other lists
}

/** A remedy of several parts is read line by line. */
function steps(remedy: string): string {
  return remedy
    .split(words.fieldJoin)
    .map((part) => safe(part, STEP))
    .join('\n');
}

/** No header that is known: what to do first, and all that can be sent, line by line, in a fold. */
function kindLines({ value, why, remedy }: NonNullable<ImportContent['problems']>[number]): Element[] {
  const kinds = remedy.split(words.fieldJoin).length;
  return [
    md(words.problem('', '', safe(value, LINE), safe(why, LINE), words.useTemplate)),
    fold(words.allKinds(kinds), [md(steps(remedy))]),
  ];
}

export function changeLines({ changed = [], counts }: ImportContent): Element[] {
  const lines = changed.map(({ name, fields }) => {
    const parts = fields.map(({ field, before, after }) => words.field(field, before, after));
    return words.change(safe(name, NAME), safe(parts.join(words.fieldJoin), LINE));
  });
  if (lines.length === 0) return [];
  return [
    md(words.changed(counts?.changed ?? lines.length)),
    ...listed(lines, counts?.changed ?? lines.length),
  ];
}

export function addedLines({ added = [], counts }: ImportContent): Element[] {
  if (added.length === 0) return [];
  const count = counts?.added ?? added.length;
  const lines = fitting(added.map((name) => safe(name, ADDED)));
  const beyond = count - lines.length;
  return [
    fold(words.added(count), [md(lines.join('\n')), ...(beyond > 0 ? [note(words.beyond(beyond))] : [])]),
  ];
}

/** 疑似重复: both rows, for whoever imports to look at; nothing is kept back for it. */
export function alikeLines({ alike = [], counts }: ImportContent): Element[] {
  if (alike.length === 0) return [];
  const count = counts?.alike ?? alike.length;
  const lines = alike.map((each) =>
    words.alikeLine(
      words.alikeRow(safe(each.at, NAME), safe(each.name, NAME), safe(each.code, WORD)),
      words.alikeRow(safe(each.otherAt, NAME), safe(each.other, NAME), safe(each.otherCode, WORD)),
      words.alikeWhy[each.why],
    ),
  );
  return [md(words.alike(count)), ...listed(lines, count)];
}

/** What the file doesn't name: it stays. */
export function leftLines({ left = [], counts }: ImportContent): Element[] {
  if (left.length === 0) return [];
  const count = counts?.left ?? left.length;
  const lines = fitting(left.map((name) => safe(name, NAME)));
  const beyond = count - lines.length;
  return [
    fold(words.left(count), [
      note(words.leftStays),
      md(lines.join('\n')),
      ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
    ]),
  ];
}

export function noteLines({ notes = [] }: ImportContent): Element[] {
  return notes.length === 0
    ? []
    : [
        fold(
          words.notes(notes.length),
          [md(fitting(notes.slice(0, NOTES).map((line) => `- ${safe(line, LINE)}`)).join('\n'))],
          true,
        ),
      ];
}

/** bytes of one list: six lists of the longest lines fit into a card, and what stands around them */
const ROOM = 3800;

/** As many of the first lines as there is room for. */
function fitting(lines: readonly string[], most = ROOM): readonly string[] {
  let room = most;
  const end = lines.findIndex((line) => {
    room -= new TextEncoder().encode(line).length;
    return room < 0;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

/** Five lines at once, the others in a fold, the count of what is only in the file. */
export function listed(
  all: readonly string[],
  count: number,
  { title, room }: { title?: string; room?: number } = {},
): Element[] {
  if (all.length === 0) return [];
  const lines = fitting(all, room);
  const rest = lines.slice(SHOWN);
  const beyond = count - lines.length;
  return [
    md([...(title ? [title] : []), ...lines.slice(0, SHOWN)].join('\n')),
    ...(rest.length > 0 ? [fold(words.rest(rest.length), [md(rest.join('\n'))])] : []),
    ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
  ];
}
