/**
 * Years of a bureau, made by the database itself: closed tasks with their cards and messages, and the newest of them
 * with teams, results and reminders, which are looked up by the task alone.
 */
import type { Sql } from 'postgres';

/** Tasks of a draw. */
const EACH = 100;
const NEWEST = 200_000;
const CARD = '{"schema":"2.0","body":{"elements":[]}}';

export async function store(sql: Sql, count: number, now: Date): Promise<void> {
  await sql.begin(async (tx) => {
    // no trigger fires and no reference is looked up: what is made here is consistent
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`set local work_mem = '256MB'`;
    const draws = count / EACH;
    await tx`
      insert into enterprises overriding system value
      select (jsonb_populate_record(null::enterprises, to_jsonb(e) || jsonb_build_object('id', 1000000 + g, 'code', 'G' || g,
        'name', '山西第' || g || '号化工有限公司', 'credit_code', 'G' || lpad(g::text, 17, '0')))).*
      from generate_series(1, ${Math.max(1, count / 100)}::int) g,
        (select * from enterprises order by id limit 1) e`;
    // the last one is of this year
    await tx`
      insert into draws (bureau_id, origin, kind, no, ordinal, section_id, type, state, from_day, to_day, opened_by,
        open_at, dispatched_at, approval)
      select s.bureau_id, 'province', 'formal', 'G-' || g, g, s.id, 'general', 'drawn', day - 5, day + 2, p.id,
        day - interval '5 days', day - interval '5 days', 'earlier'
      from generate_series(1, ${draws + 1}::int) g,
        lateral (select ${now.toISOString().slice(0, 10)}::date - ((${draws} + 1 - g) * 3500 / ${draws})::int as day) d,
        (select * from sections where cardinality(trades) > 0 order by id limit 1) s,
        (select id from people order by id limit 1) p`;
    const [{ all = 0 } = {}] = await tx<{ all: number }[]>`select count(*)::int as all from enterprises`;
    await tx`
      insert into tasks (bureau_id, draw_id, enterprise_id, from_day, to_day, state, assigned_at, accepted_at,
        accepted_by, visited_day, published_day, receipt_no, published_by, publish_by)
      select d.bureau_id, d.id, e.id, d.from_day, d.to_day, case when d.isnow then 'accepted' else 'closed' end,
        d.open_at, d.open_at, d.opened_by, case when not d.isnow then d.to_day end,
        case when not d.isnow then d.to_day end, 'G', d.opened_by, case when not d.isnow then d.to_day + 20 end
      from (select *, row_number() over (order by id) as n, id = max(id) over () as isnow from draws) d
        cross join generate_series(0, ${EACH - 1}) k
        join (select id, row_number() over (order by id) - 1 as n from enterprises) e
          on e.n = (d.n * ${EACH} + k) % ${all}::int`;
    const [{ people = 0 } = {}] = await tx<
      { people: number }[]
    >`select count(*)::int as people from inspectors`;
    await tx`
      insert into task_members (bureau_id, task_id, person_id)
      select t.bureau_id, t.id, p.id from (select * from tasks order by id desc limit ${NEWEST}) t
        cross join (values (0), (1)) k (k)
        join (select person_id as id, row_number() over (order by person_id) - 1 as n from inspectors) p
          on p.n = (t.id + k) % ${people}::int`;
    await tx`
      insert into findings (bureau_id, task_id, kind, day, method, result, text, submitted_by, submitted_at,
        confirmed_by, confirmed_at)
      select bureau_id, id, 'inspection', visited_day, 'on-site', 'none', '未发现问题', accepted_by, accepted_at,
        accepted_by + 1, accepted_at
      from (select * from tasks order by id desc limit ${NEWEST}) t where state = 'closed'`;
    await tx`
      insert into reminders (bureau_id, task_id, deadline, stage, at)
      select bureau_id, id, 'inspection ' || to_day, 'soon', accepted_at
      from (select * from tasks order by id desc limit ${NEWEST}) t where state = 'closed'`;
    await tx`
      insert into outbox (bureau_id, once, lane, payload, created_at, next_at, done_at, message_id)
      select bureau_id, 'card/task/' || id, 'person:' || accepted_by, '{"is":"card"}', accepted_at, accepted_at,
        accepted_at, 'om_' || id from tasks where state = 'closed'`;
    await tx`
      insert into card_messages (bureau_id, thing, recipient, message_id, sent_at, content, wants, delivered)
      select bureau_id, 'task/' || id, 'person:' || accepted_by, 'om_' || id, accepted_at, ${CARD}, false, 1
      from tasks where state = 'closed'`;
  });
  await sql`analyze`;
}
