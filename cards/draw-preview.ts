/** 抽查预览: what a draw would be, before anything is frozen. */
import { freezeForm } from './draw-preview-form.ts';
import type { PreviewView } from './draw-preview-view.ts';
import { figures, table } from './figures.ts';
import { button, type Card, card, type Element, fold, md, note, safe } from './kit.ts';
import { words as general, shortName } from './words.ts';
import { faces } from './words-faces.ts';
import { qualificationWords } from './words-qualification.ts';

const words = faces.preview;

/** more names would not fit into a card */
const NAMED = 40;

export function previewCard(view: PreviewView): Card {
  const { trials } = view;
  const possible = trials.found > 0;
  return card({
    state: view.drill ? 'drill' : possible ? 'todo' : 'refused',
    title: view.drill ? words.drillTitle(view.section) : words.title(view.section),
    summary: possible ? words.summary : words.summaryBlocked,
    elements: [
      md(lead(view)),
      md(faces.draw.about(safe(view.section), general.drawTypes[view.type], view.from, view.to)),
      figures([
        { value: sum(view, 'pool'), label: words.figures.pool },
        { value: faces.draw.planned(sum(view, 'comes')), label: words.figures.comes },
        { value: view.people, label: words.figures.people },
      ]),
      md(trialLine(trials)),
      strataTable(view),
      ...leftFolds(view),
      view.witnesses.length === 0
        ? undefined
        : md(faces.drawForm.witnesses(view.witnesses.map((name) => safe(name)).join('、'))),
      view.unreviewed ? note(unreviewedLine(view.unreviewed)) : undefined,
      view.number === undefined ? undefined : md(words.ground(safe(view.number))),
      ...help(view),
      ...plannedLines(view).map((line) => note(line)),
      possible ? freezeForm(view) : undefined,
      // the form is of a draw that counts
      view.drill ? note(words.drillEdit) : button(words.edit, 'edit-draw', view.draftId),
    ],
  });
}

/** Who is drawn beside the officers; experts for whom the register is too small are named by hand. */
function help({ crews, experts = 0 }: PreviewView): Element[] {
  const drawn = crews.map(({ name, size }) => words.crew(safe(name), size)).join('、');
  const byHand = experts > 0 && !crews.some(({ name }) => name === general.expertCrew);
  return [...(drawn === '' ? [] : [md(words.crews(drawn))]), ...(byHand ? [md(words.byHand(experts))] : [])];
}

/** 检查组数, 专家人数 and 联合部门 of the plan, where this draw does not do as they say. */
function plannedLines(view: PreviewView): string[] {
  const { planned, experts = 0, partners = [], people } = view;
  if (!planned) return [];
  const { teams } = planned;
  const missing = planned.partners.filter((name) => !partners.includes(name));
  return [
    ...(teams === null || teams === 0 ? [] : [words.teams(teams, Math.ceil(sum(view, 'comes')), people)]),
    ...(planned.experts === experts ? [] : [words.otherExperts(planned.experts, experts)]),
    ...(missing.length === 0 ? [] : [words.otherPartners(missing.map((name) => safe(name)).join('、'))]),
  ];
}

function sum({ strata }: PreviewView, key: 'pool' | 'comes'): number {
  return strata.reduce((total, stratum) => total + stratum[key], 0);
}

function lead({ trials, repeats, drill }: PreviewView): string {
  if (trials.found === 0) return words.blocked(safe(trials.why ?? '', 400));
  if (drill) return words.drillLead;
  return repeats ? words.repeats(repeats.no, repeats.to) : words.lead;
}

function trialLine({ times, found, relaxed }: PreviewView['trials']): string {
  return words.trials(times, found, relaxed);
}

function strataTable(view: PreviewView): Element {
  return table(
    [
      { name: 'label', title: words.columns.label },
      { name: 'pool', title: words.columns.pool, type: 'number' },
      { name: 'take', title: words.columns.take },
      { name: 'comes', title: words.columns.comes },
    ],
    view.strata.map(({ label, pool, take, comes }) => ({
      label: label.replace('|', ' '),
      pool,
      take,
      comes: faces.draw.planned(comes),
    })),
  );
}

/** so many of them are named */
const UNREVIEWED = 5;

function unreviewedLine(names: readonly string[]): string {
  const named = names.slice(0, UNREVIEWED).map((name) => safe(name, 12));
  return qualificationWords.preview(names.length, named.join('、'));
}

/** Who is left out, by reason, with names. */
function leftFolds({ left }: PreviewView): Element[] {
  return left.map(({ reason, firms }) => {
    const named = firms.slice(0, NAMED).map(({ name, county }) => safe(shortName(name, county)));
    const beyond = firms.length - named.length;
    return fold(words.left(general.exclusions[reason], firms.length), [
      md(named.join('\n')),
      ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
    ]);
  });
}
