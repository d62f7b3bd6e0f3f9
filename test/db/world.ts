/** A bureau with as little in it as a row of the database needs. */
import { ensureBureau, ensureSections } from '../../db/bureau.ts';
import type { Db, Tx } from '../../db/connect.ts';
import { insertDraw, nextNumber } from '../../db/draws.ts';
import { drawSeries, type draws, enterprises, people } from '../../db/schema.ts';

export const NOW = new Date('2026-03-10T01:00:00Z');

export type World = { readonly bureauId: number; readonly sections: ReadonlyMap<string, number> };

export async function makeWorld(db: Db, ...sections: string[]): Promise<World> {
  const bureauId = await ensureBureau(db, 'jz', '晋中市应急管理局');
  const made = await db.transaction((tx) => ensureSections(tx, bureauId, ['危化科', ...sections]));
  return { bureauId, sections: made };
}

export async function makePerson(
  db: Db | Tx,
  { bureauId, sections }: World,
  code: string,
  more: Partial<typeof people.$inferInsert> = {},
): Promise<number> {
  const mobile = `138${code.replace(/\D/g, '').padStart(8, '0')}`;
  const [row] = await db
    .insert(people)
    .values({ bureauId, code, name: code, mobile, sectionId: sections.get('危化科')!, ...more })
    .returning({ id: people.id });
  return row!.id;
}

export async function makeEnterprise(
  db: Db | Tx,
  { bureauId, sections }: World,
  code: string,
  section = '危化科',
): Promise<number> {
  const [row] = await db
    .insert(enterprises)
    .values({
      bureauId,
      code,
      name: `企业${code}`,
      creditCode: code,
      creditKind: 'old15',
      county: '榆次区',
      trades: ['危险化学品生产'],
      sectionId: sections.get(section)!,
      isKey: false,
      grade: 'A',
      status: 'active',
    })
    .returning({ id: enterprises.id });
  return row!.id;
}

type NewDraw = Partial<typeof draws.$inferInsert>;

/** The row of a draw, in its place in the row of numbers. */
export async function drawRow(
  tx: Tx,
  { bureauId, sections }: World,
  openedBy: number,
  more: NewDraw = {},
): Promise<typeof draws.$inferInsert> {
  const origin = more.origin ?? 'province';
  const { ordinal, no } = await nextNumber(tx, bureauId, origin, '2026');
  return {
    bureauId,
    origin,
    kind: 'formal',
    no,
    ordinal,
    sectionId: sections.get('危化科')!,
    type: 'general',
    state: 'drawn',
    from: '2026-03-11',
    to: '2026-04-08',
    openedBy,
    openAt: NOW,
    ...more,
  };
}

export async function makeDraw(db: Db, world: World, openedBy: number, more: NewDraw = {}): Promise<number> {
  return db.transaction(async (tx) => (await insertDraw(tx, await drawRow(tx, world, openedBy, more))).id);
}

export async function makeSeries(db: Db, { bureauId }: World): Promise<number> {
  const [row] = await db
    .insert(drawSeries)
    .values({ bureauId, kind: 'formal', anchor: 'a'.repeat(64), length: 3, sealed: 'x' })
    .returning({ id: drawSeries.id });
  return row!.id;
}

/** What the database says no with: the message of the server, not the text of the statement. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
  return 'none';
}
