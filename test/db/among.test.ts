/** A list as one value comes out as it went in, whatever stands in it. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { among, amongTexts, numbers, texts } from '../../db/among.ts';
import { testDatabase } from '../support/database.ts';

test('numbers and texts of every kind, and none at all', async () => {
  await using database = await testDatabase();
  await database.db.transaction(async (tx) => {
    const odd = ['a"b', 'c\\d', '{x,y}', 'null', '', ' ', "it's", '名称'];
    const read = await tx.execute<{ list: string[]; n: number[] }>(
      sql`select ${texts(odd)} as list, ${numbers([3, -1, 2_000_000_000])} as n`,
    );
    expect(read[0]).toEqual({ list: odd, n: [3, -1, 2_000_000_000] });
    const [found] = await tx.execute(sql`select ${among(sql`2`, [1, 2])} as yes, ${among(sql`2`, [])} as no,
      ${amongTexts(sql`${odd[1]}::text`, odd)} as text, ${amongTexts(sql`'z'::text`, [])} as none`);
    expect(found).toEqual({ yes: true, no: false, text: true, none: false });
  });
});
