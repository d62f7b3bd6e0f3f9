/** 导出名录: which register, and whether what is in it or an empty template. */
import { figures } from './figures.ts';
import { form, select } from './form-kit.ts';
import { type Card, type CardState, card, md, note } from './kit.ts';
import { exportWords as words } from './words-export.ts';
import { faces } from './words-faces.ts';

/** `what` is proposed: what is in it (导出), or an empty template (模板). */
export function exportFormCard(what: keyof typeof words.what = 'rows'): Card {
  const choices = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, text]) => ({ value, text }));
  return card({
    state: 'info',
    title: words.titles[what],
    summary: words.titles[what],
    elements: [
      md(words.lead),
      form(
        'export-register',
        'new',
        [
          ...select(
            { name: 'register', label: words.fields.register, required: true },
            choices(words.kinds),
            faces.common.choose,
            'enterprises',
          ),
          ...select(
            { name: 'what', label: words.fields.what, required: true },
            choices(words.what),
            faces.common.choose,
            what,
          ),
        ],
        words.submit,
      ),
    ],
  });
}

export type ExportView = {
  readonly state: 'making' | 'done' | 'failed';
  /** the moment that its files show */
  readonly askedAt: Date;
  /** 变更 of a day: the registers as they stood when it ended */
  readonly day?: string;
  readonly total: number;
  readonly made: number;
  readonly files: number;
  readonly fault?: string;
};
const LOOKS = { making: 'running', done: 'done', failed: 'refused' } as const satisfies Record<
  ExportView['state'],
  CardState
>;

/** 导出 that the clock makes: how far it is. */
export function exportCard(view: ExportView): Card {
  const { long, day: daily } = words;
  const { state, askedAt, day, total, made, files } = view;
  return card({
    state: LOOKS[state],
    title: day === undefined ? long.title : daily.title(day),
    summary: day === undefined ? long.summary[state] : daily.summary(day, state),
    elements: [
      md(lead(view)),
      figures([
        ...(day === undefined ? [{ value: total, label: long.figures.total }] : []),
        { value: made, label: long.figures.made },
        { value: files, label: long.figures.files },
      ]),
      note(day === undefined ? long.taken(askedAt) : daily.taken(day, askedAt)),
    ],
  });
}

function lead({ state, day, files, fault }: ExportView): string {
  if (state === 'failed') return words.long.failed(fault);
  if (day === undefined) return words.long[state];
  return state === 'done' && files === 0 ? words.day.none(day) : words.day[state];
}
