import { api, sentence } from './api.ts';
import { useNotices } from './notices.tsx';
import type { About, Chat, Person } from './types.ts';
import { words } from './words.ts';

type Props = { about: About; me: Person; chat: Chat };

/** 机器人自定义菜单: what can be had in the private chat without writing a word. */
export function Menu({ about, me, chat }: Props) {
  const { toast } = useNotices();
  if (chat.kind !== 'p2p' || about.menu.length === 0) return null;
  const choose = (key: string) =>
    api.menu(me.id, key).catch((error: unknown) => toast('error', sentence(error)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: three commands, no fields
    <div className="bot-menu" role="group" aria-label={words.menu}>
      {about.menu.map(({ name, event_key }) => (
        <button
          key={event_key}
          type="button"
          className="plain-button"
          data-menu={event_key}
          onClick={() => choose(event_key)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
