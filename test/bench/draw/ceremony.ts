/**
 * 仪式: FREEZE and CLOSE of very large draws as a bot does them, in one transaction each: how long its thread can do
 * nothing else. A register of 10,000 enterprises and 1,000 officers, made by the database itself.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { ensureBureau } from '../../../db/bureau.ts';
import { connect, type Database } from '../../../db/connect.ts';
import { startEmbedded } from '../../../db/embedded.ts';
import { migrate } from '../../../db/migrate.ts';
import { seedRegisters } from '../../../src/demo-seed.ts';
import { BUREAU } from '../../../src/domain/vocabulary.ts';
import { afterResult, voidedAndEnded } from './after-result.ts';
import { bureauOf } from './bureau.ts';
import { felt } from './felt.ts';

const ENTERPRISES = 10_000;
const PEOPLE = 1_000;
const NOW = new Date('2026-03-10T09:30:00+08:00');
const LATER = new Date('2026-03-10T22:05:00+08:00');
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
    await tx`set local statement_timeout = 0`;
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

async function ceremony(database: Database, take: number): Promise<void> {
  const { db, sql } = database;
  const bureauId = await db.transaction((tx) => ensureBureau(tx, BUREAU.code, BUREAU.name));
  await sql`update people set open_id = 'ou_' || code where id < 1000000`;
  await sql`insert into chats (bureau_id, chat_id, name, joined_at) values (${bureauId}, 'oc_bench', 'bench', ${NOW}) on conflict do nothing`.catch(
    () => undefined,
  );
  const bureau = await bureauOf(database, bureauId);
  const of = `${take} of ${ENTERPRISES.toLocaleString('en')}`;
  const draw = await felt(`FREEZE, ${of}`, () =>
    bureau.freezes(NOW, take, { beacon: { source: 'ssq', issue: '2026027' } }),
  );
  await sql`update draw_witnesses set value = '73820' || position, sent_at = ${NOW} where draw_id = ${draw.id}`;
  await felt(`CLOSE, ${of}`, () => bureau.closes(NOW, draw.id));
  await afterResult(bureau, draw.id, of);
  const next = await bureau.freezes(LATER, take);
  await voidedAndEnded(bureau, next.id, of);
}
