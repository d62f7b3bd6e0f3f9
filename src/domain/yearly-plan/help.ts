/** 检查组数 and 专家人数, as they are typed in one field: 「3组，专家1人」. */
import { normaliseText } from '../numerals.ts';
import { Refusal } from '../refusal.ts';

const MOST_TEAMS = 999;
const MOST_EXPERTS = 99;

export function readHelp(text: string | undefined): { teams: number | null; experts: number } {
  if (text === undefined) return { teams: null, experts: 0 };
  const clean = normaliseText(text).replace(/\s/g, '');
  const teams = /(\d{1,3})个?(?:检查)?组/u.exec(clean) ?? /(?:检查)?组数?:?(\d{1,3})个?/u.exec(clean);
  const experts = /专家:?(\d{1,2})[人名位]?/u.exec(clean) ?? /(\d{1,2})[人名位]专家/u.exec(clean);
  const left = clean
    .replace(teams?.[0] ?? '', '')
    .replace(experts?.[0] ?? '', '')
    .replace(/[,;、。]/g, '');
  const read = { teams: teams ? Number(teams[1]) : null, experts: experts ? Number(experts[1]) : 0 };
  if (left !== '' || read.teams === 0 || (read.teams ?? 1) > MOST_TEAMS || read.experts > MOST_EXPERTS)
    throw new Refusal('unreadable-help', { text });
  return read;
}
