/** 预览的底稿: what was asked for, in whichever way, as the fields of the form; nothing is frozen yet. */
import { ALL_TRADES } from '../../cards/draw-form.ts';
import { WHAT } from '../../cards/plan-draw-forms.ts';
import { beaconWords } from '../../cards/words-beacon.ts';
import { faces } from '../../cards/words-faces.ts';
import type { Section } from '../../db/bureau.ts';
import { partnerList } from '../../db/helpers.ts';
import { BEACON_SOURCES } from '../domain/beacon.ts';
import { type Helpers, LADDERS } from '../domain/crews.ts';
import { choice, idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { amountsText, readAmounts, type Wish } from '../domain/wish.ts';
import type { Context } from '../handler.ts';
import type { Tap } from '../messages.ts';
import type { Ask } from './plan-draw.ts';
import { planLine } from './plan-draws.ts';

/** Keys are those of the forms; `entry` is a line of the plan, `number` a 批准文号, `kind` says 演练. */
export type DraftForm = Readonly<Record<string, string>>;

const labels = faces.drawForm;
const WHOLE = '100%';

/** What a line says, where nothing is said what is proposed. */
export function draftOfWish(
  wish: Wish,
  window: { readonly from: string; readonly to: string },
  number: string | undefined,
  kind: Ask['kind'] = 'formal',
): DraftForm {
  const { type = 'general', trades, amounts, experts = 0, partners = [] } = wish;
  return {
    type,
    scope: trades.length > 0 ? trades.join(BETWEEN) : ALL_TRADES,
    amount: amounts ? amountsText(amounts) : WHOLE,
    from: wish.from ?? window.from,
    to: wish.to ?? window.to,
    help: helpText({ experts, partners }),
    ...(wish.batches !== undefined && { batches: `${wish.batches}` }),
    ...(number !== undefined && { number }),
    ...(kind === 'drill' && { kind }),
  };
}

/** What a form says. */
export function draftOfForm({ form }: Pick<Tap, 'form'>): DraftForm {
  const { what, ...fields } = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, String(value)]),
  );
  if (what === undefined) return fields;
  const [type = '', scope = ''] = what.split(WHAT);
  return { ...fields, type, scope };
}

/** 「1+市场监管局」: so many experts, and one of each department. */
const BETWEEN = ',';
const helpText = ({ experts, partners }: Helpers) => [`${experts}`, ...partners].join('+');

/** 专家人数 and 联合部门, as the form offers them; absent where nobody chose. */
export function helpOf(form: Readonly<Record<string, unknown>>): Helpers {
  const [experts = '', ...partners] = typeof form.help === 'string' ? form.help.split('+') : [];
  return { experts: /^[0-5]$/.test(experts) ? Number(experts) : 0, partners };
}

/** What is asked for, checked as far as the fields say. */
export async function askOf(context: Context, section: Section, form: DraftForm): Promise<Ask> {
  const days = {
    from: requiredDay(form, { name: 'from', label: labels.from }),
    to: requiredDay(form, { name: 'to', label: labels.to }),
  };
  const help = helpOf(form);
  await checkPartners(context, help.partners);
  const kind = form.kind === 'drill' ? ('drill' as const) : ('formal' as const);
  const common = { kind, ...days, ...help, ...numbersIn(form) };
  const amount = { name: 'amount', label: labels.amount, max: 100 };
  if (form.entry !== undefined) {
    const { plan, line, trades } = await planLine(context, idOf(form.entry));
    if (plan.sectionId !== section.id) throw new Refusal('not-your-section', { section: section.name });
    const typed = line.type === 'key' ? WHOLE : requiredText(form, amount);
    return {
      ...common,
      type: line.type,
      trades,
      amounts: readAmounts(typed),
      ground: { planEntryId: line.id },
    };
  }
  const type = choice(form, { name: 'type', label: labels.type }, ['general', 'key']);
  const number = optionalText(form, { name: 'number', label: faces.preview.againNo, max: 60 });
  return {
    ...common,
    type,
    trades: tradesIn(form, section),
    amounts: readAmounts(type === 'key' ? WHOLE : requiredText(form, amount)),
    ...(number !== undefined && { ground: { temporaryNo: number } }),
  };
}

function tradesIn(form: DraftForm, section: Section): readonly string[] {
  const scope = requiredText(form, { name: 'scope', label: labels.scope, max: 400 });
  if (scope === ALL_TRADES) return section.trades;
  const trades = scope.split(BETWEEN);
  if (trades.some((trade) => !section.trades.includes(trade)))
    throw new Refusal('unknown-choice', { field: labels.scope });
  return trades;
}

async function checkPartners(context: Context, wanted: readonly string[]): Promise<void> {
  if (wanted.length === 0) return;
  const known = [
    ...new Set((await partnerList(context.tx, context.bureauId)).map((each) => each.department)),
  ];
  const strange = wanted.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new Refusal('unknown-partner', { text: strange, choices: known.join(faces.common.between) });
}

/** What is chosen in the preview: 见证时限, 分批, 放宽条件, 公共随机值, and the 批准文号 of a second draw. */
export function chosenIn({ form }: Pick<Tap, 'form'>): Partial<Ask> {
  const fields = { beacon: 'none', ladder: 'usual', ...draftOfForm({ form }) };
  const source = choice(fields, { name: 'beacon', label: beaconWords.label }, ['none', ...BEACON_SOURCES]);
  const ladder = choice(fields, { name: 'ladder', label: faces.preview.ladder }, LADDERS);
  const again = optionalText(fields, { name: 'againNo', label: faces.preview.againNo, max: 60 });
  return {
    ...numbersIn(fields),
    ladder,
    ...(source !== 'none' && {
      beacon: { source, issue: requiredText(fields, { name: 'issue', label: beaconWords.issue, max: 20 }) },
    }),
    ...(again !== undefined && { ground: { temporaryNo: again } }),
  };
}

function numbersIn(form: DraftForm): { minutes?: number; batches?: number } {
  return {
    ...numberIn(form, 'minutes', labels.minutes),
    ...numberIn(form, 'batches', faces.preview.batches),
  };
}

function numberIn<K extends string>(form: DraftForm, name: K, label: string): { [key in K]?: number } {
  const text = optionalText(form, { name, label });
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Refusal('unknown-choice', { field: label });
  return { [name]: Number(text) } as { [key in K]?: number };
}
