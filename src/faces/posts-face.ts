/** 任命: who holds what now, for whoever names people; in private. */
import { safe } from '../../cards/kit.ts';
import { type PostsView, postsCard } from '../../cards/posts.ts';
import { appointment as words } from '../../cards/words-posts.ts';
import { actingToCome } from '../../db/acting.ts';
import { standInsToCome } from '../../db/approvals.ts';
import { allSections } from '../../db/bureau.ts';
import { allWitnesses, type Holder, holders } from '../../db/posts.ts';
import type { Post } from '../domain/appointment.ts';
import type { Context, Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

/** What may be ended, as a choice of the form carries it: `office/12`, `witness/12/3`, `acting-chief/4`. */
export type Held = {
  readonly post: Post;
  /** the person; of 代理 its row */
  readonly id: number;
  readonly sectionId?: number | undefined;
};
export const heldKey = ({ post, id, sectionId }: Held) =>
  sectionId === undefined ? `${post}/${id}` : `${post}/${id}/${sectionId}`;

type Begin = PostsView['begin'];

export async function postsSay(
  context: Context,
  thing: string,
  more: { readonly begin?: Begin; readonly done?: string } = {},
): Promise<Say> {
  const view = { ...(await postsView(context)), today: context.today };
  const card = postsCard({
    ...view,
    ...(more.begin && { begin: more.begin }),
    ...(more.done && { done: more.done }),
  });
  return { is: 'card', to: { person: context.person.id }, thing, card };
}

async function postsView({ tx, bureauId, today }: Scene): Promise<Omit<PostsView, 'today'>> {
  const sections = await allSections(tx, bureauId);
  const all = await holders(tx, bureauId);
  const witnesses = await allWitnesses(tx, bureauId);
  const acting = await actingToCome(tx, bureauId, today);
  const standIns = await standInsToCome(tx, bureauId, today);
  const sectionName = (id: number | null | undefined) => sections.find((each) => each.id === id)?.name;
  const named = (role: Holder['role'], sectionId?: number) =>
    all
      .filter((each) => each.role === role && (sectionId === undefined || each.sectionId === sectionId))
      .map(({ name }) => name);
  const deputies = new Map(
    all.filter(({ role }) => role === 'deputy').map(({ personId, name }) => [personId, name]),
  );
  return {
    sections: sections.map(({ id, name, deputyId, trades }) => ({
      id,
      name,
      chiefs: named('chief', id),
      deputy: deputyId === null ? null : (deputies.get(deputyId) ?? null),
      witnesses: witnesses.filter((each) => each.sectionId === id).map((each) => each.name),
      draws: trades.length > 0,
    })),
    leaders: named('leader'),
    office: named('office'),
    admins: named('admin'),
    acting: [
      ...acting.map((each) => {
        const post = `acting-${each.role}` as const;
        const section = each.role === 'chief' ? safe(sectionName(each.sectionId) ?? '') : undefined;
        return words.acting(safe(each.name), post, section, each.from, each.to);
      }),
      ...standIns.map((each) =>
        words.acting(safe(each.name), 'stand-in', safe(each.whose), each.from, each.to),
      ),
    ],
    held: [
      ...all.flatMap((holder) => heldOf(holder, sectionName(holder.sectionId))),
      ...witnesses.map(({ personId, name, sectionId }) => ({
        value: heldKey({ post: 'witness', id: personId, sectionId }),
        text: words.held(name, 'witness', sectionName(sectionId)),
      })),
      ...acting.map(({ id, name, role }) => ({
        value: heldKey({ post: `acting-${role}`, id }),
        text: words.held(name, `acting-${role}`, undefined),
      })),
      ...standIns.map(({ id, name, whose }) => ({
        value: heldKey({ post: 'stand-in', id }),
        text: words.held(name, 'stand-in', whose),
      })),
    ],
  };
}

function heldOf({ personId, name, role, fixed }: Holder, section: string | undefined) {
  if (fixed || role === 'inspector') return [];
  const text = words.held(name, role, role === 'chief' ? section : undefined);
  return [{ value: heldKey({ post: role, id: personId }), text }];
}
