/** 变更记录: a year of changes replayed to any day, and what the database lets nobody do to them. */
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BOT_ROLE } from '../../db/bot-role.ts';
import { ensureBureau, ensureSections } from '../../db/bureau.ts';
import type { Tx } from '../../db/connect.ts';
import { upsertEnterprises } from '../../db/enterprises.ts';
import { replaceInspectorFacts } from '../../db/inspector-facts.ts';
import { replaceRoles } from '../../db/people.ts';
import { countUnits, unitsThen } from '../../db/register-exports.ts';
import {
  changesBetween,
  historyOf,
  type RegisterTable,
  registerAt,
  signChanges,
} from '../../db/register-history.ts';
import { enterprises, inspectors, people, registerChanges } from '../../db/schema.ts';
import { addDays, at } from '../../src/domain/working-days.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { makeEnterprise, makePerson, NOW, refusal, type World } from './world.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ role: BOT_ROLE });
});
afterAll(() => database.close());

/** A bureau of its own for each year that is played. */
let bureaus = 0;
async function newWorld(): Promise<World> {
  const bureauId = await ensureBureau(database.db, `b${bureaus++}`, '某应急管理局');
  const sections = await database.db.transaction((tx) =>
    ensureSections(tx, bureauId, ['危化科', '冶金工贸科']),
  );
  return { bureauId, sections };
}

const WATCHED = ['enterprises', 'people', 'inspectors', 'person_roles', 'leaves', 'recusals'] as const;
const KEYS: Record<(typeof WATCHED)[number], string> = {
  enterprises: 'id::text',
  people: 'id::text',
  inspectors: 'person_id::text',
  person_roles: `person_id || '/' || role || '/' || source`,
  leaves: `person_id || '/' || id`,
  recusals: `person_id || '/' || enterprise_id`,
};
type Picture = Record<string, Record<string, unknown>>;

/** The registers as they are now, straight from their tables. */
async function picture({ bureauId }: World): Promise<Picture> {
  const now: Picture = {};
  for (const table of WATCHED) {
    const rows = await database.sql.unsafe<{ key: string; row: unknown }[]>(
      `select ${KEYS[table]} as key, to_jsonb(t) - '{open_id,reason}'::text[] as row from ${table} t where bureau_id = ${bureauId}`,
    );
    now[table] = Object.fromEntries(rows.map(({ key, row }) => [key, row]));
  }
  return now;
}

async function replayed({ bureauId }: World, day: string): Promise<Picture> {
  const end = new Date(at(addDays(day, 1), '00:00').getTime() - 1);
  const then: Picture = {};
  for (const table of WATCHED)
    then[table] = Object.fromEntries(await registerAt(database.db, bureauId, table, end));
  return then;
}

/** What somebody waits for, and another lets go on. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

const change = fc.record({
  day: fc.integer({ min: 0, max: 364 }),
  what: fc.constantFrom('enterprise', 'status', 'person', 'facts', 'roles', 'leave-gone'),
  n: fc.integer({ min: 0, max: 5 }),
  value: fc.integer({ min: 0, max: 3 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** One change through the same functions that files and cards use. */
async function apply(world: World, { day, what, n, value }: Change): Promise<void> {
  const { bureauId, sections } = world;
  const code = `E${bureauId}${n}`;
  await database.db.transaction(async (tx) => {
    await signChanges(tx, { at: at(addDays('2026-01-01', day), '10:00'), cause: `day-${day}`, why: what });
    const [unit] = await tx.select().from(enterprises).where(eq(enterprises.code, code));
    const [person] = await tx
      .select()
      .from(people)
      .where(eq(people.code, `P${bureauId}${n}`));
    if (what === 'enterprise' || what === 'status') {
      const id = unit?.id ?? (await makeEnterprise(tx, world, code));
      const [row] = await tx.select().from(enterprises).where(eq(enterprises.id, id));
      const { id: _, ...rest } = row!;
      const facts =
        what === 'status' ? { status: value > 1 ? 'suspended' : 'active' } : { grade: 'ABCD'[value] };
      await upsertEnterprises(tx, [{ ...rest, ...(facts as object) }]);
      return;
    }
    const id = person?.id ?? (await makePerson(tx, world, `P${bureauId}${n}`));
    if (what === 'person') {
      const name = `人${value}`;
      const sectionId = sections.get(value > 1 ? '危化科' : '冶金工贸科')!;
      await tx
        .update(people)
        .set({ name, sectionId, openId: `ou_${bureauId}_${n}_${day}` })
        .where(eq(people.id, id));
    }
    if (what === 'roles')
      await replaceRoles(
        tx,
        bureauId,
        id,
        value === 0 ? [] : (['inspector', 'chief'].slice(0, value) as never),
      );
    if (what === 'facts' || what === 'leave-gone') {
      const inspector = {
        certificateNo: `C${bureauId}${n}`,
        validUntil: `2027-0${value + 1}-01`,
        inPost: true,
        specialities: [],
        counties: ['*'],
      };
      const leave = what === 'facts' ? ([['2026-05-01', `2026-05-0${value + 2}`]] as const) : [];
      await replaceInspectorFacts(tx, bureauId, [
        {
          personId: id,
          inspector: value === 3 ? undefined : inspector,
          leave,
          recusals: unit ? [unit.id] : [],
        },
      ]);
    }
  });
}

