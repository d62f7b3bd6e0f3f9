/** 绑定本群: the form, with what the group is for, or is most likely to be for, chosen already. */
import { bindForm } from '../../cards/chat.ts';
import { drawingSections } from '../../db/bureau.ts';
import { purposeOf, sectionOfChat } from '../../db/chats.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';

type Ask = {
  readonly chatId: string;
  readonly key: string;
  readonly welcome: boolean;
  readonly sectionId?: number | null;
};

export async function bindSay(scene: Scene, { chatId, key, welcome, sectionId }: Ask): Promise<Say> {
  const sections = await drawingSections(scene.tx, scene.bureauId);
  const own = sections.some(({ id }) => id === sectionId) ? `section-${sectionId}` : undefined;
  const card = bindForm(sections, welcome, (await boundTo(scene, chatId)) ?? own);
  return { is: 'card', to: { chat: chatId }, thing: `bind/${key}`, card };
}

/** What the group is bound to, as the form says it. */
async function boundTo({ tx }: Scene, chatId: string): Promise<string | undefined> {
  const section = await sectionOfChat(tx, chatId);
  return section ? `section-${section.id}` : await purposeOf(tx, chatId);
}
