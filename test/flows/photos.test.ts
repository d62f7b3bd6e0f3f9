/** 照片: kept whole, once, in order, by those of the team; looked at in private by those who may. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { type Bureau, openBureau, type Person } from '../support/bureau.ts';
import {
  accept,
  CLERK,
  type DrawnTask,
  dispatched,
  HAZCHEM,
  inspect,
  register,
  taskCard,
  tasksOf,
} from '../support/round.ts';

let bureau: Bureau;
beforeEach(async () => {
  bureau = await openBureau();
});
afterEach(async () => bureau[Symbol.asyncDispose]());

/** A picture of its own colour, so that no two are the same. */
const picture = (n: number, width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: { r: (n * 25) % 256, g: n % 256, b: 90 } } });
const jpeg = (n: number) => picture(n).jpeg().toBuffer();

const kept = () =>
  bureau.sql<
    {
      sha256: string;
      mime: string;
      width: number;
      height: number;
      task_id: number | null;
      size: number;
      recalled: boolean;
    }[]
  >`select sha256, mime, width, height, task_id, size, recalled_at is not null as recalled
    from photos order by sent_at, message_id`;

async function accepted(n = 1): Promise<{ tasks: DrawnTask[]; one: Person }> {
  const no = await dispatched(bureau, `抽查 危化 ${n}家`);
  const tasks = await tasksOf(bureau, no);
  for (const task of tasks) await accept(bureau, task);
  return { tasks, one: tasks[0]!.team[0] };
}
const text = async (who: Person) => who.chat.lastText();
const fetchedAll = () =>
  bureau.until(async () => {
    await bureau.settled();
    const [row] = await bureau.sql<{ n: number }[]>`
      select count(*)::int as n from outbox where done_at is null and dead_at is null`;
    return row?.n === 0;
  });

describe('kept', () => {
  test('as a reply to the card: bytes, SHA-256 and size as they came; the card counts, and nothing else is said', async () => {
    const { tasks, one } = await accepted();
    const [task] = tasks;
    const other = task!.team[1];
    const before = (await one.chat.messages()).length;
    const bytes = await jpeg(1);
    await one.shows(bytes, { replyTo: (await taskCard(bureau, one, task!)).messageId });
    await fetchedAll();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await kept()).toMatchObject([
      {
        sha256,
        mime: 'image/jpeg',
        width: 40,
        height: 20,
        task_id: task!.id,
        size: bytes.length,
        recalled: false,
      },
    ]);
    const [row] = await bureau.sql<{ content: Uint8Array }[]>`select content from photos`;
    expect(Buffer.from(row!.content).equals(bytes)).toBe(true);
    expect((await one.chat.messages()).length).toBe(before);
    for (const who of [one, other]) expect((await taskCard(bureau, who, task!)).text).toContain('照片 1 张');
    const [entry] = await bureau.sql`select actor_id, detail from journal where act = 'file/photo'`;
    expect(entry!.detail).toMatchObject({ sha256, size: bytes.length });
    for (const change of [
      `delete from photos`,
      `update photos set content = 'x'`,
      `update photos set task_id = null`,
    ])
      await expect(bureau.sql.unsafe(change)).rejects.toThrow(/belongs to a task|is evidence/);
    expect(bureau.errors).toEqual([]);
  });

  test('as a file too, as PNG and WebP, turned as the camera was; the thumbnail has no place on it', async () => {
    const { one } = await accepted();
    const turned = await picture(1, 400, 200)
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 41/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    await one.shows(turned, { name: '现场.JPG' });
    await one.shows(await picture(2).png().toBuffer());
    await one.shows(await picture(3).webp().toBuffer(), { name: 'a.webp' });
    await fetchedAll();
    expect((await kept()).map(({ mime, width, height }) => [mime, width, height])).toEqual([
      ['image/jpeg', 200, 400],
      ['image/png', 40, 20],
      ['image/webp', 40, 20],
    ]);
    const [row] = await bureau.sql<{ thumbnail: Uint8Array; content: Uint8Array }[]>`
      select thumbnail, content from photos order by sent_at, message_id limit 1`;
    const small = await sharp(row!.thumbnail).metadata();
    expect([small.width, small.height, small.exif, small.orientation]).toEqual([
      200,
      400,
      undefined,
      undefined,
    ]);
    expect((await sharp(row!.content).metadata()).exif).toBeDefined();
  });

  test('nine at once: all of them, in the order in which they were sent, one card, no answers', async () => {
    const { tasks, one } = await accepted();
    const [task] = tasks;
    const card = await taskCard(bureau, one, task!);
    const before = (await one.chat.messages()).length;
    const pictures = await Promise.all(Array.from({ length: 9 }, (_, i) => jpeg(i)));
    await Promise.all(pictures.map((bytes) => one.shows(bytes, { replyTo: card.messageId })));
    await fetchedAll();
    expect(await kept()).toHaveLength(9);
    expect(new Set((await kept()).map(({ sha256 }) => sha256))).toEqual(
      new Set(pictures.map((bytes) => createHash('sha256').update(bytes).digest('hex'))),
    );
    expect((await one.chat.messages()).length).toBe(before);
    const now = await taskCard(bureau, one, task!);
    expect(now.messageId).toBe(card.messageId);
    expect(now.text).toContain('照片 9 张');
    expect(bureau.errors).toEqual([]);
  });

  test('cut off between the message and the fetch, it is fetched in the next life, once', async () => {
    const { tasks, one } = await accepted();
    await bureau.world.bot().clock.stop();
    await one.shows(await jpeg(1));
    expect(await kept()).toEqual([]);
    await bureau.restart();
    await fetchedAll();
    expect(await kept()).toHaveLength(1);
    await bureau.restart();
    expect(await kept()).toHaveLength(1);
    expect((await taskCard(bureau, bureau.person(one.id), tasks[0]!)).text).toContain('照片 1 张');
  });

  test('the same event three times is one photo', async () => {
    const { one } = await accepted();
    const id = await one.shows(await jpeg(1));
    await fetchedAll();
    const again = (bureau.world.bot() as Bot).dispatch;
    const [row] = await bureau.sql<{ payload: { file: { key: string } } }[]>`
      select payload from outbox where once = ${`fetch/${id}`}`;
    for (let i = 0; i < 2; i += 1)
      await again({
        is: 'message',
        key: `message/${id}`,
        at: bureau.world.sandbox.now(),
        from: one.openId,
        chat: { id: one.chat.id, kind: 'private' },
        messageId: id,
        text: '',
        file: { messageId: id, key: row!.payload.file.key, name: '' },
        addressed: true,
      });
    await fetchedAll();
    expect(await kept()).toHaveLength(1);
    expect(await text(one)).not.toContain('照片');
  });

  test('a message that is taken back: the photo stays, and the card says so', async () => {
    const { tasks, one } = await accepted();
    const id = await one.shows(await jpeg(1));
    await fetchedAll();
    await bureau.http.post('/sandbox/recall', { as: one.id, message_id: id });
    await fetchedAll();
    expect(await kept()).toMatchObject([{ recalled: true }]);
    expect((await taskCard(bureau, one, tasks[0]!)).text).toContain('其中 1 张的原消息已撤回，照片仍保存。');
  });
});

