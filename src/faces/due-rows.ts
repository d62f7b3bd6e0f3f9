/** 到期: what falls due within 60 days or is late, for what the reader answers for; by day. */
import { safe } from '../../cards/kit.ts';
import type { Results } from '../../cards/lookup.ts';
import { dateText, dayText, shortName } from '../../cards/words.ts';
import { lookup as general } from '../../cards/words-lookup.ts';
import {
  certificatesDue,
  type Due,
  type DueScope,
  engagementsDue,
  permitsDue,
  tasksDue,
  windowsDue,
} from '../../db/due.ts';
import { MOST } from '../../db/lookups.ts';
import { isAllowed } from '../domain/abilities.ts';
import { foldText, wordsOf } from '../domain/lookup.ts';
import { addDays, type Day } from '../domain/working-days.ts';
import type { Context } from '../handler.ts';

const words = general.due;
/** days ahead, as certificates are warned of */
const AHEAD = 60;
/** permits and windows that ended longer ago are no news */
const PAST = 60;
const DAY_MS = 86_400_000;

/** 管理员 sees registers alone; 执法监督科 and the leaders the bureau; a chief the own section; anyone else oneself. */
function scopesOf({ person }: Context): { tasks: DueScope; registers: DueScope } {
  const bureau = { of: 'bureau' } as const;
  const self = { of: 'person', id: person.id } as const;
  const section = person.sectionId === null ? self : ({ of: 'section', id: person.sectionId } as const);
  const own = isAllowed('keep-plan', person.roles) ? section : self;
  const all = (['office', 'deputy', 'leader'] as const).some((role) => person.roles.includes(role));
  return { tasks: all ? bureau : own, registers: all || person.roles.includes('admin') ? bureau : own };
}

export async function dueRows(context: Context, query: string): Promise<Results> {
  const { tx, bureauId, today } = context;
  const span = { bureauId, upTo: addDays(today, AHEAD) };
  const since = addDays(today, -PAST);
  const { tasks, registers } = scopesOf(context);
  const all = [
    ...(await tasksDue(tx, span, tasks)),
    ...(await windowsDue(tx, span, since, tasks)),
    ...(await certificatesDue(tx, span, registers)),
    ...(await permitsDue(tx, span, since, registers)),
    ...(await engagementsDue(tx, span, since, registers)),
  ];
  const lines = all
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((due) => ({
      line: lineOf(due, today),
      text: foldText(Object.values(due).join(' ') + words.kinds[due.kind]),
    }));
  const rows = lines
    .filter(({ text }) => wordsOf(query).every((word) => text.includes(word)))
    .slice(0, MOST + 1)
    .map(({ line }) => ({ line }));
  return { rows, lead: words.lead(AHEAD), note: words.scopes[registers.of] };
}

function lineOf({ kind, day, name, county, about = '' }: Due, today: Day): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  const left = days < 0 ? words.late(-days) : days === 0 ? words.today : words.left(days);
  const who = county === undefined ? name : shortName(name, county);
  const what = kind === 'visit' || kind === 'rectify' || kind === 'publish' ? words.draw(about) : about;
  const when = day.slice(0, 4) === today.slice(0, 4) ? dayText(day) : dateText(day);
  return words.line(when, left, words.kinds[kind], safe(who), safe(what));
}
