/** 检查名单 that is too long for its card: the file, and the one that follows a change of teams. */
import { expect, test } from 'vitest';
import { LIST_ROWS } from '../../cards/list.ts';
import { drawById } from '../../db/draws.ts';
import { personRoles } from '../../db/schema.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { chiefLists } from '../../src/faces/list-file.ts';
import type { Scene } from '../../src/handler.ts';
import { secrets } from '../../src/secrets.ts';
import { makeDraw, makePerson, makeWorld, NOW } from '../db/world.ts';
import { testDatabase } from '../support/database.ts';

const file = (id: number): TaskFile => ({
  task: { id, team: [1, 2], from: '2026-03-11', to: '2026-04-08', state: { is: 'waiting' } },
  bureauId: 1,
  drawId: 1,
  drawNo: '2026-001',
  origin: 'ssd-1',
  platformNo: null,
  sectionId: 1,
  section: '危化科',
  inspectionEnd: 'visit',
  enterprise: {
    id,
    code: `E${id}`,
    name: `企业${id}`,
    county: '榆次区',
    address: null,
    contact: null,
    phone: null,
    trades: ['危险化学品生产'],
  },
  team: [{ id: 1, code: 'P1', name: '张伟', openId: null, inPost: true }],
  former: [],
  pending: [],
  visited: null,
  nextAt: null,
});
const files = (n: number) => Array.from({ length: n }, (_, i) => file(i + 1));

test('is sent to the chief once as drawn, and once after each change of teams', async () => {
  await using database = await testDatabase();
  const world = await makeWorld(database.db);
  const chief = await makePerson(database.db, world, 'P1');
  const { bureauId } = world;
  await database.db
    .insert(personRoles)
    .values({ bureauId, personId: chief, role: 'chief', source: 'register' });
  const drawId = await makeDraw(database.db, world, chief);
  await database.db.transaction(async (tx) => {
    const draw = await drawById(tx, drawId);
    const scene = { tx, now: NOW, today: '2026-03-10', bureauId, secrets: secrets('x'), publicUrl: '' };
    const sent = (n: number, after?: number) => chiefLists(scene as Scene, { draw, files: files(n), after });
    expect(await sent(LIST_ROWS)).toEqual([]);
    expect(await sent(LIST_ROWS, 7)).toEqual([]);
    const to = { person: chief };
    expect(await sent(LIST_ROWS + 1)).toMatchObject([
      { is: 'file', to, name: `抽查${draw.no}-检查名单.xlsx`, once: `list-file/${drawId}/0` },
    ]);
    expect(await sent(LIST_ROWS + 1, 7)).toMatchObject([
      { to, name: `抽查${draw.no}-检查名单（3月10日09时00分换人后）.xlsx`, once: `list-file/${drawId}/0/7` },
    ]);
  });
});
