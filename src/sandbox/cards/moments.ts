import { match } from './types.ts';

/** No page knows an empty value: who has none leaves the field out. */
const moment = (re: RegExp, what: string) => match((given) => re.test(given) && isDay(given), what);
/** 30 February is no day. */
const isDay = (given: string): boolean => {
  if (!/^\d{4}-/.test(given)) return true;
  const day = given.slice(0, 10);
  const found = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(day);
};
export const DATE = moment(/^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd');
export const TIME = moment(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm');
export const DATETIME = moment(/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/, 'yyyy-MM-dd HH:mm');
