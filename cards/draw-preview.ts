/** 抽查预览: what a draw would be, before anything is frozen. */
import { BEACON_SOURCES } from '../src/domain/beacon.ts';
import { LADDERS } from '../src/domain/crews.ts';
import type { DrawType } from '../src/domain/plan.ts';
import { figures, table } from './figures.ts';
import { form, input, select } from './form-kit.ts';
import { button, type Card, card, type Element, fold, md, note, safe } from './kit.ts';
import { type ExclusionCode, words as general, shortName } from './words.ts';
import { beaconWords } from './words-beacon.ts';
import { faces } from './words-faces.ts';
import { qualificationWords } from './words-qualification.ts';

const words = faces.preview;

type Firm = { readonly name: string; readonly county: string };
export type PreviewView = {
  readonly draftId: number;
  /** 演练 */
  readonly drill: boolean;
  readonly section: string;
  readonly type: DrawType;
  readonly from: string;
  readonly to: string;
  readonly witnesses: readonly string[];
  /** 见证时限: what the section sets */
  readonly minutes: number;
  readonly batches?: number;
  /** what the line of the plan says of who goes */
  readonly planned?: {
    readonly teams: number | null;
    readonly experts: number;
    readonly partners: readonly string[];
  };
  readonly partners?: readonly string[];
  /** 批准文号 that it rests on */
  readonly number?: string;
  readonly people: number;
  /** 没有资格审查记录 */
  readonly unreviewed?: readonly string[];
  /** 专家 at each visit; crews 组别 beside 执法 that will be drawn */
  readonly experts?: number;
  readonly crews: readonly { readonly name: string; readonly size: number }[];
  readonly strata: readonly {
    readonly label: string;
    readonly pool: number;
    /** what was asked for: 10% or 3 */
    readonly take: string;
    /** what that comes to */
    readonly comes: number;
  }[];
  /** who is left out, by reason */
  readonly left: readonly { readonly reason: ExclusionCode; readonly firms: readonly Firm[] }[];
  /** 试算: so often with throw-away seeds, and so often teams were found, of these with a relaxation */
  readonly trials: {
    readonly times: number;
    readonly found: number;
    readonly relaxed: number;
    readonly why?: string;
  };
  /** the draw that it would repeat within its period */
  readonly repeats?: { readonly no: string; readonly to: string };
};
const MINUTES = [2, 5, 10, 30];
const BATCHES = [1, 2, 3, 4, 6];
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

function freezeForm(view: PreviewView): Element {
  const { common, drawForm } = faces;
  const minutes = [...new Set([...MINUTES, view.minutes])].sort((a, b) => a - b);
  return form(
    'open-draw',
    view.draftId,
    [
      ...select(
        { name: 'minutes', label: drawForm.minutes, required: true },
        minutes.map((n) => ({ value: `${n}`, text: drawForm.minutesOf(n) })),
        common.choose,
        `${view.minutes}`,
      ),
      ...select(
        { name: 'batches', label: words.batches, required: true },
        [...new Set([...BATCHES, view.batches ?? 1])]
          .sort((a, b) => a - b)
          .map((n) => ({ value: `${n}`, text: words.batchesOf(n) })),
        common.choose,
        `${view.batches ?? 1}`,
      ),
      ...select(
        { name: 'ladder', label: words.ladder, required: true },
        LADDERS.map((value) => ({ value, text: words.ladders[value] })),
        common.choose,
        'usual',
      ),
      ...select(
        { name: 'beacon', label: beaconWords.label, required: true },
        [
          { value: 'none', text: beaconWords.none },
          ...BEACON_SOURCES.map((value) => ({ value, text: beaconWords.sources[value] })),
        ],
        common.choose,
        'none',
      ),
      ...input({ name: 'issue', label: beaconWords.issue }, beaconWords.issueHint, { max: 20 }),
      ...(view.repeats
        ? input({ name: 'againNo', label: words.againNo, required: true }, words.againHint, { max: 60 })
        : []),
    ],
    drawForm.submit,
  );
}
