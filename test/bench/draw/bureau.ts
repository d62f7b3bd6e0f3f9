/** Who acts in the measured ceremonies, each act in one transaction as the bot does it. */
import type { Database, Tx } from '../../../db/connect.ts';
import { type Draw, lockDraw } from '../../../db/draws.ts';
import { putSays } from '../../../db/outbox.ts';
import { personById } from '../../../db/people.ts';
import { closeWhenReady } from '../../../src/ceremony/close-draw.ts';
import { drawingSectionOf, openDraw } from '../../../src/ceremony/open-draw.ts';
import type { Ask } from '../../../src/ceremony/plan-draw.ts';
import { dayOf } from '../../../src/domain/working-days.ts';
import type { Context } from '../../../src/handler.ts';
import type { Say } from '../../../src/messages.ts';
import { secrets } from '../../../src/secrets.ts';

type Role = 'chief' | 'office' | 'deputy';
export type Bureau = Awaited<ReturnType<typeof bureauOf>>;

export async function bureauOf({ db, sql }: Database, bureauId: number) {
  const holders = await sql<{ role: Role; id: number }[]>`
    select r.role, min(p.id) as id from people p join person_roles r on r.person_id = p.id left join sections s on s.id = p.section_id
    where r.role <> 'chief' or s.name like '危%' group by r.role`;
  const own = secrets('bench');
  /** One act of one person, with what it says. */
  const acts = <T extends { readonly says: readonly Say[] }>(
    now: Date,
    role: Role,
    act: (context: Context) => Promise<T>,
  ): Promise<T> =>
    db.transaction(async (tx: Tx) => {
      const { id } = holders.find((each) => each.role === role)!;
      const person = (await personById(tx, id))!;
      const scene = { tx, now, today: dayOf(now), bureauId, secrets: own, commands: [], person };
      const done = await act(scene);
      await putSays(tx, bureauId, now, `bench/${now.toISOString()}/${Math.random()}`, done.says);
      return done;
    });
  return {
    sql,
    acts,
    async freezes(now: Date, take: number, more: Partial<Ask> = {}): Promise<Draw> {
      const { draw } = await acts(now, 'chief', async (context) => {
        const section = await drawingSectionOf(context);
        return openDraw(context, section, askOf(section.trades, take, more), 'oc_bench');
      });
      return draw;
    },
    closes: (now: Date, drawId: number) =>
      acts(now, 'chief', async (context) => {
        const held = await lockDraw(context.tx, drawId);
        return { says: await closeWhenReady(context, held!) };
      }),
  };
}

function askOf(trades: readonly string[], n: number, more: Partial<Ask>): Ask {
  return {
    kind: 'formal',
    type: 'general',
    trades,
    amounts: { is: 'one', amount: { is: 'count', n } },
    from: '2026-03-11',
    to: '2026-04-08',
    batches: 4,
    ground: { temporaryNo: '晋市应急函〔2026〕1号' },
    ...more,
  } as Ask;
}
