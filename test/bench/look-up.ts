/**
 * 查询: an enterprise by a part of its name or code among a hundred thousand, as 「名录」 asks. Names of one, two and more
 * characters, rare and common, and such as nobody has. TEST_DATABASE_URL measures that server instead of the embedded one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBureau, ensureSections } from '../../db/bureau.ts';
import { client } from '../../db/client.ts';
import { connect, openServer } from '../../db/connect.ts';
import { findUnits } from '../../db/lookups.ts';
import { migrate } from '../../db/migrate.ts';
import { median } from './statistics.ts';
import { goal } from './table.ts';

const ROWS = 100_000;
const ROUNDS = 15;
const LIMIT_MS = 50;
const QUERIES = [
  '化',
  '鑫',
  '龘',
  '化工',
  '公司',
  '鑫源',
  '鑫源宏',
  '龘龘',
  '榆次 鑫源',
  '不存在的企业',
  'ma0001',
  '9900000',
];

export async function benchLookUp(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-look-up-'));
  const server = await openServer({ databaseUrl: process.env.TEST_DATABASE_URL, dataDir: dir });
  const name = `look_up_${process.pid}`;
  const { target: where } = server;
  const target = typeof where === 'string' ? new URL(`/${name}`, where).href : { ...where, database: name };
  const admin = client(where, { max: 1 });
  await admin`create database ${admin(name)}`;
  await migrate(target);
  const database = connect(target, { max: 1 });
  try {
    const bureauId = await ensureBureau(database.db, 'bench', '某局');
    await database.db.transaction((tx) => ensureSections(tx, bureauId, ['危化科']));
    await fill(database.sql);
    let worst = 0;
    for (const query of QUERIES) {
      const times: number[] = [];
      let found = 0;
      for (let round = 0; round <= ROUNDS; round++) {
        const begun = performance.now();
        found = (await database.db.transaction((tx) => findUnits(tx, bureauId, query))).length;
        if (round > 0) times.push(performance.now() - begun);
      }
      worst = Math.max(worst, median(times));
      console.log(
        `look-up 「${query}」: ${median(times).toFixed(1)} ms, at most ${Math.max(...times).toFixed(1)} ms, ${found} found`,
      );
    }
    goal('十万家里查一家', `${LIMIT_MS} 毫秒`, `最慢的查法 ${worst.toFixed(1)} 毫秒`, worst <= LIMIT_MS);
  } finally {
    await database.close();
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    await server.release();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Names as the register has them: a place, two or three characters of luck, a trade, a legal form. */
async function fill(sql: ReturnType<typeof client>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into enterprises (bureau_id, code, name, credit_code, credit_kind, county, trades, section_id, is_key, grade, status)
      select s.bureau_id, 'G' || g,
        p[1 + g % 12] || l[1 + g * 7 % 32] || l[1 + g * 13 / 5 % 32] || l[1 + g * 31 / 7 % 32] || k[1 + g % 14] || f[1 + g % 4],
        '91140702MA' || lpad((g * 7919 % 100000000)::text, 8, '0'), 'uscc', '榆次区', '{危险化学品生产}', s.id, g % 9 = 0, 'B', 'active'
      from generate_series(1, ${ROWS}::int) g, sections s,
        (select regexp_split_to_array('山西 晋中 晋中市榆次区 太谷区 祁县 平遥县 介休市 灵石县 寿阳县 昔阳县 和顺县 左权县', ' ') p,
          regexp_split_to_array('鑫源宏达昌盛永兴金泰恒丰瑞祥通顺华康安泽天佑龙腾凯旋聚义和信德润', '') l,
          regexp_split_to_array('化工 煤业 铸造 铝业 钢铁 建材 商贸 燃气 焦化 新材料科技 机械制造 烟花 加油站 药业', ' ') k,
          regexp_split_to_array('有限公司 有限责任公司 股份有限公司 集团有限公司第二分公司', ' ') f) parts`;
  });
  await sql`vacuum analyze enterprises`;
}