test('a year of changes, replayed to any day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 25, maxLength: 45 }), async (year) => {
      const world = await newWorld();
      const inOrder = [...year].sort((a, b) => a.day - b.day);
      const pictures = new Map<string, Picture>();
      for (const each of inOrder) {
        await apply(world, each);
        pictures.set(addDays('2026-01-01', each.day), await picture(world));
      }
      const days = [...pictures.keys()];
      for (const [i, day] of days.entries()) {
        expect(await replayed(world, day)).toEqual(pictures.get(day));
        const before = addDays(day, -1);
        if (i > 0 && !pictures.has(before))
          expect(await replayed(world, before)).toEqual(pictures.get(days[i - 1]!));
      }
      expect(await replayed(world, '2025-12-31')).toEqual(
        Object.fromEntries(WATCHED.map((table) => [table, {}])),
      );
      expect(await replayed(world, '2027-06-30')).toEqual(await picture(world));
    }),
    { seed: 20260310, numRuns: 3 },
  );
});

describe('a change', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
  });

  test('says who, when, why and from which file, and what was before', async () => {
    const { db } = database;
    const actorId = await makePerson(db, world, 'P900');
    const id = await makeEnterprise(db, world, 'E900');
    await db.transaction(async (tx) => {
      await signChanges(tx, { at: NOW, cause: 'message/1' });
      await signChanges(tx, { actorId, why: '停产通知', file: '名录.xlsx' });
      await tx.update(enterprises).set({ status: 'suspended' }).where(eq(enterprises.id, id));
    });
    const history = await db.transaction((tx) => historyOf(tx, world.bureauId, 'enterprises', id));
    expect(history).toHaveLength(2);
    expect(history[0]).toMatchObject({ before: null, who: null, cause: null });
    expect(history[1]).toMatchObject({
      at: NOW,
      who: 'P900',
      why: '停产通知',
      file: '名录.xlsx',
      cause: 'message/1',
      before: { status: 'active' },
      after: { status: 'suspended' },
    });
  });

  test('of an account or of nothing is none; a signature ends with its transaction', async () => {
    const { db } = database;
    const id = await makePerson(db, world, 'P901');
    await db.update(people).set({ openId: 'ou_901' }).where(eq(people.id, id));
    await db.update(people).set({ name: 'P901' }).where(eq(people.id, id));
    const history = await db.transaction((tx) => historyOf(tx, world.bureauId, 'people', id));
    expect(history.map(({ why, cause }) => [why, cause])).toEqual([[null, null]]);
    expect(JSON.stringify(history)).not.toContain('ou_901');
  });

  test('what is written again as it was leaves no trace', async () => {
    const { db, sql: plain } = database;
    const ids = [await makePerson(db, world, 'P910'), await makePerson(db, world, 'P911')];
    const facts = (certificates: readonly string[]) =>
      ids.map((personId, i) => ({
        personId,
        inspector: {
          certificateNo: certificates[i]!,
          validUntil: '2027-01-01',
          inPost: true,
          specialities: [],
          counties: ['*'],
        },
        leave: [['2026-05-01', '2026-05-02']] as const,
        recusals: [],
      }));
    const write = (certificates: readonly string[]) =>
      db.transaction((tx) => replaceInspectorFacts(tx, world.bureauId, facts(certificates)));
    await write(['X1', 'X2']);
    const [before] = await plain`select count(*)::int as n from register_changes`;
    await write(['X1', 'X2']);
    expect(await plain`select count(*)::int as n from register_changes`).toEqual([before]);
    await write(['X2', 'X1']);
    expect(
      await db
        .select({ no: inspectors.certificateNo })
        .from(inspectors)
        .where(eq(inspectors.personId, ids[0]!)),
    ).toEqual([{ no: 'X2' }]);
    expect(await plain`select count(*)::int as n from register_changes`).toEqual([{ n: before!.n + 2 }]);
  });

  test('what has become of a row: as it was before the first change and after the last', async () => {
    const { db } = database;
    const id = await makeEnterprise(db, world, 'E920');
    const set = (hour: number, grade: 'B' | 'C') =>
      db.transaction(async (tx) => {
        await signChanges(tx, { at: at('2030-01-01', `0${hour}:00`) });
        await tx.update(enterprises).set({ grade }).where(eq(enterprises.id, id));
      });
    await set(1, 'B');
    await set(2, 'C');
    const between = (from: string, to: string) =>
      db.transaction((tx) =>
        changesBetween(
          tx,
          world.bureauId,
          'enterprises' satisfies RegisterTable,
          at('2030-01-01', from),
          at('2030-01-01', to),
        ),
      );
    expect(await between('00:00', '03:00')).toMatchObject([
      { key: `${id}`, before: { grade: 'A' }, after: { grade: 'C' } },
    ]);
    expect(await between('01:00', '03:00')).toMatchObject([
      { before: { grade: 'B' }, after: { grade: 'C' } },
    ]);
    expect(await between('02:00', '03:00')).toEqual([]);
  });

  test('检查对象 as one moment saw them, whatever was changed, added, withdrawn or under way since', async () => {
    const { db } = database;
    const world = await newWorld();
    const codes = ['A', 'B', 'C', 'D'].map((each) => `${each}${world.bureauId}`);
    for (const code of codes) await db.transaction((tx) => makeEnterprise(tx, world, code));
    const set = (tx: Tx, n: number, facts: Partial<typeof enterprises.$inferInsert>) =>
      tx.update(enterprises).set(facts).where(eq(enterprises.code, codes[n]!));
    const sectionId = world.sections.get('危化科')!;
    const read = (snapshot: string) =>
      db.transaction((tx) => unitsThen(tx, world.bureauId, sectionId, snapshot, { after: 0, limit: 9 }));
    const before = await db.transaction((tx) =>
      tx.select().from(enterprises).where(eq(enterprises.bureauId, world.bureauId)).orderBy(enterprises.id),
    );
    const [under, may] = [gate(), gate()];
    const slow = db.transaction(async (tx) => {
      await tx.transaction((inner) => set(inner, 0, { grade: 'D' }));
      under.open();
      await may.passed;
    });
    await under.passed;
    const { n, snapshot } = await db.transaction((tx) => countUnits(tx, world.bureauId, sectionId));
    may.open();
    await slow;
    await db.transaction((tx) => set(tx, 1, { name: '改名化工' }));
    await db.transaction((tx) => set(tx, 1, { name: '又改名化工' }));
    await db.transaction((tx) => set(tx, 2, { withdrawn: true, status: 'cancelled' }));
    await db.transaction((tx) => set(tx, 3, { sectionId: world.sections.get('冶金工贸科')! }));
    await db.transaction((tx) => makeEnterprise(tx, world, `E${world.bureauId}`));
    const then = await read(snapshot);
    expect([n, then?.units]).toEqual([4, before]);
    const seenNow = async () =>
      read((await db.transaction((tx) => countUnits(tx, world.bureauId, sectionId))).snapshot);
    const now = await seenNow();
    expect(now?.units.map(({ name, grade }) => [name, grade])).toMatchObject([
      [before[0]!.name, 'D'],
      ['又改名化工', expect.any(String)],
      expect.any(Array),
    ]);
    // as a restore into a younger server leaves it
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update register_changes set xact = xact + 1e12::bigint where bureau_id = ${world.bureauId}`;
    });
    expect(await seenNow()).toEqual(now);
  });

  test('can be neither changed, lost nor invented', async () => {
    const { db, sql: plain } = database;
    expect(await refusal(plain`update register_changes set why = 'x'`)).toBe(
      'register_changes takes INSERT only',
    );
    expect(await refusal(plain`delete from register_changes`)).toBe('register_changes takes INSERT only');
    expect(await refusal(plain`truncate register_changes`)).toBe('register_changes takes INSERT only');
    expect(await refusal(db.update(registerChanges).set({ why: 'x' }))).toMatch(/^permission denied/);
    expect(
      await refusal(
        db.execute(
          sql`insert into register_changes (bureau_id, at, register, key, after) values (1, now(), 'people', '1', '{}')`,
        ),
      ),
    ).toMatch(/^permission denied/);
  });
});
