/** 导出 and 模板 of 年度抽查计划: a chief has that of the own section, everyone else the one of the bureau. */
import { exportWords as words } from '../../cards/words-export.ts';
import { planWords } from '../../cards/words-plan.ts';
import { bureauName, type Section, sectionById } from '../../db/bureau.ts';
import { itemsOfYear } from '../../db/items.ts';
import { entriesOf } from '../../db/plan-entries.ts';
import { plansOf } from '../../db/plans.ts';
import { bureauPlanFile, planFile } from '../faces/plan-file.ts';
import { writeTemplate } from '../files/template.ts';
import type { Context } from '../handler.ts';
import type { Say } from '../messages.ts';
import { senderOf } from './rights.ts';

type Whose = { readonly section: Section; readonly year: number };

export async function planSays(context: Context): Promise<Say[]> {
  const year = thisYear(context);
  const own = await ownSection(context);
  return own ? ofSection(context, { section: own, year }) : ofBureau(context, year);
}

export async function planTemplateSays(context: Context): Promise<Say[]> {
  const section = await ownSection(context);
  if (!section) return [told(context, words.notYours(words.kinds.plan))];
  return planTemplateOf(context, { section, year: thisYear(context) });
}

/** An empty plan whose items are those that the section may choose. */
export async function planTemplateOf(context: Context, { section, year }: Whose): Promise<Say[]> {
  const items = (await itemsOfYear(context, section.trades, year)).map(({ name }) => name);
  const bytes = await writeTemplate('plan', planWords.sheet, {
    year: { example: year },
    item: { choices: items, example: items[0] ?? '' },
    trades: { choices: section.trades },
  });
  return [
    told(context, words.planTemplate(section.name, year)),
    file(context, planWords.templateFile(section.name, year), bytes),
  ];
}

async function ofSection(context: Context, own: Whose): Promise<Say[]> {
  const { section, year } = own;
  const { approved, making } = await plansOf(context.tx, context.bureauId, section.id, year);
  const plan = making ?? approved;
  if (!plan || (await entriesOf(context.tx, plan.id)).length === 0) return planTemplateOf(context, own);
  const bytes = await planFile(context, section, year, plan);
  return [
    told(context, words.ownPlan(section.name, year)),
    file(context, planWords.file(section.name, year), bytes),
  ];
}

async function ofBureau(context: Context, year: number): Promise<Say[]> {
  const made = await bureauPlanFile(context, year);
  if (!made) return [told(context, words.noPlans(year))];
  const name = await bureauName(context.tx, context.bureauId);
  return [told(context, words.plan(name, year)), file(context, planWords.file(name, year), made)];
}

/** The section whose plan is sent in and drawn up by whoever asks. */
async function ownSection(context: Context): Promise<Section | undefined> {
  const { person, tx } = context;
  if (senderOf('plan', person) === undefined || person.sectionId === null) return undefined;
  const section = await sectionById(tx, person.sectionId);
  return section && section.trades.length > 0 ? section : undefined;
}

const thisYear = ({ today }: Context) => Number(today.slice(0, 4));

function told({ person }: Context, text: string): Say {
  return { is: 'text', to: { person: person.id }, text };
}

function file({ person }: Context, name: string, bytes: Uint8Array): Say {
  return { is: 'file', to: { person: person.id }, name, base64: Buffer.from(bytes).toString('base64') };
}
