/** Fields that every form has in which a draw is asked for. */
import type { Helpers } from '../src/domain/crews.ts';
import { datePicker, select } from './form-kit.ts';
import type { Element } from './kit.ts';
import { faces } from './words-faces.ts';

const words = faces.drawForm;

/** 专家人数: so many at most (draws.experts) */
export const MOST_EXPERTS = 5;
const MINUTES = [2, 5, 10, 30];
/** so many experts are offered together with a partner */
const WITH_PARTNER = 2;

/** 专家人数, and which 联合部门 takes part: fixed before the draw. Several departments at once are typed in a line. */
export function helpField(
  departments: readonly string[],
  { experts, partners }: Helpers,
): readonly Element[] {
  const values = [
    ...range(MOST_EXPERTS).map((n) => `${n}`),
    ...departments.flatMap((name) => range(WITH_PARTNER).map((n) => `${n}+${name}`)),
  ];
  const chosen = [`${Math.min(experts, MOST_EXPERTS)}`, ...partners].join('+');
  return select(
    { name: 'help', label: words.experts },
    [...new Set([...values, chosen])].map((value) => ({ value, text: helpChoice(value) })),
    faces.common.choose,
    chosen,
  );
}

const range = (most: number) => Array.from({ length: most + 1 }, (_, n) => n);

function helpChoice(value: string): string {
  const [n = '0', ...partners] = value.split('+');
  return partners.length === 0 ? words.expertsOf(Number(n)) : words.joint(partners.join('、'), Number(n));
}

/** 检查时限. */
export function daysFields(from: string, to: string): Element[] {
  return [
    ...datePicker({ name: 'from', label: words.from, required: true }, faces.common.day, from),
    ...datePicker({ name: 'to', label: words.to, required: true }, faces.common.day, to),
  ];
}

/** 见证时限. */
export function minutesField(minutes: number, required = false): readonly Element[] {
  const all = [...new Set([...MINUTES, minutes])].sort((a, b) => a - b);
  return select(
    { name: 'minutes', label: words.minutes, required },
    all.map((n) => ({ value: `${n}`, text: words.minutesOf(n) })),
    faces.common.choose,
    `${minutes}`,
  );
}
