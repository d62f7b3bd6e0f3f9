/** 名录: the yearly confirmation, and key units that were not visited yet. */
import { figures } from './figures.ts';
import { button, type Card, card, listed, md, note, resolved, safe } from './kit.ts';
import { shortName } from './words.ts';
import { confirmWords, unvisitedWords } from './words-register-watch.ts';

const confirm = confirmWords;
const alarm = unvisitedWords;

export type ConfirmView = {
  readonly section: string;
  readonly year: number;
  readonly total: number;
  readonly key: number;
  readonly active: number;
  readonly listed: number;
  readonly confirmed?: {
    readonly who: string;
    readonly at: Date;
    readonly total: number;
    readonly key: number;
  };
};

export function confirmCard(view: ConfirmView): Card {
  const { section, year, confirmed } = view;
  const shown = confirmed ?? view;
  return card({
    state: confirmed ? 'done' : 'todo',
    title: confirm.title(year),
    summary: confirmed ? confirm.doneSummary(year) : confirm.summary(year),
    elements: [
      md(confirmed ? confirm.done : confirm.lead(safe(section), year)),
      figures([
        { value: shown.total, label: confirm.figures.total },
        { value: shown.key, label: confirm.figures.key },
        { value: view.active, label: confirm.figures.active },
      ]),
      note(confirm.listed(view.listed)),
      confirmed
        ? resolved(confirm.doneLine(safe(confirmed.who), confirmed.at))
        : button(confirm.button, 'confirm-register', year, 'primary_filled', confirm.ask),
    ],
  });
}

export type UnvisitedView = {
  readonly section: string;
  readonly year: string;
  readonly units: readonly { readonly name: string; readonly county: string; readonly underWay: boolean }[];
};

export function unvisitedCard({ section, year, units }: UnvisitedView): Card {
  const none = units.length === 0;
  return card({
    state: none ? 'done' : 'late',
    title: alarm.title(year),
    summary: none ? alarm.none : alarm.summary(units.length),
    elements: none
      ? [md(alarm.none)]
      : [
          md(alarm.lead(safe(section), units.length)),
          ...listed(
            units.map(({ name, county, underWay }) => alarm.line(safe(shortName(name, county)), underWay)),
          ),
          note(alarm.law),
        ],
  });
}
