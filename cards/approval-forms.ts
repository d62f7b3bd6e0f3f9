/** 检查审批: the forms of 提交审批, 派发, 紧急先行派发 and 代理. */
import { datePicker, form, input, select } from './form-kit.ts';
import { button, type Card, card, type Element, md, note, safe } from './kit.ts';
import { faces } from './words-faces.ts';

const words = faces.approval;

export type SubmitView = {
  readonly drawId: number;
  /** it was returned, and how it may go on; absent: not submitted yet */
  readonly returned?: { readonly mayStop: boolean; readonly note?: string };
};

/** 提交审批, again after it was returned, beginning with what was said then; or 不再检查. */
export function submitControls({ drawId, returned }: SubmitView): Element[] {
  const note = { name: 'note', label: words.office.note, required: returned !== undefined };
  const { again, submit, stop, stopAsk } = words.office;
  const before = returned?.note;
  return [
    form(
      'submit-approval',
      drawId,
      input(note, words.office.noteHint, { max: 200, ...(before && { initial: before }) }),
      returned ? again : submit,
    ),
    ...(returned?.mayStop ? [button(stop, 'stop-draw', drawId, 'danger', stopAsk)] : []),
  ];
}

export type UrgentView = {
  readonly drawId: number;
  readonly no: string;
  readonly today: string;
  readonly platformNo?: string;
  readonly platformDay?: string;
};

/** The platform's number and day, or why there is none: what 派发 asks for in any case. */
export function platformFields(view: Pick<UrgentView, 'today' | 'platformNo' | 'platformDay'>): Element[] {
  const office = faces.office;
  return [
    ...input({ name: 'platformNo', label: office.platformNo }, office.platformNoHint, {
      max: 60,
      ...(view.platformNo && { initial: view.platformNo }),
    }),
    ...datePicker(
      { name: 'platformDay', label: office.platformDay },
      faces.common.day,
      view.platformDay ?? view.today,
    ),
    note(office.waiverHint),
    ...input({ name: 'waiver', label: office.waiver }, office.waiverPlaceholder, { max: 200 }),
  ];
}

/** 紧急先行派发. */
export function urgentForm(view: UrgentView): Card {
  const reason = { name: 'reason', label: words.urgent.reason, required: true };
  return card({
    state: 'todo',
    title: words.urgent.title(view.no),
    summary: words.urgent.summary(view.no),
    elements: [
      md(words.urgent.lead),
      form(
        'dispatch-urgent',
        view.drawId,
        [...input(reason, words.urgent.reasonHint, { lines: 2, max: 200 }), ...platformFields(view)],
        words.urgent.submit,
      ),
    ],
  });
}

/** The form once it was sent in, or is needless. */
export function urgentDone(no: string, when: Date): Card {
  return card({
    state: 'done',
    title: words.urgent.title(no),
    summary: words.urgent.title(no),
    elements: [md(words.urgent.done(when))],
  });
}

export type StandInView = {
  readonly today: string;
  readonly choices: readonly { readonly id: number; readonly name: string }[];
  readonly running: readonly {
    readonly id: number;
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }[];
};
/** so many fit beside the form; there is seldom more than one */
const RUNNING = 2;

/** 代理审批: who stands in now, and the form to name somebody. */
export function standInCard({ today, choices, running }: StandInView): Card {
  const own = words.standIn;
  const day = (name: string, label: string) =>
    datePicker({ name, label, required: true }, faces.common.day, today);
  return card({
    state: 'info',
    title: own.title,
    summary: own.summary,
    elements: [
      md(own.lead),
      ...(running.length === 0 ? [note(own.none)] : running.slice(0, RUNNING).flatMap(runningLine)),
      form(
        'name-stand-in',
        'mine',
        [
          ...select(
            { name: 'who', label: own.who, required: true },
            choices.map(({ id, name }) => ({ value: `${id}`, text: name })),
            faces.common.choose,
            choices[0] && `${choices[0].id}`,
          ),
          ...day('from', own.from),
          ...day('to', own.to),
        ],
        own.submit,
      ),
    ],
  });
}

function runningLine({ id, name, from, to }: StandInView['running'][number]): Element[] {
  const own = words.standIn;
  return [md(own.line(safe(name), from, to)), button(own.end, 'end-stand-in', id, 'default', own.endAsk)];
}
