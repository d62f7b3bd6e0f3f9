/** 导出名录: which register, and whether what is in it or an empty template. */
import { figures } from './figures.ts';
import { form, select } from './form-kit.ts';
import { type Card, type CardState, card, md } from './kit.ts';
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
  readonly total: number;
  readonly made: number;
  readonly files: number;
  readonly fault?: string;
};
const LOOKS = { making: 'running', done: 'done', failed: 'refused' } as const satisfies Record<
  ExportView['state'],
  CardState
>;

/** 导出 of a long register: how far it is. */
export function exportCard({ state, total, made, files, fault }: ExportView): Card {
  const { long } = words;
  return card({
    state: LOOKS[state],
    title: long.title,
    summary: long.summary[state],
    elements: [
      md(state === 'failed' ? long.failed(fault) : long[state]),
      figures([
        { value: total, label: long.figures.total },
        { value: made, label: long.figures.made },
        { value: files, label: long.figures.files },
      ]),
    ],
  });
}
