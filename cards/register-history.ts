/** 变更记录: who changed what in a register, when, why and from which file. */
import { datePicker, form, input } from './form-kit.ts';
import { type Card, card, type Element, listed, md, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { historyWords as words } from './words-register-history.ts';

export type ChangeRow = {
  readonly at: Date;
  /** null: nobody of ours, the system or the command line */
  readonly who: string | null;
  readonly register: string;
  /** of what, where the card is about many */
  readonly about?: string;
  readonly is: 'added' | 'removed' | 'changed';
  readonly fields: readonly { readonly column: string; readonly before: string; readonly after: string }[];
  readonly file: string | null;
  readonly why: string | null;
};

/** so many fields of a change are shown */
const FIELDS = 4;

export function registerHistoryCard(
  name: string | undefined,
  total: number,
  rows: readonly ChangeRow[],
): Card {
  const title = name ?? words.latest;
  return card({
    state: 'info',
    title: words.title(title),
    summary: words.summary(title, total),
    elements: [md(words.lead(total)), ...(rows.length > 0 ? listed(rows.map(line)) : []), seeForm()],
  });
}

/** Others can be asked for without typing a command. */
function seeForm(): Element {
  return form(
    'see-history',
    'any',
    [
      ...input({ name: 'query', label: words.fields.query }, words.queryHint, { max: 60 }),
      ...datePicker({ name: 'day', label: words.fields.day }, faces.common.day),
    ],
    words.see,
    'default',
  );
}

function line(row: ChangeRow): string {
  const who = row.who ?? (row.file ? words.commandLine : words.system);
  const what = row.about ? words.about(safe(row.about, 30), told(row)) : told(row);
  const source = [row.file && words.file(safe(row.file, 40)), row.why && words.why(safe(row.why, 40))];
  return `${words.line(row.at, safe(who), what)}${source.filter(Boolean).join('')}`;
}

function told({ is, register: table, fields }: ChangeRow): string {
  const thing = words.registers[table] ?? table;
  const shown = fields
    .slice(0, FIELDS)
    .map(({ column, before, after }) =>
      is === 'changed'
        ? words.field(column, safe(before, 24), safe(after, 24))
        : words.detail(column, safe(is === 'added' ? after : before, 24)),
    );
  const head = is === 'changed' ? thing : is === 'added' ? words.added(thing) : words.removed(thing);
  return [head, ...shown].join(words.join);
}
