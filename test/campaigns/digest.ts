/** The state that a run leaves behind, in lines that don't tell when, in which order, or under which number. */
import { createHash } from 'node:crypto';
import type { Bureau } from '../support/bureau.ts';

/** One line for each row and each message, sorted. Two runs of one script leave the same. */
export async function stateOf(bureau: Bureau): Promise<string[]> {
  return [...(await rowsOf(bureau)), ...(await messagesOf(bureau))].sort();
}

export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** What each run has more often than the other. */
export function difference(a: readonly string[], b: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of a) left.set(line, (left.get(line) ?? 0) + 1);
  for (const line of b) left.set(line, (left.get(line) ?? 0) - 1);
  return [...left]
    .filter(([, n]) => n !== 0)
    .map(([line, n]) => `${n > 0 ? '-' : '+'}${Math.abs(n)} ${line}`);
}

async function rowsOf(bureau: Bureau): Promise<string[]> {
  const tables = {
    draw: await bureau.sql`
      select no, state, "freeze", freeze_digest, units, persons, pairs, record, record_digest, platform_no from draws`,
    task: await bureau.sql`
      select d.no, e.code, t.state, t.visited_day, t.rectification, t.rectify_by, t.publish_by, t.published_day,
        t.receipt_no, t.next_at, array(select p.code from task_members m join people p on p.id = m.person_id
          where m.task_id = t.id order by p.code) as team
      from tasks t join draws d on d.id = t.draw_id join enterprises e on e.id = t.enterprise_id`,
    finding: await bureau.sql`
      select e.code, f.kind, f.day, f.method, f.result, f.text, f.rectify_by, s.code as by, c.code as confirmed
      from findings f join tasks t on t.id = f.task_id join enterprises e on e.id = t.enterprise_id
        join people s on s.id = f.submitted_by left join people c on c.id = f.confirmed_by`,
    reminder: await bureau.sql`
      select e.code, r.deadline, r.stage from reminders r join tasks t on t.id = r.task_id
        join enterprises e on e.id = t.enterprise_id`,
    log: await bureau.sql`select no, type from draw_log`,
    act: await bureau.sql`
      select act, e.code from journal j left join tasks t on j.subject = 'task/' || t.id
        left join enterprises e on e.id = t.enterprise_id where act not like 'refused/%'`,
  };
  return Object.entries(tables).flatMap(([name, rows]) =>
    [...rows].map((row) => `${name} ${JSON.stringify(row)}`),
  );
}

/** What stands in each chat, numbers of the log, hours and winners of a race left out. */
async function messagesOf(bureau: Bureau): Promise<string[]> {
  const lines: string[] = [];
  for (const chat of bureau.chats)
    for (const { msg_type, content, sender } of await bureau.http.messages(chat.id))
      if (sender.sender_type === 'app')
        lines.push(`${chat.name} ${chat.members} ${msg_type} ${masked(content)}`);
  return lines;
}

function masked(content: string): string {
  return JSON.stringify(sorted(JSON.parse(content)))
    .replace(/(见证数字 \d+。)[^\\]*/g, '$1#')
    .replace(/[0-9a-f]{64}/g, '#')
    .replace(/\b(file|om|img)_[\w-]+/g, '#')
    .replace(/__\d+/g, '__#')
    .replace(/"id":"\d+"/g, '"id":"#"')
    .replace(/"value":"\d+"/g, '"value":"#"')
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, '#')
    .replace(/\d\d:\d\d(:\d\d)?/g, '#')
    .replace(/[\p{Script=Han}]{2,4} (?=已于)/gu, '#');
}

/** The answer to a repeated event has its keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
