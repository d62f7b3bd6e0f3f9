import { gradeWords as words } from '../../cards/words-grades.ts';
import { signChanges } from '../../db/register-history.ts';
import { decideGradeRule, gradeRulesOf, setGradeRule } from '../../db/visits.ts';
import { choice, optionalText, requiredText } from '../domain/form-fields.ts';
import { isUndecided, readCap, readFrequency, readRatio } from '../domain/grade-rule.ts';
import { normaliseText } from '../domain/numerals.ts';
import { Refusal } from '../domain/refusal.ts';
import { isBelowYearly } from '../domain/visit-rules.ts';
import { GRADES } from '../domain/vocabulary.ts';
import { gradesFace } from '../faces/grade-face.ts';
import type { Action } from '../handler.ts';

const CODES = GRADES.map(({ code }) => code);
const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name] });

/** 保存规则 of a class; another frequency below once a year is to be decided on anew. */
export const setGrade: Action = {
  name: 'set-grade',
  may: 'keep-grade-rules',
  async run(context, { form }) {
    const { tx, bureauId, person } = context;
    const grade = choice(form, field('grade'), CODES);
    const reason = requiredText(form, field('reason'));
    const cap = optionalText(form, field('cap'));
    const rule = {
      grade,
      ratioBp: readRatio(normaliseText(requiredText(form, field('ratio')))),
      frequency: readFrequency(normaliseText(requiredText(form, field('frequency')))),
      cap: readCap(cap === undefined ? undefined : normaliseText(cap)),
    };
    await signChanges(tx, { actorId: person.id, why: reason });
    await setGradeRule(tx, bureauId, rule);
    const now = (await gradeRulesOf(tx, bureauId)).get(grade)!;
    return {
      says: [await gradesFace(context)],
      toast: isUndecided(now) ? words.openToast : words.setToast,
      journal: { subject: `grade-rule/${grade}`, detail: { ...rule, reason } },
    };
  },
};

/** 低于每年一次, against 四(四): the office keeps it, or has it count as once a year. */
export const decideGrade: Action = {
  name: 'decide-grade',
  may: 'keep-grade-rules',
  async run(context, { form }) {
    const { tx, bureauId, person, now } = context;
    const grade = choice(form, field('which'), CODES);
    const decision = choice(form, field('decision'), ['keep', 'raise']);
    const reason = requiredText(form, field('why'));
    const rule = (await gradeRulesOf(tx, bureauId)).get(grade);
    if (!rule || !isBelowYearly(rule)) throw new Refusal('stale');
    await signChanges(tx, { actorId: person.id, why: reason });
    const kept = decision === 'keep';
    await decideGradeRule(tx, bureauId, grade, { kept, decidedBy: person.id, decidedAt: now, reason });
    return {
      says: [await gradesFace(context)],
      toast: words.decidedToast,
      journal: { subject: `grade-rule/${grade}`, detail: { decision, reason } },
    };
  },
};
