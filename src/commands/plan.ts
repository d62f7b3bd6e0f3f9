import { planCard } from '../../cards/plan.ts';
import { bureauPlanCard } from '../../cards/plan-bureau.ts';
import { words } from '../../cards/words.ts';
import { drawingSections, type Section } from '../../db/bureau.ts';
import { plansOf } from '../../db/plans.ts';
import { readPlanWish } from '../domain/yearly-plan/wish.ts';
import { bureauPlanView } from '../faces/bureau-plan-face.ts';
import { planView } from '../faces/plan-face.ts';
import type { Command, Context } from '../handler.ts';
import { replyTo, type Say } from '../messages.ts';

/** 计划: of one's own section; 执法监督科 and the leaders see that of the bureau first. Another year or section by name. */
export const plan: Command = {
  name: 'plan',
  words: words.commands.plan,
  may: 'see-plan',
  async run(context, message, rest) {
    const sections = await drawingSections(context.tx, context.bureauId);
    const wish = readPlanWish(rest, context.today, sections);
    const section = wish.section ?? sections.find(({ id }) => id === context.person.sectionId);
    const to = replyTo(context, message);
    const thing = `plan/${message.key}`;
    if (section) return { says: await sectionCards(context, section, wish.year, to, thing) };
    const card = bureauPlanCard(await bureauPlanView(context, wish.year));
    return { says: [{ is: 'card', to, thing, card }] };
  },
};

/** The approved version, and the one that is in the making beside it. */
async function sectionCards(
  context: Context,
  section: Section,
  year: number,
  to: (Say & { is: 'card' })['to'],
  thing: string,
): Promise<Say[]> {
  const { approved, making } = await plansOf(context.tx, context.bureauId, section.id, year);
  const says: Say[] = [];
  for (const [index, one] of [approved, making].entries())
    if (one || (index === 0 && !making))
      says.push({
        is: 'card',
        to,
        thing: `${thing}/${index}`,
        card: planCard(await planView(context, section, year, one)),
      });
  return says;
}
