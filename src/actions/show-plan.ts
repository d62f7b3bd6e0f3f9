/** 查看科室计划, and 导出 of a plan. */
import { planCard } from '../../cards/plan.ts';
import { faces } from '../../cards/words-faces.ts';
import { planWords as words } from '../../cards/words-plan.ts';
import { bureauPlanWords } from '../../cards/words-plan-bureau.ts';
import { bureauName, sectionById } from '../../db/bureau.ts';
import { plansOf } from '../../db/plans.ts';
import { ownPlan, planOfTap } from '../ceremony/plans.ts';
import { idOf, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { planView } from '../faces/plan-face.ts';
import { bureauPlanFile, planFile } from '../faces/plan-file.ts';
import type { Action } from '../handler.ts';
import { planTemplateOf } from '../registers/plan-file-says.ts';

/** 查看科室计划, in private. */
export const showPlan: Action = {
  name: 'show-plan',
  may: 'see-plan',
  async run(context, tap) {
    const { tx, bureauId } = context;
    const picked = requiredText(tap.form, { name: 'section', label: bureauPlanWords.section });
    const section = await sectionById(tx, idOf(picked));
    const year = Number(tap.id);
    if (section?.bureauId !== bureauId || !/^20\d\d$/.test(tap.id)) throw new Refusal('stale');
    const { approved, making } = await plansOf(tx, bureauId, section.id, year);
    const card = planCard(await planView(context, section, year, approved ?? making));
    const to = { person: context.person.id };
    return { says: [{ is: 'card', to, thing: `plan/${tap.key}`, card }], toast: faces.common.answered };
  },
};

/** 导出表格, in private: the lines as they are. */
export const exportPlan: Action = {
  name: 'export-plan',
  may: 'see-plan',
  async run(context, tap) {
    const { section, year, plan } = await planOfTap(context, tap.id);
    const name = words.file(section.name, year);
    const base64 = Buffer.from(await planFile(context, section, year, plan)).toString('base64');
    return {
      says: [{ is: 'file', to: { person: context.person.id }, name, base64 }],
      toast: words.exportToast,
      journal: { subject: `plan/${tap.id}` },
    };
  },
};

/** 取空白计划表, in private: what a chief fills in and sends back. */
export const planTemplateAction: Action = {
  name: 'plan-template',
  may: 'keep-plan',
  async run(context, tap) {
    const own = await ownPlan(context, tap.id);
    return {
      says: await planTemplateOf(context, own),
      toast: words.exportToast,
      journal: { subject: `plan/${tap.id}` },
    };
  },
};

/** 导出全局计划, in private: the lines of all sections in one file. */
export const exportBureauPlan: Action = {
  name: 'export-bureau-plan',
  may: 'see-plan',
  async run(context, tap) {
    if (!/^20\d\d$/.test(tap.id)) throw new Refusal('stale');
    const year = Number(tap.id);
    const name = words.file(await bureauName(context.tx, context.bureauId), year);
    const made = await bureauPlanFile(context, year);
    if (!made) throw new Refusal('no-plans', { year });
    const base64 = Buffer.from(made).toString('base64');
    return {
      says: [{ is: 'file', to: { person: context.person.id }, name, base64 }],
      toast: words.exportToast,
      journal: { subject: `plan/${tap.id}` },
    };
  },
};
