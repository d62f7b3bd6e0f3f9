import { z } from 'zod';
import { extOf, type Known, parseCard, tooBig } from './cards/check.ts';
import { FeishuRefusal } from './errors.ts';
import type { Chat, Mention, World } from './world.ts';

/** What is kept of a message the bot sends. */
export type Stored = { content: string; mentions: Mention[]; warnings: string[] };

type Kind = (world: World, chat: Chat, content: string) => Stored;

const MOST_TEXT = 150 * 1024;
const MOST_POST = 30 * 1024;

const invalid = (ext: string) => new FeishuRefusal('invalid-parameter', { ext });
const asIs = (content: string): Stored => ({ content, mentions: [], warnings: [] });

function parse<T>(content: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw invalid('content is not a string in json format');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(`invalid message content: ${parsed.error.issues[0]!.path.join('.')}`);
  return parsed.data;
}

const fileKind =
  (type: 'file' | 'image', key: 'file_key' | 'image_key'): Kind =>
  (world, _, content) => {
    const given = parse(content, z.looseObject({ [key]: z.string() }));
    const file = world.files.get(String(given[key]));
    if (!file) throw invalid(`${key} is invalid`);
    if (file.type !== type) throw new FeishuRefusal('file-type');
    return asIs(
      JSON.stringify(
        type === 'image' ? { image_key: file.key } : { file_key: file.key, file_name: file.name },
      ),
    );
  };

const KINDS: Readonly<Record<string, Kind>> = {
  text: (world, chat, content) => {
    if (Buffer.byteLength(content) > MOST_TEXT) throw new FeishuRefusal('too-long');
    const { text } = parse(content, z.object({ text: z.string() }));
    if (text === '') throw invalid('text is empty');
    return withMentions(world, chat, text);
  },
  post: (_, __, content) => {
    if (Buffer.byteLength(content) > MOST_POST) throw new FeishuRefusal('too-long');
    parse(
      content,
      z.record(
        z.string(),
        z.object({
          title: z.string().optional(),
          content: z.array(z.array(z.looseObject({ tag: z.string() }))),
        }),
      ),
    );
    return asIs(content);
  },
  interactive: (world, _, content) => {
    if (tooBig(content)) throw new FeishuRefusal('too-long');
    const { faults, warnings } = parseCard(content, knownIn(world));
    if (faults[0]) throw new FeishuRefusal('card', { ext: extOf(faults[0]) });
    return { content, mentions: [], warnings };
  },
  file: fileKind('file', 'file_key'),
  image: fileKind('image', 'image_key'),
};

export const knownIn = (world: World): Known => ({
  user: (id) => world.people.knows(id),
  image: (key) => world.files.get(key)?.type === 'image',
});

/** Checks what the bot wants to send, and turns it into what is stored. */
export function accept(world: World, chat: Chat, msgType: string, content: string): Stored {
  const kind = Object.hasOwn(KINDS, msgType) ? KINDS[msgType] : undefined;
  if (!kind) throw invalid(`invalid msg_type ${msgType}`);
  return kind(world, chat, content);
}

const AT = /<at\s+user_id\s*=\s*"([^"]*)"\s*>([^<]*)<\/at>/g;

/** `<at user_id="ou_x">Tom</at>` becomes `@_user_1` and a mention; a stranger stays text. */
function withMentions(world: World, chat: Chat, text: string): Stored {
  const mentions: Mention[] = [];
  const stored = text.replace(AT, (_, id: string, name: string) => {
    if (id === 'all') return '@_all';
    const person = world.people.by('open_id', id);
    if (!person || !chat.members.includes(person.id)) return `@${name}`;
    const known = mentions.find(({ open_id }) => open_id === id);
    if (known) return known.key;
    const key = `@_user_${mentions.length + 1}`;
    mentions.push({ key, open_id: id, name: person.name, kind: 'user' });
    return key;
  });
  return { content: JSON.stringify({ text: stored }), mentions, warnings: [] };
}
