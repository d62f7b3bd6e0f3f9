/** 权限: of one person or role as a list, of all as a table. */
import { ABILITIES, type Ability } from '../src/domain/abilities.ts';
import { table } from './figures.ts';
import { example } from './help.ts';
import { buttons, type Card, card, listed, md, note } from './kit.ts';
import { words as general } from './words.ts';
import { rights as words } from './words-rights.ts';

export type RightsView = {
  readonly title: string;
  /** of a person: the roles as people read them, safe */
  readonly roles?: readonly string[];
  readonly may: readonly Ability[];
};

const scopeOf = (ability: Ability) => words[ABILITIES[ability].scope];

export function rightsCard({ title, roles, may }: RightsView): Card {
  const line = (ability: Ability) => words.line(words.abilities[ability], scopeOf(ability));
  return card({
    state: 'info',
    title,
    summary: words.summary(may.length),
    elements: [
      roles && md(roles.length === 0 ? words.noRole : words.roles(roles.join('、'))),
      md(words.may(may.length)),
      ...listed(may.map(line)),
      buttons([example(words.tableTitle, 0)]),
      note(words.changes),
    ],
  });
}

export function rightsTable(): Card {
  const rows = (Object.keys(ABILITIES) as Ability[]).map((ability) => {
    const { roles } = ABILITIES[ability];
    const who = roles === 'everyone' ? words.everyone : roles.map((role) => general.roles[role]).join('、');
    return { what: words.abilities[ability], who, scope: scopeOf(ability) };
  });
  return card({
    state: 'info',
    title: words.tableTitle,
    summary: words.tableSummary,
    elements: [
      md(words.tableLead),
      table(
        [
          { name: 'what', title: words.columns.what },
          { name: 'who', title: words.columns.who },
          { name: 'scope', title: words.columns.scope },
        ],
        rows,
      ),
      note(words.changes),
    ],
  });
}
