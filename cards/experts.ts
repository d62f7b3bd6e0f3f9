/** 专家参加检查: who is named for which visit, and what they signed. */
import { HELPER_REASONS } from '../src/domain/draw/reasons.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import { type Card, card, type Element, listed, md, note, safe } from './kit.ts';
import { shortName } from './words.ts';
import { expertWords as words } from './words-expert.ts';
import { faces } from './words-faces.ts';

export type ExpertsView = {
  readonly today: string;
  /** 科室负责人 and 执法监督科 name them; members of the team enter opinions alone */
  readonly mayName: boolean;
  readonly visits: readonly {
    readonly taskId: number;
    readonly drawNo: string;
    readonly name: string;
    readonly county: string;
    readonly from: string;
    readonly to: string;
    readonly wanted: number;
    /** before the result is confirmed */
    readonly ahead: boolean;
    readonly named: readonly {
      readonly expertId: number;
      readonly name: string;
      readonly unit: string;
      readonly signed: boolean;
      /** the draw gave them */
      readonly drawn: boolean;
    }[];
  }[];
  readonly pool: readonly {
    readonly id: number;
    readonly name: string;
    readonly unit: string;
    readonly fields: readonly string[];
  }[];
  readonly photos: readonly {
    readonly id: number;
    readonly taskId: number;
    readonly sender: string;
    readonly sentAt: Date;
  }[];
};
type Visit = ExpertsView['visits'][number];

/** so many visits have room on the card, and so many experts to choose from */
const VISITS = 12;
const POOL = 40;

export function expertsCard(view: ExpertsView): Card {
  const shown = view.visits.slice(0, VISITS);
  const toName = view.visits.filter(lacks).length;
  const toSign = view.visits.flatMap(({ named }) => named.filter(({ signed }) => !signed)).length;
  const open = (view.mayName ? toName : 0) + toSign;
  return card({
    state: open > 0 ? 'todo' : 'done',
    title: words.title,
    summary: words.summary(open),
    elements: [
      md(
        open > 0 ? words.lead(view.mayName ? toName : 0, toSign) : toName > 0 ? words.waiting : words.nothing,
      ),
      ...(shown.length > 0 ? listed(shown.map(lineOf)) : []),
      ...(view.visits.length > VISITS ? [note(faces.common.beyond(view.visits.length - VISITS))] : []),
      ...(view.mayName ? naming(view, shown.filter(lacks)) : []),
      ...dropping(view, shown),
      ...signing(view, shown),
      note(words.rule),
      ...(view.mayName ? [note(words.drawnRule)] : []),
    ],
  });
}

const lacks = ({ ahead, named, wanted }: Visit) => ahead && named.length < wanted;
const unit = ({ name, county }: Visit) => shortName(name, county);

function lineOf(visit: Visit): string {
  const names = visit.named.map(({ name, unit: from, signed }) =>
    words.person(safe(name, 12), safe(from, 20), signed),
  );
  return words.line(safe(unit(visit)), visit.drawNo, visit.from, visit.to, names.join('、'), visit.wanted);
}

function naming({ pool }: ExpertsView, visits: readonly Visit[]): Element[] {
  if (visits.length === 0) return [];
  if (pool.length === 0) return [md(words.noExperts)];
  return [
    form(
      'name-expert',
      'visit',
      [
        ...select(
          { name: 'task', label: words.fields.task, required: true },
          visits.map((visit) => ({ value: `${visit.taskId}`, text: unit(visit) })),
          faces.common.choose,
        ),
        ...select(
          { name: 'expert', label: words.fields.expert, required: true },
          pool.slice(0, POOL).map((each) => ({
            value: `${each.id}`,
            text: words.choice(each.name, each.unit, each.fields.join('、')),
          })),
          faces.common.choose,
        ),
      ],
      words.name,
    ),
  ];
}

/** Who has not signed yet, each with the visit. */
function unsigned(visits: readonly Visit[]) {
  return visits.flatMap((visit) =>
    visit.named
      .filter(({ signed }) => !signed)
      .map(({ expertId, name, drawn }) => ({
        value: `${visit.taskId}-${expertId}`,
        text: words.pair(unit(visit), name, drawn),
      })),
  );
}

function dropping({ mayName }: ExpertsView, visits: readonly Visit[]): Element[] {
  const choices = unsigned(visits.filter(({ ahead }) => ahead));
  if (!mayName || choices.length === 0) return [];
  const reasons = HELPER_REASONS.map((value) => ({ value, text: faces.drawChange.reasons[value] }));
  const fields = [
    ...select({ name: 'leaving', label: words.fields.leaving, required: true }, choices, faces.common.choose),
    ...select({ name: 'reason', label: words.fields.reason, required: true }, reasons, faces.common.choose),
  ];
  return [form('drop-expert', 'visit', fields, words.drop, 'default')];
}

function signing({ today, photos }: ExpertsView, visits: readonly Visit[]): Element[] {
  const choices = unsigned(visits);
  if (choices.length === 0) return [];
  const of = (taskId: number) => visits.find((visit) => visit.taskId === taskId);
  const pictures = photos.flatMap(({ id, taskId, sender, sentAt }) => {
    const visit = of(taskId);
    return visit ? [{ value: `${id}`, text: words.photoChoice(unit(visit), sender, sentAt) }] : [];
  });
  return [
    form(
      'sign-opinion',
      'visit',
      [
        ...select({ name: 'which', label: words.fields.which, required: true }, choices, faces.common.choose),
        ...input({ name: 'opinion', label: words.fields.opinion, required: true }, words.opinionHint, {
          lines: 4,
          max: 1000,
        }),
        ...datePicker(
          { name: 'signedOn', label: words.fields.signedOn, required: true },
          faces.common.day,
          today,
        ),
        ...select(
          { name: 'photo', label: words.fields.photo },
          [{ value: 'none', text: words.noPhoto }, ...pictures],
          faces.common.choose,
          'none',
        ),
      ],
      words.sign,
      'default',
    ),
  ];
}
