/**
 * 时钟: what one tick costs with a hundred tasks due, where a thousand tasks are stored and where a million are: the
 * jobs in their transactions, then the outbox is looked through and the journal sealed. Two databases, by turns.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBureau } from '../../db/bureau.ts';
import { loadCalendar } from '../../db/calendar.ts';
import { client } from '../../db/client.ts';
import { connect, type Database } from '../../db/connect.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { sealJournal } from '../../db/journal.ts';
import { migrate } from '../../db/migrate.ts';
import { putSays } from '../../db/outbox.ts';
import { confirmAnswers } from '../../db/outbox-cards.ts';
import { lease } from '../../db/outbox-lanes.ts';
import calendar2026 from '../../db/seed/calendar-2026.json' with { type: 'json' };
import { importFile } from '../../src/cli/import.ts';
import { BUREAU } from '../../src/domain/vocabulary.ts';
import { type CalendarDay, dayOf } from '../../src/domain/working-days.ts';
import type { Scene } from '../../src/handler.ts';
import { jobs } from '../../src/jobs/index.ts';
import { secrets } from '../../src/secrets.ts';
import { median } from './statistics.ts';
import { store } from './stored.ts';
import { goal, load } from './table.ts';

const SMALL = 1000;
const LARGE = 1_000_000;
/** a working day, at the hour of the office */
const NOW = new Date('2026-03-10T09:30:00+08:00');
const hasty = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '4GB' };

export async function benchTick(rounds = 5): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-tick-'));
  const server = await startEmbedded({ dataDir: dir, settings: hasty });
  const opened: Database[] = [];
  try {
    const stored = [];
    for (const count of [SMALL, LARGE]) {
      const target = { ...server.options, database: `stored_${count}` };
      const admin = client(server.options, { max: 1 });
      await admin`create database ${admin(target.database)}`;
      await admin.end();
      await migrate(target);
      const database = connect(target, { max: 4 });
      opened.push(database);
      stored.push({ count, database, bureauId: await fill(database, count), idle: [], due: [] as number[] });
    }
    for (let round = 0; round <= rounds; round++)
      for (const { database, bureauId, idle, due } of stored as Stored[]) {
        await makeDue(database);
        const [busy, quiet] = [await tick(database, bureauId, true), await tick(database, bureauId, false)];
        if (round === 0) continue; // warm, and what is done once a day or week
        due.push(busy);
        idle.push(quiet);
      }
    tell(stored as Stored[]);
  } finally {
    for (const database of opened) await database.close();
    await server.release();
    await rm(dir, { recursive: true, force: true });
  }
}

type Stored = {
  readonly count: number;
  readonly database: Database;
  readonly bureauId: number;
  readonly idle: number[];
  readonly due: number[];
};

function tell(stored: readonly Stored[]): void {
  for (const { count, due, idle } of stored)
    console.log(
      `tick     ${count.toLocaleString('en')} stored: ${median(due).toFixed(1)} ms with 100 due, ${median(idle).toFixed(1)} ms with none; load ${load()}`,
    );
  const [small, large] = stored;
  const ratio = median(large!.due) / median(small!.due);
  const idle = median(large!.idle) / median(small!.idle);
  goal('时钟：一百万条对一千条，100 条到期', '至多 2 倍', `${ratio.toFixed(2)} 倍`, ratio <= 2);
  goal('时钟：一百万条对一千条，无到期', '至多 2 倍', `${idle.toFixed(2)} 倍`, idle <= 2);
}

/** The demo's registers, and so many tasks of the years before with all that belongs to them. */
async function fill(database: Database, count: number): Promise<number> {
  for (const name of ['enterprises.xlsx', 'people.xlsx']) {
    const bytes = await readFile(new URL(`../../db/seed/${name}`, import.meta.url));
    await importFile(database, { bytes, name }, NOW);
  }
  const bureauId = await database.db.transaction(async (tx) => {
    const id = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    await loadCalendar(tx, id, calendar2026 as CalendarDay[]);
    return id;
  });
  await store(database.sql, count, NOW);
  return bureauId;
}

/** A hundred tasks whose last day is near, none of which was reminded of it yet. */
async function makeDue({ sql }: Database): Promise<void> {
  await sql`delete from reminders where task_id in (select id from tasks where state = 'accepted')`;
  await sql`update tasks set next_at = ${NOW} where state = 'accepted'`;
  await sql`update outbox set done_at = ${NOW} where done_at is null and dead_at is null`;
}

/** As the clock does it; `isDue` says whether the hundred must be met. */
async function tick({ db }: Database, bureauId: number, isDue: boolean): Promise<number> {
  const started = performance.now();
  const ran: string[] = [];
  for (const job of jobs)
    await db.transaction(async (tx) => {
      const scene: Scene = { tx, now: NOW, today: dayOf(NOW), bureauId, secrets: secrets('bench') } as Scene;
      const due = await job.next(scene);
      if (!due || due > NOW) return;
      ran.push(job.name);
      await putSays(tx, bureauId, NOW, job.name, await job.run(scene, NO_TOOLS));
    });
  await confirmAnswers(db, bureauId, NOW);
  await lease(db, bureauId, { limit: 16, seconds: 15, now: NOW });
  await sealJournal(db);
  if (ran.includes('deadline-reminder') !== isDue) throw new Error(`ran ${ran}`);
  return performance.now() - started;
}

const NO_TOOLS = {
  progress: async () => undefined,
  fault(error: unknown): string {
    throw error;
  },
};
