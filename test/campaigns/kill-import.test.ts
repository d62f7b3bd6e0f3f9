/** 断电: SIGKILL in the middle of an import, while it is read and while it is written: all or nothing, and it goes on. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BOT_ROLE } from '../../db/bot-role.ts';
import { audit } from '../../src/audit/audit.ts';
import { writeSheet } from '../../src/files/write.ts';
import { Bureau } from '../support/bureau.ts';
import { registeredDatabase } from '../support/database.ts';
import { credit } from '../support/register-file.ts';
import { CLERK } from '../support/round.ts';
import { chanceOf } from './chance.ts';
import { replicas } from './replicas.ts';

/** more than one sign of progress */
const ROWS = 1500;
const COLUMNS = ['企业名称', '统一社会信用代码', '县区', '行业'].map((header) => ({ header }));
const list = () =>
  writeSheet(
    COLUMNS,
    Array.from({ length: ROWS }, (_, n) => [`第${n}化工厂`, credit(n), '榆次区', '危险化学品生产']),
  );

/** Holds something that the import needs, from a connection of its own, until it is let go. */
function held(bureau: Bureau, ...statements: readonly string[]) {
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = () => {};
  const has = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const over = bureau.sql
    .begin(async (tx) => {
      await tx`set local idle_in_transaction_session_timeout = 0`;
      for (const statement of statements) await tx.unsafe(statement);
      begun();
      await until;
      throw UNDO;
    })
    .catch((error: unknown) => {
      if (error !== UNDO) throw error;
    });
  return {
    has: Promise.race([has, over]),
    letGo() {
      letGo();
      return over;
    },
  };
}
const UNDO = new Error('undo');

test('killed while it is read, and while it is written', async () => {
  const database = await registeredDatabase({ max: 8, role: BOT_ROLE });
  const dir = await mkdtemp(join(tmpdir(), 'kill-import-'));
  const actors = replicas({ count: 1, chance: chanceOf('import'), role: BOT_ROLE });
  await using bureau = new Bureau(database, dir, { startBot: actors.start });
  await bureau.open();
  const clerk = bureau.person(CLERK);
  const state = async () => (await bureau.sql<{ state: string }[]>`select state from imports`)[0]?.state;
  const count = async () =>
    (await bureau.sql<{ n: number }[]>`select count(*)::int as n from enterprises`)[0]!.n;
  const card = async (title: string) => (await clerk.chat.cards(title)).at(-1);
  const waits = async () =>
    (
      await bureau.sql`select from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and query ilike '%enterprises%'`
    ).length > 0;
  /** Gone, all of it, before what it waited for is let go; then another life. */
  const die = async (hold: ReturnType<typeof held>) => {
    await actors.killAll();
    await hold.letGo();
    actors.revive();
    await actors.ready();
  };
  const before = await count();

  // read, and about to be compared
  const registers = held(bureau, 'lock table enterprises in access exclusive mode');
  await registers.has;
  const base64 = Buffer.from(await list()).toString('base64');
  await bureau.http.say({ as: CLERK, chat_id: clerk.chat.id, file: { name: '名录.xlsx', base64 } });
  await bureau.until(waits, 120_000);
  expect([await state(), await card('请核对')]).toEqual(['reading', undefined]);
  await die(registers);
  const preview = await bureau.until(() => card('请核对'), 120_000);
  expect([await state(), preview.figure('新增'), await count()]).toEqual(['preview', '1,500', before]);

  // half of it written: the last row waits for somebody else's
  const row = held(
    bureau,
    `insert into enterprises overriding system value select (jsonb_populate_record(e, jsonb_build_object(
      'id', nextval('enterprises_id_seq'), 'code', 'X1', 'credit_code', '${credit(ROWS - 1)}'))).*
      from enterprises e limit 1`,
  );
  await row.has;
  const tap = { as: CLERK, message_id: preview.messageId, element: preview.element('confirm-import') };
  expect((await bureau.http.tap(tap)).toast?.content).toBe('已确认，正在导入');
  await bureau.until(waits, 120_000);
  const half = await bureau.until(async () => {
    const shown = await card('导入企业名录');
    return shown?.text.includes('1,000') && shown;
  }, 120_000);
  expect([await state(), await count(), half.messageId]).toEqual(['writing', before, preview.messageId]);
  await die(row);
  const done = await bureau.until(() => card('已导入'), 120_000);
  expect([await state(), await count(), done.messageId]).toEqual(['done', before + ROWS, preview.messageId]);
  expect(await clerk.chat.cards('导入')).toHaveLength(1);
  const kept = await bureau.sql`select from journal where act = 'import' and detail->>'file' = '名录.xlsx'`;
  expect(kept).toHaveLength(1);
  expect(await audit(database.target, () => undefined)).toBeUndefined();
});