describe('which task', () => {
  test('of several under way it is asked once for all, and only of those', async () => {
    const no = await dispatched(bureau, '抽查 危化 20家');
    const tasks = await tasksOf(bureau, no);
    const count = (who: Person) => tasks.filter(({ team }) => team.some(({ id }) => id === who.id));
    const one = tasks.flatMap(({ team }) => team).find((who) => count(who).length >= 2)!;
    const [first, second] = count(one);
    await one.shows(await jpeg(0));
    expect(await text(one)).toContain('您没有在办的检查任务');
    await accept(bureau, first!, one);
    await one.shows(await jpeg(1));
    await fetchedAll();
    expect(await kept()).toMatchObject([{ task_id: first!.id }]);
    await accept(bureau, second!, one);
    await one.shows(await jpeg(2));
    await one.shows(await jpeg(3));
    await fetchedAll();
    expect((await kept()).map(({ task_id }) => task_id)).toEqual([first!.id, null, null]);
    const asked = await one.chat.cards('照片属于哪项任务');
    expect(asked.map(({ title }) => title)).toEqual(['2 张照片属于哪项任务']);
    expect(asked[0]!.options('task').sort()).toEqual([String(first!.id), String(second!.id)].sort());
    const tapped = await one.taps(asked[0]!, 'sort-photos', { task: String(second!.id) });
    expect(tapped.toast?.content).toBe('已存入 2 张');
    expect((await kept()).map(({ task_id }) => task_id)).toEqual([first!.id, second!.id, second!.id]);
    expect((await taskCard(bureau, one, second!)).text).toContain('照片 2 张');
  });

  test('a foreign card, a group, someone without a task: refused, and nothing is fetched', async () => {
    const { tasks } = await accepted();
    const [task] = tasks;
    const stranger = bureau.people.find(
      ({ id }) =>
        id.startsWith('P0') && id > 'P008' && id < 'P020' && !task!.team.some((who) => who.id === id),
    )!;
    await stranger.shows(await jpeg(1));
    expect(await text(stranger)).toContain('您没有在办的检查任务');
    const group = bureau.group(HAZCHEM.group);
    const said = (await group.messages()).length;
    await task!.team[0].shows(await jpeg(2), { chat: group });
    expect((await group.messages()).length).toBe(said);
    expect(await kept()).toEqual([]);
    expect((await bureau.sql`select 1 from outbox where once like 'fetch/%'`).length).toBe(0);
  });

  test('before it is accepted and after it is closed: refused', async () => {
    const no = await dispatched(bureau, '抽查 危化 1家');
    const [task] = await tasksOf(bureau, no);
    const [one] = task!.team;
    await one.shows(await jpeg(1), { replyTo: (await taskCard(bureau, one, task!)).messageId });
    expect(await text(one)).toContain('请先接收任务');
    await bureau.clock.workdays(1);
    await inspect(bureau, task!);
    await register(bureau, no);
    await one.shows(await jpeg(2), { replyTo: (await taskCard(bureau, one, task!)).messageId });
    expect(await text(one)).toContain('本任务已办结');
    expect(await kept()).toEqual([]);
  });
});

