/** 回避申报: the own card, where one declares and ends; and what 执法监督科 sees of a year. */
import { RECUSAL_KINDS, type RecusalKind } from '../src/domain/register.ts';
import { figures } from './figures.ts';
import { enterpriseField, form, input, select } from './form-kit.ts';
import { button, type Card, card, type Element, fold, listed, md, note, resolved, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';
import { recusalWords as words } from './words-recusal.ts';
import { register } from './words-register.ts';

type Unit = { readonly name: string; readonly county: string };
export type OwnRecusalsView = {
  readonly recusals: readonly (Unit & {
    readonly enterpriseId: number;
    readonly kind: RecusalKind | null;
    readonly reason: string | null;
    readonly declaredAt: Date | null;
  })[];
  readonly ended: readonly (Unit & { readonly endedAt: Date; readonly endReason: string })[];
  /** 年度申报 of this year, if it was asked for */
  readonly year?: { readonly year: number; readonly declaredAt: Date | null };
  /** several fit what was typed: one of them is to be chosen */
  readonly choose?: {
    readonly text: string;
    readonly units: readonly (Unit & { readonly id: number })[];
    readonly kind: RecusalKind;
    readonly reason: string;
  };
};

/** so much of a reason stands in its line */
const REASON = 24;
/** and of a name in a list */
const NAME = 12;
/** as many have room on a card; nobody has so many */
const SHOWN = 40;

const unitName = ({ name, county }: Unit) => safe(shortName(name, county));
const kinds = RECUSAL_KINDS.map((kind) => ({ value: kind, text: register.recusalKinds[kind] }));

export function ownRecusalsCard(view: OwnRecusalsView): Card {
  const { year, choose } = view;
  const asked = year?.declaredAt === null;
  return card({
    state: asked || choose ? 'todo' : 'info',
    title: words.title,
    summary: asked ? words.yearSummary(year.year) : words.summary,
    elements: [
      md(leadOf(view)),
      ...(year?.declaredAt ? [resolved(words.confirmed(year.year, year.declaredAt))] : []),
      ...recusalList(view),
      asked ? button(words.confirm, 'confirm-recusals', year.year, 'primary_filled') : undefined,
      declareForm(view, !asked),
      endForm(view),
      note(words.confidential),
      endedFold(view),
    ],
  });
}

function leadOf({ year, choose }: OwnRecusalsView): string {
  if (choose) return words.which(safe(choose.text, 30), choose.units.length);
  return year?.declaredAt === null ? words.yearLead(year.year) : words.lead;
}

function recusalList({ recusals }: OwnRecusalsView): Element[] {
  if (recusals.length === 0) return [md(words.none)];
  const beyond = recusals.length - SHOWN;
  const lines = recusals
    .slice(0, SHOWN)
    .map((each) =>
      words.line(
        unitName(each),
        each.kind ? register.recusalKinds[each.kind] : '',
        safe(each.reason ?? '', REASON),
        each.declaredAt,
      ),
    );
  return [
    md(words.all(recusals.length)),
    ...listed(lines),
    ...(beyond > 0 ? [note(words.beyond(beyond))] : []),
  ];
}

function declareForm({ choose }: OwnRecusalsView, primary: boolean): Element {
  const field = (name: 'enterprise' | 'kind' | 'reason') => ({
    name,
    label: words.fields[name],
    required: true,
  });
  const unit = enterpriseField(field('enterprise'), words.enterpriseHint, choose?.units);
  return form(
    'declare-recusal',
    'own',
    [
      ...unit,
      ...select(field('kind'), kinds, faces.common.choose, choose?.kind ?? RECUSAL_KINDS[0]),
      ...input(field('reason'), words.reasonHint, { max: 200, ...(choose && { initial: choose.reason }) }),
    ],
    words.declare,
    primary ? 'primary_filled' : 'default',
  );
}

/** What the register says is ended there. */
function endForm({ recusals, choose }: OwnRecusalsView): Element | undefined {
  const own = recusals.filter(({ declaredAt }) => declaredAt !== null).slice(0, SHOWN);
  if (own.length === 0 || choose) return undefined;
  return form(
    'end-recusal',
    'own',
    [
      ...select(
        { name: 'which', label: words.fields.which, required: true },
        own.map((each) => ({ value: `${each.enterpriseId}`, text: shortName(each.name, each.county) })),
        faces.common.choose,
      ),
      ...input({ name: 'endReason', label: words.fields.endReason, required: true }, words.endHint, {
        max: 200,
      }),
    ],
    words.end,
    'default',
  );
}

/** as many as a card has room for */
const ENDED = 20;

function endedFold({ ended }: OwnRecusalsView): Element | undefined {
  if (ended.length === 0) return undefined;
  const lines = ended
    .slice(0, ENDED)
    .map((each) => words.endedLine(unitName(each), safe(each.endReason, REASON), each.endedAt));
  return fold(words.ended(ended.length), [md(lines.join('\n'))]);
}

export type RecusalYearView = {
  readonly year: number;
  readonly asked: number;
  readonly declared: number;
  readonly recusals: number;
  readonly open: readonly { readonly name: string; readonly section: string | null }[];
};

export function recusalYearCard({ year, asked, declared, recusals, open }: RecusalYearView): Card {
  const own = words.office;
  return card({
    state: open.length === 0 ? 'done' : 'running',
    title: own.title(year),
    summary: own.summary(year, open.length),
    elements: [
      md(open.length === 0 ? own.done : own.lead(open.length)),
      figures([
        { value: asked, label: own.figures.asked },
        { value: declared, label: own.figures.declared },
        { value: recusals, label: own.figures.recusals },
      ]),
      ...(open.length > 0
        ? listed(open.map(({ name, section }) => own.line(safe(name, NAME), safe(section ?? '', NAME))))
        : []),
      note(own.note),
    ],
  });
}
