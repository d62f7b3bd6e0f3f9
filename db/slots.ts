/**
 * 发送名额: Feishu counts what arrives, for each API and each receiver, within any second and any minute. A slot is
 * taken before a call and is over when its answer is there; the n-th of a lane begins a whole window after the
 * (n − most)-th was over. So neither a slow network nor a busy machine can squeeze too many into one window.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';

/** At most so many within any `ms`. */
export type Limit = { readonly most: number; readonly ms: number };
export type Lane = { readonly name: string; readonly limits: readonly Limit[] };
/** Of an API, and of a receiver if the call has one. */
export type Slot = { readonly api: Lane; readonly n: number; readonly to?: Lane; readonly toN: number };
export type Taken =
  | { readonly is: 'taken'; readonly slot: Slot; readonly waitMs: number; readonly sure: boolean }
  /** the receiver may get nothing yet: nothing was taken, so that others need not wait for it */
  | { readonly is: 'too-early'; readonly waitMs: number };

/** What was begun this long ago has arrived, or never will: its sender was killed, or the network lost it. */
const ARRIVED_MS = 5000;
/** Answers may come out of order by so many. */
const DEEP = 300;
/** Slots of a lane lie apart by this share of an even pace: some room to catch up, and no bursts. */
const GAP = 0.8;
/** Every so many of an API, what no window reaches back to is swept away. */
const SWEEP = 1000;
const SWEPT_AFTER = sql`interval '3 minutes'`;

const ms = (value: number) => sql`make_interval(secs => ${value / 1000}::float8)`;
/** By when it has surely been counted; or, if we hope for the best, when it should have been. */
const counted = (hopeful: boolean) =>
  sql`least(coalesce(over_at, ${hopeful ? sql`at` : sql`'infinity'::timestamptz`}), at + ${ms(ARRIVED_MS)})`;

/** When the n-th of a lane may begin. */
function opens(lane: Lane, n: SQL, hopeful: boolean): SQL {
  const each = lane.limits.map(
    ({ most, ms: span }) => sql`(select max(${counted(hopeful)}) + ${ms(span)} from slots
      where lane = ${lane.name} and n <= ${n} - ${most}::int and n > ${n} - ${most + DEEP}::int)`,
  );
  const [{ most, ms: span } = { most: 1, ms: 0 }] = lane.limits;
  const apart = sql`(select at + ${ms((span / most) * GAP)} from slots where lane = ${lane.name} and n = ${n} - 1)`;
  return sql`greatest('epoch'::timestamptz, ${sql.join([...each, apart], sql`, `)})`;
}

const nextOf = ({ name }: Lane) => sql`(select coalesce(max(n), 0) + 1 from slots where lane = ${name})`;
const milliseconds = (until: SQL) => sql`greatest(0, extract(epoch from ${until} - now) * 1000)::float8`;

type Plan = { api_n: string; to_n: string; early: number; wait: number; sure: boolean };

/** The next slot of these lanes. Who takes one waits for it and then begins at once. */
export async function takeSlot(db: Db, api: Lane, to?: Lane): Promise<Taken> {
  const toOpens = to ? opens(to, sql`to_n`, false) : sql`'epoch'::timestamptz`;
  const [, [plan]] = await db.transaction((tx) =>
    Promise.all([
      tx.execute(sql`select ${sql.join(locksOf(api, to), sql`, `)}`),
      tx.execute<Plan>(sql`
        with next as (
          select clock_timestamp() as now, ${nextOf(api)} as api_n, ${to ? nextOf(to) : sql`0::bigint`} as to_n),
        plan as (
          select *, ${toOpens} as to_opens, ${opens(api, sql`api_n`, false)} as surely,
            greatest(now, ${opens(api, sql`api_n`, true)}) as starts
          from next),
        taken as (
          insert into slots (lane, n, at)
          select lane, n, starts from plan,
            lateral (values (${api.name}, api_n), (${to?.name ?? null}::text, to_n)) as each (lane, n)
          where to_opens <= now and lane is not null)
        select api_n, to_n, ${milliseconds(sql`to_opens`)} as early, ${milliseconds(sql`starts`)} as wait,
          surely <= starts as sure
        from plan`),
    ]),
  );
  if (!plan) throw new Error('no slot was planned');
  if (plan.early > 0) return { is: 'too-early', waitMs: plan.early };
  const n = Number(plan.api_n);
  if (n % SWEEP === 0) await db.execute(sql`delete from slots where at < clock_timestamp() - ${SWEPT_AFTER}`);
  const slot = { api, n, toN: Number(plan.to_n), ...(to && { to }) };
  return { is: 'taken', slot, waitMs: plan.wait, sure: plan.sure };
}

/** Always the receiver's before the API's, so that two never wait for each other. */
function locksOf(api: Lane, to?: Lane): SQL[] {
  const names = to ? [to.name, api.name] : [api.name];
  return names.map((name) => sql`pg_advisory_xact_lock(hashtextextended(${name}, 20260310))`);
}

const isOf = ({ api, n, to, toN }: Slot) =>
  sql`((lane = ${api.name} and n = ${n}) or (lane = ${to?.name ?? null} and n = ${toN}))`;

/** How much longer to wait with a slot that was not sure: those before it were still under way. It begins now at the earliest. */
export async function slotWait(db: Db, slot: Slot): Promise<number> {
  const [row] = await db.execute<{ wait: number }>(sql`
    with begins as (
      update slots set at = greatest(at, clock_timestamp()) where ${isOf(slot)})
    select ${milliseconds(opens(slot.api, sql`${slot.n}::bigint`, false))} as wait
    from (select clock_timestamp() as now) as clock`);
  return row?.wait ?? 0;
}

/** The answer is there, or there will be none. */
export async function slotOver(db: Db, slot: Slot): Promise<void> {
  await db.execute(sql`update slots set over_at = clock_timestamp() where ${isOf(slot)}`);
}
