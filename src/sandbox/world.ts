import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, openClock } from './clock.ts';
import { type Directory, openDirectory, type PersonChange } from './directory.ts';
import { type Faults, openFaults } from './faults/rules.ts';
import { type Feed, openFeed } from './feed.ts';
import { botOpenIdOf, groupChatIdOf, p2pChatIdOf, tenantKeyOf } from './ids.ts';
import { openWindows, type Windows } from './limits.ts';
import type { SandboxOptions } from './options.ts';
import { openStore, type Store, type Table } from './store.ts';
import { openTrace, type Trace } from './trace/trace.ts';

export type Chat = {
  chat_id: string;
  name: string;
  kind: 'group' | 'p2p';
  /** Ids of people. */
  members: string[];
  /** Whether the bot is in it. */
  bot: boolean;
  /** Who owns it: a person's id, or the bot. The first member where it is not said. */
  owner?: string;
  description?: string;
  /** 已解散: nobody can write any more (232009). */
  disbanded?: boolean;
  /** Who was in it and went, so that a restart does not bring them back. */
  left?: string[];
};

export type Sender = { kind: 'app' } | { kind: 'person'; id: string };
export type Mention = { key: string; open_id: string; name: string; kind: 'user' | 'bot' };

export type Message = {
  message_id: string;
  chat_id: string;
  sender: Sender;
  msg_type: string;
  /** As Feishu stores it: JSON as text. */
  content: string;
  create_time: number;
  update_time: number;
  recalled: boolean;
  /** 话题 */
  thread_id?: string;
  /** Sent to many at once (batch_send): it can't be changed. */
  batch?: boolean;
  /** The CardKit card it shows. */
  card_id?: string;
  /** 加急: for whom, and whether they have not looked yet. */
  urgent?: Record<string, 'unread' | 'read'>;
  /** 置顶: since when, in milliseconds. */
  pinned?: number;
  reactions?: Reaction[];
  /** Who has read it, and when. Only what the bot sent is counted. */
  read?: Record<string, number>;
  edits: number;
  mentions: Mention[];
  parent_id?: string;
  root_id?: string;
  /** What a card has that the sources disagree about. */
  warnings?: string[];
};

export type Reaction = { reaction_id: string; emoji: string; by: Sender; at: number };

/** What a tap on a card gave the bot for changing it later. */
export type CardToken = { token: string; message_id: string; at: number; uses: number };

/** A card of CardKit, whether it has been sent or not. */
export type KitCard = {
  card_id: string;
  content: string;
  warnings: string[];
  at: number;
  /** Of the last change: the next one's must be higher. */
  sequence: number;
  uuids: string[];
};

export type StoredFile = {
  key: string;
  name: string;
  type: 'image' | 'file';
  size: number;
  mime: string;
  /** What the uploader said it is: only opus can be sent as audio, only mp4 as media. */
  sort?: string;
};
/** A key that makes a repeated call harmless, and what the first one made. */
export type UsedUuid = { uuid: string; message_id: string; at: number };
/** An event that the webhook has not yet taken. */
export type Push = { event_id: string; body: string; tries: number; due: number };

export type World = {
  o: SandboxOptions;
  clock: Clock;
  people: Directory;
  store: Store;
  chats: Table<Chat>;
  messages: Table<Message>;
  files: Table<StoredFile>;
  uuids: Table<UsedUuid>;
  pushes: Table<Push>;
  cardTokens: Table<CardToken>;
  kitCards: Table<KitCard>;
  /** Cards whose callback waits for an answer, and how many of them wait. */
  locks: Map<string, number>;
  instants: Table<number>;
  windows: Windows;
  feed: Feed;
  faults: Faults;
  trace: Trace;
  filesDir: string;
  botOpenId: string;
  tenantKey: string;
};

export function openWorld(o: SandboxOptions): World {
  const store = openStore(o.dir);
  const feed = openFeed();
  const world: World = {
    o,
    clock: openClock(new Date(o.startAt), o.elapsed),
    people: openDirectory(o, store.table<PersonChange & { id: string }>('person')),
    store,
    chats: store.table<Chat>('chat'),
    messages: store.table<Message>('message'),
    files: store.table<StoredFile>('file'),
    uuids: store.table<UsedUuid>('uuid'),
    pushes: store.table<Push>('push'),
    cardTokens: store.table<CardToken>('card-token'),
    kitCards: store.table<KitCard>('kit-card'),
    locks: new Map(),
    instants: store.table<number>('instant'),
    windows: openWindows(o.limitMs),
    feed,
    faults: openFaults(),
    trace: openTrace((rev) => feed.tell({ kind: 'trace', rev })),
    filesDir: join(o.dir, 'files'),
    botOpenId: botOpenIdOf(o.appId),
    tenantKey: tenantKeyOf(o.appId),
  };
  mkdirSync(world.filesDir, { recursive: true });
  resumeClock(world);
  furnish(world);
  return world;
}

/** Keeps where the clock is, so that a restart goes on from there. */
export const rememberNow = (world: World): void => world.instants.put('now', world.clock.now().getTime());

function resumeClock(world: World): void {
  const last = world.messages.all().reduce((latest, m) => Math.max(latest, m.create_time, m.update_time), 0);
  world.clock.reach(new Date(Math.max(world.instants.get('now') ?? 0, last)));
}

/** The chats that are there without anybody's doing; people added between two starts join their groups. */
function furnish(world: World): void {
  const { o, chats } = world;
  for (const group of o.groups) {
    const chat_id = groupChatIdOf(o.appId, group.key);
    const old = chats.get(chat_id);
    const seeded = group.members.filter((id) => !old?.left?.includes(id));
    const members = [...new Set([...(old?.members ?? []), ...seeded])];
    chats.put(chat_id, { bot: true, ...old, chat_id, name: group.name, kind: 'group', members });
  }
  for (const { id } of world.people.all()) openPrivateChat(world, id);
}

/** Everyone has a private chat with the bot, empty until somebody writes. */
export function openPrivateChat({ o, chats }: World, id: string): void {
  const chat_id = p2pChatIdOf(o.appId, id);
  if (!chats.get(chat_id))
    chats.put(chat_id, { chat_id, name: o.botName, kind: 'p2p', members: [id], bot: true });
}

/** Everything as on the first day. What the bot keeps is the bot's to wipe. */
export function wipe(world: World): void {
  world.faults.clear();
  world.trace.clear();
  world.store.clear();
  world.people.forget();
  rmSync(world.filesDir, { recursive: true, force: true });
  mkdirSync(world.filesDir, { recursive: true });
  world.clock.restart(new Date(world.o.startAt));
  furnish(world);
}
