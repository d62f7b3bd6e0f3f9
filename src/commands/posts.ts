import { words as general } from '../../cards/words.ts';
import { appointment as words } from '../../cards/words-posts.ts';
import { allSections } from '../../db/bureau.ts';
import { POSTS, type Post } from '../domain/appointment.ts';
import { postsSay } from '../faces/posts-face.ts';
import type { Command, Context } from '../handler.ts';

/** 任命: who holds what, and the forms; what stands behind the word is filled in. Always in private. */
export const posts: Command = {
  name: 'posts',
  words: general.commands.posts,
  may: 'name-people',
  async run(context, message, rest) {
    return { says: [await postsSay(context, `posts/${message.key}`, { begin: await begun(context, rest) })] };
  },
};

/** 「任命 张伟 危化科 科室负责人」, in any order. */
async function begun({ tx, bureauId }: Context, rest: string) {
  const sections = await allSections(tx, bureauId);
  const parts = rest.split(/[\s，,]+/u).filter((part) => part !== '');
  const isPost = (part: string): Post | undefined => POSTS.find((post) => words.posts[post] === part);
  const post = parts.map(isPost).find((each) => each !== undefined);
  const section = sections.find(({ name }) => parts.includes(name));
  const who = parts.find((part) => !isPost(part) && part !== section?.name);
  return {
    ...(post && { post }),
    ...(section && { section: `${section.id}` }),
    ...(who && { who: who.slice(0, 30) }),
  };
}
