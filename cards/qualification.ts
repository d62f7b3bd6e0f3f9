/** 资格审查: who is to be looked at, and what came of it. */
import { figures } from './figures.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import { type Card, card, clip, listed, md, note, safe } from './kit.ts';
import { faces } from './words-faces.ts';
import { qualificationWords as words } from './words-qualification.ts';

export type QualificationView = {
  readonly today: string;
  readonly all: number;
  readonly due: readonly {
    readonly id: number;
    readonly name: string;
    readonly section: string | null;
    readonly certificateNo: string;
    readonly validUntil: string;
    readonly why: 'never' | 'old';
    readonly reviewedBy: string | null;
    readonly reviewedOn: string | null;
  }[];
};
type Due = QualificationView['due'][number];

export const EVERYONE = 'all';
/** so many have room among the choices, and so much of each */
const CHOICES = 60;
const NAME = 16;

export function qualificationCard({ today, all, due }: QualificationView): Card {
  const none = due.length === 0;
  return card({
    state: none ? 'done' : 'todo',
    title: words.title,
    summary: words.summary(due.length),
    elements: [
      md(none ? words.done : words.lead(due.length)),
      figures([
        { value: all, label: words.figures.all },
        { value: all - due.length, label: words.figures.reviewed },
        { value: due.length, label: words.figures.due },
      ]),
      ...(none ? [] : listed(due.slice(0, CHOICES / 2).map(lineOf))),
      none ? undefined : reviewForm(today, due),
      note(words.rule),
    ],
  });
}

function lineOf({ name, section, certificateNo, validUntil, why, reviewedBy, reviewedOn }: Due): string {
  const since =
    why === 'never' ? words.why.never : words.why.old(safe(reviewedBy ?? '', NAME), reviewedOn ?? '');
  return words.line(
    safe(name, NAME),
    safe(section ?? '', NAME),
    safe(certificateNo, NAME),
    validUntil,
    since,
  );
}

function reviewForm(today: string, due: readonly Due[]) {
  return form(
    'review-inspector',
    'who',
    [
      ...select(
        { name: 'who', label: words.fields.who, required: true },
        [
          { value: EVERYONE, text: words.all(due.length) },
          ...due.slice(0, CHOICES).map(({ id, name, section }) => ({
            value: `${id}`,
            text: clip(section === null ? name : `${name}（${section}）`, NAME),
          })),
        ],
        faces.common.choose,
      ),
      ...select(
        { name: 'result', label: words.fields.result, required: true },
        [
          { value: 'pass', text: words.pass },
          { value: 'fail', text: words.fail },
        ],
        faces.common.choose,
        'pass',
      ),
      ...datePicker({ name: 'day', label: words.fields.day, required: true }, faces.common.day, today),
      ...input({ name: 'reason', label: words.fields.reason }, words.reasonHint, { max: 200 }),
    ],
    words.submit,
  );
}