describe('refused by content', () => {
  test('what is no photo, is broken, is a bomb, is HEIC, came before, or is one too many', async () => {
    const { tasks, one } = await accepted();
    const say = async (bytes: Uint8Array, name: string) => {
      await bureau.clock.advance('PT2M');
      await one.shows(bytes, { name });
      await fetchedAll();
      return text(one);
    };
    expect(await say(Buffer.from('PK\u0003\u0004 nothing of the kind'), '现场.jpg')).toContain(
      '这个文件不是照片',
    );
    expect(await say(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png')).toContain(
      '这个文件不是照片',
    );
    const whole = await picture(1, 400, 400).jpeg().toBuffer();
    expect(await say(whole.subarray(0, whole.length / 2), '半张.jpg')).toContain('不完整或已损坏');
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await say(bomb, '大.png')).toContain('6400万像素');
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
    expect(await say(heic, 'IMG_1.HEIC')).toContain('HEIC');
    expect(await kept()).toEqual([]);
    await say(await jpeg(1), 'a.jpg');
    expect(await say(await jpeg(1), 'b.jpg')).toContain('这张照片已经存入本任务');
    expect(await kept()).toHaveLength(1);
    await bureau.sql`
      insert into photos (bureau_id, task_id, person_id, phase, message_id, sent_at, kept_at, mime, sha256, size, width, height, content, thumbnail)
      select bureau_id, task_id, person_id, phase, 'm' || i, sent_at, kept_at, mime, encode(sha256(('p' || i)::bytea), 'hex'), 1, 1, 1, content, thumbnail
      from photos, generate_series(1, 29) i`;
    expect(await say(await jpeg(2), 'c.jpg')).toContain('最多存 30 张');
    expect(await kept()).toHaveLength(30);
    expect((await tasksOf(bureau, '2026-001'))[0]!.id).toBe(tasks[0]!.id);
    expect(bureau.errors).toEqual([]);
  });

  test('five bad ones at once are refused in one sentence', async () => {
    const { one } = await accepted();
    const before = (await one.chat.texts()).length;
    await Promise.all(
      Array.from({ length: 5 }, (_, i) => one.shows(Buffer.from(`no photo ${i}`), { name: `${i}.jpg` })),
    );
    await fetchedAll();
    expect((await one.chat.texts()).length).toBe(before + 1);
  });
});

describe('looked at', () => {
  test('in private, by the team, the chief and 执法监督科; uploaded once', async () => {
    const { tasks, one } = await accepted();
    const [task] = tasks;
    for (const n of [1, 2, 3]) await one.shows(await jpeg(n));
    await fetchedAll();
    const other = task!.team[1];
    const tapped = await other.taps(await taskCard(bureau, other, task!), 'show-photos');
    expect(tapped.toast?.content).toBe('照片已发到私聊');
    await fetchedAll();
    const shown = await other.chat.lastCard('照片：');
    const keys = [...JSON.stringify(shown.json).matchAll(/"img_key":"([^"]+)"/g)].map(([, key]) => key);
    expect(keys).toHaveLength(3);
    for (const key of keys) expect(key).toMatch(/^img_v\d/);
    const cached = await bureau.sql<
      { image_key: string }[]
    >`select image_key from photos order by sent_at, message_id`;
    expect(cached.map(({ image_key }) => image_key)).toEqual(keys);

    const chief = bureau.person(HAZCHEM.chief);
    await chief.tells('照片');
    await fetchedAll();
    const again = JSON.stringify((await chief.chat.lastCard('照片：')).json);
    for (const key of keys) expect(again).toContain(key);
    await bureau.person(CLERK).tells(`照片 ${task!.enterprise}`);
    await fetchedAll();
    expect((await bureau.chatOf(CLERK).lastCard('照片：')).text).toContain('**检查** 3 张');

    const stranger = bureau.people.find(
      ({ id }) => id >= 'P020' && id < 'P030' && !task!.team.some((who) => who.id === id),
    )!;
    await stranger.tells('照片');
    expect(await text(stranger)).toContain('您可以查看的检查都还没有照片');
    const answer = await (bureau.world.bot() as Bot).dispatch({
      is: 'tap',
      key: 'event/forwarded',
      at: bureau.world.sandbox.now(),
      from: stranger.openId,
      chatId: stranger.chat.id,
      messageId: shown.messageId,
      action: 'show-photos',
      id: String(task!.id),
      form: {},
      isForm: false,
    });
    expect(answer?.toast?.content).toBe('照片只给检查组和科室看');
    expect(bureau.errors).toEqual([]);
  });
});
