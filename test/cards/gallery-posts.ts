/** 任命 and 权限, every face of them. */
import { safe } from '../../cards/kit.ts';
import { type PostsView, postsCard } from '../../cards/posts.ts';
import { rightsCard, rightsTable } from '../../cards/rights.ts';
import { appointment as words } from '../../cards/words-posts.ts';
import { rights } from '../../cards/words-rights.ts';
import { ABILITIES, type Ability, isAllowed } from '../../src/domain/abilities.ts';
import type { RoleCode } from '../../src/domain/vocabulary.ts';
import { type Piece, type Texts, times } from './gallery-texts.ts';

const mayOf = (...roles: RoleCode[]) =>
  (Object.keys(ABILITIES) as Ability[]).filter((ability) => isAllowed(ability, roles));

export function postings(t: Texts): Record<string, Piece> {
  const section = (i: number): PostsView['sections'][number] => ({
    id: i + 1,
    name: i === 0 ? t.section : `${t.section}${i}`,
    chiefs: i === 1 ? [] : [t.names[0]],
    deputy: i === 2 ? null : t.names[1],
    witnesses: t.names,
    draws: true,
  });
  const view: PostsView = {
    today: '2026-03-10',
    sections: times(3, section),
    leaders: [t.names[2]],
    office: t.names,
    admins: [t.names[0]],
    acting: [words.acting(safe(t.names[1]), 'acting-chief', safe(t.section), '2026-03-16', '2026-03-20')],
    held: t.names.map((name, i) => ({ value: `chief/${i + 1}`, text: words.held(name, 'chief', t.section) })),
  };
  const empty: PostsView = { ...view, sections: [], leaders: [], office: [], acting: [], held: [] };
  const many: PostsView = {
    ...view,
    sections: times(12, section),
    held: times(300, (i) => ({
      value: `chief/${i}`,
      text: words.held(t.names[0], 'chief', `${t.section}${i}`),
    })),
    begin: { post: 'witness', who: t.names[1], section: '2' },
  };
  const info = (card: Piece['card']): Piece => ({ state: 'info', card });
  return {
    'posts none': info(postsCard(empty)),
    posts: info(postsCard(view)),
    'posts many, begun': info(postsCard(many)),
    'posts done': info(postsCard({ ...view, done: words.done(t.names[1], 'chief', t.section) })),
    'rights nobody': info(rightsCard({ title: rights.ownTitle(t.names[0]), roles: [], may: mayOf() })),
    'rights of two roles': info(
      rightsCard({
        title: rights.ownTitle(t.names[0]),
        roles: ['执法人员', rights.until('科室负责人', '2026-03-20')],
        may: mayOf('chief', 'inspector'),
      }),
    ),
    'rights of a role': info(rightsCard({ title: rights.roleTitle('组长'), may: mayOf('leader') })),
    'rights table': info(rightsTable()),
  };
}
