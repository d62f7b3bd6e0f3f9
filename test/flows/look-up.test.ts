/** 名录, 人员, 事项, 到期 in chat: what is found, page by page, and who reads what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findUnits } from '../../db/lookups.ts';
import { foldText, wordsOf } from '../../src/domain/lookup.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { CLERK, dispatched, HAZCHEM } from '../support/round.ts';

let bureau: Bureau;
const INSPECTOR = 'P009';

beforeAll(async () => {
  bureau = await openBureau();
});
afterAll(async () => bureau[Symbol.asyncDispose]());

describe('search', () => {
  test('finds what every name with the words has, and nothing else', async () => {
    const units = await bureau.sql<{ name: string; credit: string; bureau: number }[]>`
      select name, credit_code as credit, bureau_id as bureau from enterprises`;
    const { name, credit, bureau: id } = units[7]!;
    const chars = [...foldText(name)];
    const queries = ['化工', '业', '榆次 有限', 'zz', '不存在', '%', "'", credit.slice(-6).toLowerCase()];
    for (let i = 0; i + 3 < chars.length; i += 3)
      queries.push(
        chars
          .slice(i, i + 3)
          .join('')
          .trim(),
      );
    for (const query of queries) {
      const has = (text: string) => wordsOf(query).every((word) => foldText(text).includes(word));
      const expected = units.filter((unit) => has(unit.name) || (query.length >= 4 && has(unit.credit)));
      const found = await bureau.database.db.transaction((tx) => findUnits(tx, id, query));
      const names = found.map((unit) => unit.name).sort();
      if (expected.length <= 201)
        expect([query, names]).toEqual([query, expected.map((unit) => unit.name).sort()]);
      else expect([query, names.length, names.every(has)]).toEqual([query, 201, true]);
    }
  });

  test('goes through the index, as it would at a hundred thousand rows', async () => {
    const [plan] = await bureau.sql.begin(async (sql) => {
      await sql`set local enable_seqscan = off`;
      return sql`explain (format json) select id from enterprises
        where search_grams(lower(normalize(name, NFKC)), 1, 2) @> array['鑫', '鑫源']`;
    });
    expect(JSON.stringify(plan)).toContain('enterprises_search');
  });
});

describe('in chat', () => {
  test('名录: pages on the same card, one of them, and back', async () => {
    const chief = bureau.person(HAZCHEM.chief);
    await chief.tells('名录');
    const asked = await chief.chat.lastCard('名录');
    expect(asked.text).toContain('危化科');
    await chief.taps(asked, 'find-lookup', { query: '有限公司' });
    const first = await chief.chat.lastCard('名录：有限公司');
    expect(first.messageId).toBe(asked.messageId);
    expect(first.text).toMatch(/第 1 页/);
    await chief.taps(first, 'page-lookup');
    const second = await chief.chat.lastCard('名录：有限公司');
    expect(second.messageId).toBe(first.messageId);
    expect(second.text).toMatch(/第 2 页/);
    const [which] = second.options('which');
    await chief.taps(second, 'open-lookup', { which: which! });
    const one = await chief.chat.lastCard('名录：');
    expect(one.text).toContain('统一社会信用代码');
    await chief.taps(one, 'page-lookup');
    expect((await chief.chat.lastCard('名录：有限公司')).text).toMatch(/第 2 页/);
  });

  test('none: what to do instead', async () => {
    const chief = bureau.person(HAZCHEM.chief);
    await chief.tells('名录 火星<at id=all></at>');
    expect((await chief.chat.lastCard('名录')).text).toMatch(/没有找到含.*请只写名称里连着的两三个字/);
  });

  test('手机号 and 联系方式: in private to whoever keeps the register or the section, in a group to nobody', async () => {
    const [unit] = await bureau.sql<{ name: string; phone: string; code: string }[]>`
      update enterprises set contact = '司马相如', phone = '13912345678' where id = (
        select e.id from enterprises e join sections s on s.id = e.section_id where s.name = '冶金工贸科' limit 1)
      returning name, phone, code`;
    const sees = async (code: string, group = false) => {
      const who = bureau.person(code);
      const chat = group ? bureau.group(HAZCHEM.group) : who.chat;
      await who.says(chat, `名录 ${unit!.code}`);
      return (await chat.lastCard('名录：')).text.includes(unit!.phone);
    };
    expect(await sees(CLERK)).toBe(true);
    expect(await sees('P020')).toBe(true);
    expect(await sees(HAZCHEM.chief)).toBe(false);
    expect(await sees(INSPECTOR)).toBe(false);
    expect(await sees(HAZCHEM.chief, true)).toBe(false);
    const [person] = await bureau.sql<{ name: string; mobile: string }[]>`
      select name, mobile from people where code = ${INSPECTOR}`;
    const mobile = async (code: string, chat = bureau.person(code).chat) => {
      await bureau.person(code).says(chat, `人员 ${INSPECTOR}`);
      return (await chat.lastCard('人员：')).text.includes(person!.mobile);
    };
    expect([await mobile(HAZCHEM.chief), await mobile(INSPECTOR), await mobile('P020')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await mobile(HAZCHEM.chief, bureau.group(HAZCHEM.group))).toBe(false);
  });

  test('事项: the list, and one with its content', async () => {
    const who = bureau.person(INSPECTOR);
    await who.tells('事项');
    const list = await who.chat.lastCard('事项');
    await who.taps(list, 'open-lookup', { which: list.options('which')[0]! });
    expect((await who.chat.lastCard('事项：')).text).toContain('抽查依据');
  });

  test('到期: each for what they answer for', async () => {
    const no = await dispatched(bureau, '抽查 危化 3家');
    await bureau.sql`update inspectors set valid_until = '2026-03-20' where person_id = (
      select id from people where code = ${INSPECTOR})`;
    await bureau.sql`insert into permits (bureau_id, enterprise_id, name, number, valid_until)
      select bureau_id, id, '安全生产许可证', 'X-1', '2026-04-01' from enterprises
      where section_id = (select id from sections where name = '危化科') and status = 'active' limit 1`;
    const due = async (code: string, what = '') => {
      await bureau.person(code).tells(`到期 ${what}`);
      return (await bureau.person(code).chat.lastCard('到期')).text;
    };
    const chief = await due(HAZCHEM.chief);
    expect(chief).toMatch(/执法证到期/);
    expect(chief).toMatch(/许可证到期/);
    expect(await due(CLERK, no)).toContain(`抽查 ${no}`);
    expect(await due('P020', no)).toContain('没有找到');
    const own = await due(INSPECTOR);
    expect(own).toMatch(/执法证到期/);
    expect(own).not.toMatch(/许可证到期/);
    expect(await due('P020')).not.toMatch(new RegExp(`许可证到期|${bureau.person(INSPECTOR).name}`));
    expect(bureau.errors).toEqual([]);
  });

  test('the menu of the bot: a command without a word written, and who to ask for whoever is unknown', async () => {
    const who = bureau.person(INSPECTOR);
    await bureau.http.post('/sandbox/menu', { as: INSPECTOR, event_key: 'help' });
    await bureau.settled();
    expect((await who.chat.lastCard('双随机助手能做什么')).text).toContain('待办');
    await bureau.http.post('/sandbox/menu', { as: 'V001', event_key: 'help' });
    await bureau.settled();
    expect(await bureau.person('V001').chat.lastText()).toContain('未在人员名录中查到您的手机号');
  });
});
