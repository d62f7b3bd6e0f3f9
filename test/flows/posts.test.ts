/** 任命, 代理, 终止 and 权限: named, told, journalled and signed; nobody locks everyone out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Form, Person } from '../support/bureau.ts';
import { type Bureau, openBureau } from '../support/bureau.ts';
import { approvalCard, CLERK, drawn, HAZCHEM, INDUSTRY } from '../support/round.ts';

let bureau: Bureau;
/** in 危化科, an inspector and nothing else */
const INSPECTOR = 'P009';
/** named by the environment */
const ADMIN = 'P015';

beforeAll(async () => {
  bureau = await openBureau();
  // in the demo one of the office is 管理员 too
  await bureau.sql`delete from person_roles where role = 'admin'`;
  await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
    select bureau_id, id, 'admin', 'environment' from people where code = ${ADMIN}`;
});
afterAll(async () => bureau[Symbol.asyncDispose]());

const sectionId = async (name: string) =>
  `${(await bureau.sql<{ id: number }[]>`select id from sections where name = ${name}`)[0]!.id}`;
const idOf = async (code: string) =>
  (await bureau.sql<{ id: number }[]>`select id from people where code = ${code}`)[0]!.id;

/** The card that somebody has already, or a new one. */
async function cardOf(by: Person) {
  const known = (await by.chat.cards('人员和角色')).at(-1);
  if (known) return known;
  await by.tells('任命');
  return by.chat.lastCard('人员和角色');
}
/** Sends the form, and brings the toast. */
async function names(by: Person, form: Form): Promise<string | undefined> {
  return (await by.taps(await cardOf(by), 'name-person', { section: 'none', ...form })).toast?.content;
}
async function ends(by: Person, which: string): Promise<string | undefined> {
  return (await by.taps(await cardOf(by), 'end-post', { which })).toast?.content;
}
async function rolesOf(code: string): Promise<string[]> {
  const rows = await bureau.sql<{ role: string }[]>`
    select distinct role from person_roles r join people p on p.id = r.person_id where p.code = ${code} order by role`;
  return rows.map(({ role }) => role);
}
const clerk = () => bureau.person(CLERK);

describe('for good', () => {
  test('a chief: moved to the section, told, in the journal and signed in the history', async () => {
    const industry = await sectionId(INDUSTRY.section);
    const form = { post: 'chief', who: INSPECTOR, section: industry, reason: '晋市应急党组〔2026〕3号' };
    expect(await names(clerk(), form)).toBe('已任命，已告诉本人');
    const card = await clerk().chat.lastCard('人员和角色');
    expect(card.text).toContain(`已任命${bureau.person(INSPECTOR).name}为冶金工贸科科室负责人`);
    expect(await bureau.person(INSPECTOR).chat.lastText()).toContain('科室负责人');
    expect(await bureau.person(INDUSTRY.chief).chat.lastText()).toContain(bureau.person(INSPECTOR).name);
    const [entry] = await bureau.sql`select act, subject, detail from journal order by id desc limit 1`;
    expect(entry).toMatchObject({
      act: 'action/name-person',
      detail: { post: 'chief', section: INDUSTRY.section },
    });
    const changes = await bureau.sql`
      select c.register, c.why, p.code from register_changes c join people p on p.id = c.actor_id
      where c.register in ('people', 'person_roles') order by c.id desc limit 2`;
    expect(changes.map(({ register }) => register).sort()).toEqual(['people', 'person_roles']);
    for (const change of changes) expect(change).toMatchObject({ code: CLERK, why: form.reason });
    expect(await names(clerk(), form)).toBe('已经是这个角色');
    expect(await ends(clerk(), `chief/${await idOf(INSPECTOR)}`)).toBe('已终止，已告诉本人');
    expect(await rolesOf(INSPECTOR)).toEqual(['inspector']);
    await bureau.sql`update people set section_id = ${await sectionId(HAZCHEM.section)} where code = ${INSPECTOR}`;
  });

  test('a 分管领导 in another place: what waits for approval goes to them', async () => {
    const no = await drawn(bureau, '抽查 危化 3家');
    expect((await approvalCard(bureau, no, 'P002')).can('approve-draw')).toBe(true);
    expect(
      await names(clerk(), { post: 'deputy', who: 'P003', section: await sectionId(HAZCHEM.section) }),
    ).toMatch(/已任命/);
    expect((await approvalCard(bureau, no, 'P003')).can('approve-draw')).toBe(true);
    const before = await approvalCard(bureau, no, 'P002');
    expect(before.can('approve-draw')).toBe(false);
    expect(before.text).toContain(`现由 ${bureau.person('P003').name} 审批`);
    expect(await bureau.person('P002').chat.texts()).toContainEqual(expect.stringContaining('不再由您分管'));
  });

  test('a witness: two at least are left', async () => {
    const hazchem = await sectionId(HAZCHEM.section);
    expect(await names(clerk(), { post: 'witness', who: 'P020', section: hazchem })).toMatch(/已任命/);
    const now = await bureau.witnesses(HAZCHEM.section);
    expect(now.map(({ id }) => id)).toContain('P020');
    for (const { id } of now.slice(2))
      expect(await ends(clerk(), `witness/${await idOf(id)}/${hazchem}`)).toMatch(/已终止/);
    expect(await ends(clerk(), `witness/${await idOf(now[0]!.id)}/${hazchem}`)).toBe('见证人不能少于两位');
  });
});

describe('not', () => {
  test('oneself, nobody, one of many, without a section', async () => {
    expect(await names(clerk(), { post: 'leader', who: CLERK })).toBe('不能任命自己');
    expect(await names(clerk(), { post: 'leader', who: '火星人' })).toBe('名录中没有这个人');
    expect(await names(clerk(), { post: 'chief', who: INSPECTOR })).toBe('请选择科室');
    expect(await names(clerk(), { post: 'admin', who: INSPECTOR })).toBe('管理员由管理员指定和终止');
    const [one] = await bureau.sql<{ name: string }[]>`
      update people set name = (select name from people where code = 'P010') where code = 'P011' returning name`;
    expect(await names(clerk(), { post: 'leader', who: one!.name })).toBe('有重名，请写人员编号');
  });

  test('the last who can: of the office with an account, of 管理员 whom the environment names', async () => {
    const office = await bureau.sql<{ id: number; code: string }[]>`
      select p.id, p.code from person_roles r join people p on p.id = r.person_id where r.role = 'office'`;
    for (const { id, code } of office)
      if (code !== CLERK) expect(await ends(clerk(), `office/${id}`)).toMatch(/已终止/);
    expect(await ends(clerk(), `office/${await idOf(CLERK)}`)).toBe('不能终止最后一位');
    // somebody without an account keeps nobody from being locked out
    await bureau.sql`insert into person_roles (bureau_id, person_id, role, source)
      select bureau_id, id, 'office', 'register' from people where code = 'P010'`;
    await bureau.sql`update people set open_id = null where code = 'P010'`;
    expect(await ends(clerk(), `office/${await idOf(CLERK)}`)).toBe('不能终止最后一位');
    const admin = bureau.person(ADMIN);
    expect(await names(admin, { post: 'admin', who: 'P016' })).toMatch(/已任命/);
    await admin.tells('任命');
    const card = await admin.chat.lastCard('人员和角色');
    expect(card.options('which')).not.toContain(`admin/${await idOf(ADMIN)}`);
    await clerk().tells('任命');
    expect(await ends(clerk(), `admin/${await idOf('P016')}`)).toBe('管理员由管理员指定和终止');
    expect(await ends(bureau.person('P016'), `admin/${await idOf('P016')}`)).toMatch(/已终止/);
  });
});

test('代理科室负责人: from its first day to its last, and over with it; what they asked they do not decide', async () => {
  const hazchem = await sectionId(HAZCHEM.section);
  const form = {
    post: 'acting-chief',
    who: INSPECTOR,
    section: hazchem,
    from: '2026-03-12',
    to: '2026-03-13',
  };
  expect(await names(clerk(), form)).toMatch(/已任命/);
  expect(await bureau.person(INSPECTOR).chat.lastText()).toContain('3月12日至3月13日');
  expect(await rolesOf(INSPECTOR)).toEqual(['inspector']);
  await bureau.clock.to('2026-03-12T00:00:01+08:00');
  expect(await rolesOf(INSPECTOR)).toEqual(['chief', 'inspector']);
  await bureau.person(INSPECTOR).tells('权限');
  expect((await bureau.person(INSPECTOR).chat.lastCard('的权限')).text).toContain(
    '科室负责人（代理，至2026年3月13日）',
  );
  await bureau.clock.to('2026-03-13T23:59:00+08:00');
  expect(await rolesOf(INSPECTOR)).toContain('chief');
  await bureau.clock.to('2026-03-14T00:00:01+08:00');
  expect(await rolesOf(INSPECTOR)).toEqual(['inspector']);
  // ended early
  expect(await names(clerk(), { ...form, from: '2026-03-14', to: '2026-03-31' })).toMatch(/已任命/);
  expect(await rolesOf(INSPECTOR)).toContain('chief');
  const [row] = await bureau.sql<{ id: number }[]>`select id from acting_roles order by id desc limit 1`;
  expect(await ends(clerk(), `acting-chief/${row!.id}`)).toMatch(/已终止/);
  expect(await rolesOf(INSPECTOR)).toEqual(['inspector']);
});

test('代理分管领导, named by the office: as if the 分管领导 had', async () => {
  const industry = await sectionId(INDUSTRY.section);
  const form = { post: 'stand-in', who: 'P001', section: industry, from: '2026-03-14', to: '2026-03-20' };
  expect(await names(clerk(), form)).toMatch(/已任命/);
  expect(await bureau.person('P003').chat.lastText()).toContain('代理分管领导审批');
  const [row] = await bureau.sql<{ id: number }[]>`select id from stand_ins order by id desc limit 1`;
  expect(await ends(clerk(), `stand-in/${row!.id}`)).toMatch(/已终止/);
  expect(await names(clerk(), { ...form, who: INSPECTOR })).toBe('代理人须是组长或分管领导');
});

test('权限: the table, a role and oneself to anyone, somebody else to whoever names people', async () => {
  const inspector = bureau.person(INSPECTOR);
  await inspector.tells('权限总表');
  expect((await inspector.chat.lastCard('权限总表')).title).toContain('权限总表');
  await inspector.tells('权限 组长');
  expect((await inspector.chat.lastCard('组长的权限')).text).toContain('检查审批');
  await inspector.tells(`权限 ${CLERK}`);
  expect(await inspector.chat.lastText()).toContain('此事由管理员、执法监督科办理');
  await clerk().tells(`权限 ${INSPECTOR}`);
  expect((await clerk().chat.lastCard('的权限')).text).toContain('执法人员');
  expect(bureau.errors).toEqual([]);
});
