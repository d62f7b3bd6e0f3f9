/**
 * 仪式: FREEZE and CLOSE of very large draws as a bot does them, in one transaction each: how long its thread can do
 * nothing else. A register of 10,000 enterprises and 1,000 officers, made by the database itself.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Sql } from 'postgres';
import { ensureBureau } from '../../../db/bureau.ts';
import { connect, type Database } from '../../../db/connect.ts';
import { type Draw, lockDraw } from '../../../db/draws.ts';
import { startEmbedded } from '../../../db/embedded.ts';
import { migrate } from '../../../db/migrate.ts';
import { putSays } from '../../../db/outbox.ts';
import { personById } from '../../../db/people.ts';
import { closeWhenReady } from '../../../src/ceremony/close-draw.ts';
import { drawingSectionOf, openDraw } from '../../../src/ceremony/open-draw.ts';
import { seedRegisters } from '../../../src/demo-world.ts';
import { BUREAU } from '../../../src/domain/vocabulary.ts';
import { dayOf } from '../../../src/domain/working-days.ts';
import type { Context } from '../../../src/handler.ts';
import type { Say } from '../../../src/messages.ts';
import { secrets } from '../../../src/secrets.ts';
import { load } from './measure.ts';

const ENTERPRISES = 10_000;
const PEOPLE = 1_000;
const NOW = new Date('2026-03-10T09:30:00+08:00');
const hasty = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

export async function benchCeremony(takes: readonly number[] = [500, 9_500]): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-ceremony-'));
  const server = await startEmbedded({ dataDir: dir, settings: hasty });
  try {
    await migrate(server.options);
    const database = connect(server.options, { max: 4 });
    await seedRegisters(database);
    await enlarge(database.sql);
    for (const take of takes) await ceremony(database, take);
    await database.close();
  } finally {
    await server.release();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Copies of one enterprise of 危化科 and of one of its officers, in other counties. */
async function enlarge(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update sections set person_cap = 120`;
    await tx`
      insert into enterprises overriding system value
      select (jsonb_populate_record(null::enterprises, to_jsonb(e) || jsonb_build_object('id', 1000000 + g, 'code', 'G' || g,
        'name', '山西第' || g || '号新材料科技集团有限公司', 'credit_code', 'G' || lpad(g::text, 17, '0'),
        'last_inspected', null, 'inspected_elsewhere', 0, 'county', (array['榆次区','太谷区','介休市','灵石县'])[1 + g % 4]))).*
      from generate_series(1, ${ENTERPRISES}::int) g,
        (select e.* from enterprises e join sections s on s.id = e.section_id
          where not e.is_key and e.status = 'active' and s.name like '危%' order by e.id limit 1) e`;
    await tx`
      insert into people overriding system value
      select (jsonb_populate_record(null::people, to_jsonb(p) || jsonb_build_object('id', 1000000 + g, 'code', 'Q' || g,
        'name', '王大明' || g, 'mobile', '1390' || lpad(g::text, 7, '0'), 'open_id', null))).*
      from generate_series(1, ${PEOPLE}::int) g,
        (select p.* from people p join inspectors i on i.person_id = p.id where i.in_post order by p.id limit 1) p`;
    await tx`
      insert into inspectors
      select (jsonb_populate_record(null::inspectors, to_jsonb(i) || jsonb_build_object('person_id', 1000000 + g,
        'certificate_no', 'C' || g, 'counties', array['*']))).*
      from generate_series(1, ${PEOPLE}::int) g,
        (select i.* from inspectors i where i.in_post and cardinality(i.specialities) > 0 order by i.person_id limit 1) i`;
  });
  await sql`analyze`;
}

async function ceremony({ db, sql }: Database, take: number): Promise<void> {
  const bureauId = await db.transaction((tx) => ensureBureau(tx, BUREAU.code, BUREAU.name));
  const [chief] = await sql<{ id: number }[]>`
    select p.id from people p join person_roles r on r.person_id = p.id join sections s on s.id = p.section_id
    where r.role = 'chief' and s.name like '危%' limit 1`;
  await sql`update people set open_id = 'ou_' || code where id < 1000000`;
  await sql`insert into chats (bureau_id, chat_id, name, joined_at) values (${bureauId}, 'oc_bench', 'bench', ${NOW}) on conflict do nothing`.catch(
    () => undefined,
  );
  const at = (tx: Context['tx']): Context =>
    ({
      tx,
      now: NOW,
      today: dayOf(NOW),
      bureauId,
      secrets: secrets('bench'),
      commands: [],
    }) as unknown as Context;
  let draw: Draw | undefined;
  const open = async () => {
    await db.transaction(async (tx) => {
      const context = { ...at(tx), person: (await personById(tx, chief!.id))! };
      const section = await drawingSectionOf(context);
      const ask = {
        ...{
          kind: 'formal',
          type: 'general',
          trades: section.trades,
          amounts: { is: 'one', amount: { is: 'count', n: take } },
        },
        ...{
          from: '2026-03-11',
          to: '2026-04-08',
          batches: 4,
          ground: { temporaryNo: '晋市应急函〔2026〕1号' },
        },
      } as unknown as Parameters<typeof openDraw>[2];
      const opened = await openDraw(context, section, ask, 'oc_bench');
      draw = opened.draw;
      await said(tx, bureauId, 'freeze', opened.says);
    });
  };
  await felt(`FREEZE, ${take} of ${ENTERPRISES.toLocaleString('en')}`, open);
  await sql`update draw_witnesses set value = '73820' || position, sent_at = ${NOW} where draw_id = ${draw!.id}`;
  const close = () =>
    db.transaction(async (tx) => {
      const held = await lockDraw(tx, draw!.id);
      await said(tx, bureauId, 'close', await closeWhenReady(at(tx), held!));
    });
  await felt(`CLOSE, ${take} of ${ENTERPRISES.toLocaleString('en')}`, close);
}

const said = (tx: Context['tx'], bureauId: number, cause: string, says: readonly Say[]) =>
  putSays(tx, bureauId, NOW, cause, says);

/** The longest turn of the thread that does this: nothing else could be done meanwhile. */
async function felt(name: string, work: () => Promise<void>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const turns = new Turns();
  const began = performance.now();
  const spent = ownTime();
  delay.enable();
  turns.watch();
  await work();
  turns.stop();
  delay.disable();
  const wall = performance.now() - began;
  console.log(
    `draw ${name}: ${wall.toFixed(0)} ms by the clock; the bot's thread ${(ownTime() - spent).toFixed(0)} ms of the ` +
      `processor, ${turns.longest.toFixed(0)} ms at the most in one turn, ${turns.over(50)} turns above 50; by the ` +
      `clock it was kept waiting ${(delay.max / 1e6).toFixed(0)} ms at the most; ${load()}`,
  );
}

/** This thread's time on the processor in milliseconds: what others take of a shared machine is not in it. */
function ownTime(): number {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** Looks at the time in each turn of the event loop. */
class Turns {
  readonly #each: number[] = [];
  #running = false;

  watch(): void {
    this.#running = true;
    let last = ownTime();
    const turn = () => {
      const now = ownTime();
      this.#each.push(now - last);
      last = now;
      if (this.#running) setImmediate(turn);
    };
    setImmediate(turn);
  }

  stop(): void {
    this.#running = false;
  }

  get longest(): number {
    return this.#each.reduce((most, each) => Math.max(most, each), 0);
  }

  over(limit: number): number {
    return this.#each.filter((each) => each > limit).length;
  }
}
