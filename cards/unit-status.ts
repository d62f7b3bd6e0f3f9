/** 停产、注销、恢复: the form, and what was entered. */
import { entryOf, STATUSES, type StatusCode } from '../src/domain/vocabulary.ts';
import { datePicker, enterpriseField, form, input, select } from './form-kit.ts';
import { button, type Card, card, type Element, md, note, resolved, safe } from './kit.ts';
import { momentText, shortName } from './words.ts';
import { faces } from './words-faces.ts';
import { unitStatusWords as words } from './words-unit-status.ts';

type Unit = { readonly id: number; readonly name: string; readonly county: string };
export type UnitStatusFormView = {
  readonly today: string;
  /** several fit what was typed: one of them is to be chosen, and what was filled in stays */
  readonly choose?: {
    readonly text: string;
    readonly units: readonly Unit[];
    readonly status: StatusCode;
    readonly since: string;
    readonly evidence: string;
  };
};
const CODES = ['suspended', 'cancelled', 'active'] as const;

export function unitStatusForm({ today, choose }: UnitStatusFormView): Card {
  const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name], required: true });
  return card({
    state: 'todo',
    title: words.title,
    summary: words.summary,
    elements: [
      md(choose ? words.which(safe(choose.text, 30), choose.units.length) : words.lead),
      form(
        'set-unit-status',
        'unit',
        [
          ...enterpriseField(field('enterprise'), words.enterpriseHint, choose?.units),
          ...select(
            field('status'),
            CODES.map((code) => ({ value: code, text: words.statuses[code] })),
            faces.common.choose,
            choose?.status ?? 'suspended',
          ),
          ...datePicker(field('since'), faces.common.day, choose?.since ?? today),
          ...input(field('evidence'), words.evidenceHint, {
            max: 200,
            ...(choose && { initial: choose.evidence }),
          }),
        ],
        words.submit,
      ),
    ],
  });
}

export type UnitStatusView = {
  readonly name: string;
  readonly county: string;
  readonly id: number;
  readonly before?: StatusCode;
  readonly after: StatusCode;
  readonly since: string;
  readonly evidence: string;
  readonly isListed: boolean;
  readonly underWay: boolean;
  readonly who: string;
  readonly at: Date;
  /** photos of visits there, newest first */
  readonly photos: readonly {
    readonly id: number;
    readonly taskId: number;
    readonly sender: string;
    readonly sentAt: Date;
    readonly attached: boolean;
  }[];
};

export function unitStatusCard(view: UnitStatusView): Card {
  const { name, county, before, after, since } = view;
  const status = (code: StatusCode) => entryOf(STATUSES, code).name;
  return card({
    state: 'done',
    title: words.title,
    summary: words.doneSummary,
    elements: [
      md(words.done(safe(shortName(name, county)), before ? status(before) : '', status(after), since)),
      md(words.evidence(safe(view.evidence))),
      ...(view.underWay && after !== 'active' ? [md(words.underWay)] : []),
      ...(view.isListed && after !== 'active' ? [note(words.must)] : []),
      ...photoPart(view),
      resolved(words.line(safe(view.who), momentText(view.at))),
    ],
  });
}

/** Those that were attached, to look at; and one more of the visits to attach. */
function photoPart({ id, photos }: UnitStatusView): Element[] {
  const attached = photos.filter((photo) => photo.attached);
  const others = photos.filter((photo) => !photo.attached);
  const [newest] = attached;
  return [
    ...(newest
      ? [md(words.photos(attached.length)), button(faces.photo.show, 'show-photos', newest.taskId)]
      : []),
    ...(others.length > 0
      ? [
          form(
            'attach-status-photo',
            id,
            select(
              { name: 'photo', label: words.photo, required: true },
              others.map((photo) => ({
                value: `${photo.id}`,
                text: words.photoChoice(photo.sender, momentText(photo.sentAt)),
              })),
              faces.common.choose,
            ),
            words.attach,
            'default',
          ),
        ]
      : []),
  ];
}
