/** 「计划 2027」「计划 危化科」「明年计划」: which plan is asked for. */
import { normaliseText } from '../numerals.ts';
import { Refusal } from '../refusal.ts';
import { findEntry, SECTIONS } from '../vocabulary.ts';
import type { Day } from '../working-days.ts';

export function readPlanWish<S extends { readonly name: string }>(
  text: string,
  today: Day,
  sections: readonly S[],
): { readonly year: number; readonly section?: S } {
  const clean = normaliseText(text).replace(/\s/g, '');
  const thisYear = Number(today.slice(0, 4));
  const said = /(20\d\d)年?度?/u.exec(clean);
  const next = /明年|下一?年度?/u.exec(clean);
  const last = /去年|上一?年度?/u.exec(clean);
  const year = said ? Number(said[1]) : thisYear + (next ? 1 : last ? -1 : 0);
  const name = [said, next, last]
    .reduce((left, found) => left.replace(found?.[0] ?? '', ''), clean)
    .replace(/^的|(?:的)?(?:抽查)?计划$|今年|本年度?/gu, '');
  if (name === '') return { year };
  const known = findEntry(SECTIONS, name)?.name ?? name;
  const section = sections.find((each) => each.name === known);
  if (!section)
    throw new Refusal('unknown-section', { text, choices: sections.map((each) => each.name).join('、') });
  return { year, section };
}
