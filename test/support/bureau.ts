/**
 * 应急管理局 in a test: database, bot and sandbox behind one port, people who write, tap and wait. It talks to
 * the sandbox over HTTP alone, as scripts do; the database is there to look at.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { BOT_ROLE } from '../../db/bot-role.ts';
import { type DemoWorld, openDemoWorld, type WorldOptions } from '../../src/demo-world.ts';
import { CardFace } from './card-face.ts';
import { Steady } from './chance.ts';
import { registeredDatabase, type TestDatabase } from './database.ts';
import {
  type SandboxAccount,
  type SandboxChat,
  SandboxHttp,
  type SandboxMessage,
  type Tapped,
} from './sandbox-http.ts';

export type LogLine = { readonly level: number; readonly msg: string; readonly [key: string]: unknown };
export type Form = Readonly<Record<string, string | readonly string[]>>;
const ERROR = 50;
/** A machine that has much to do is no late bot. */
const PATIENCE_MS = 60_000;

type More = Pick<WorldOptions, 'mode' | 'startBot' | 'elapsed' | 'hurried' | 'patienceMs'>;

export class Bureau implements AsyncDisposable {
  readonly database: TestDatabase;
  readonly http: SandboxHttp;
  /** what the bot wrote into its log, from warnings on */
  readonly logged: LogLine[] = [];
  readonly #dir: string;
  readonly #more: More;
  readonly #steady: Steady | undefined;
  #world: DemoWorld | undefined;
  #accounts: readonly SandboxAccount[] = [];
  readonly #chats = new Map<string, Chat>();

  /**
   * `mode`: how events come; `startBot`: where the bot runs, if not in this process; `hurried`: at no pace, unless it
   * is false; `steady`: in place of real chance and real time
   */
  constructor(database: TestDatabase, dir: string, more: More = {}, steady?: Steady) {
    this.database = database;
    this.#dir = dir;
    this.#more = more;
    this.#steady = steady;
    this.http = new SandboxHttp(
      () => this.world.url,
      () => steady?.step(),
    );
  }

  get world(): DemoWorld {
    if (!this.#world) throw new Error('the bureau is closed');
    return this.#world;
  }
  get url(): string {
    return this.world.url;
  }
  get sql() {
    return this.database.sql;
  }
  get log() {
    const take = (line: string) => this.logged.push(JSON.parse(line) as LogLine);
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        for (const line of chunk.toString('utf8').split('\n')) if (line !== '') take(line);
        done();
      },
    });
    return pino({ level: 'warn' }, stream);
  }
  /** What went wrong without anybody wanting it. */
  get errors(): LogLine[] {
    return this.logged.filter(({ level }) => level >= ERROR);
  }

  async open(): Promise<void> {
    const { database, log } = this;
    const steady = this.#steady;
    this.#world = await openDemoWorld({
      database,
      dir: this.#dir,
      port: 0,
      log,
      hurried: true,
      patienceMs: PATIENCE_MS,
      ...(steady && { elapsed: steady.elapsed, chance: steady.chance }),
      ...this.#more,
    });
    this.#accounts = await this.http.people();
    const groups = await this.http.groups();
    const alone = this.#accounts.map(({ id, name }) => this.#privateChat(id, name));
    for (const chat of [...groups, ...alone]) this.#chats.set(chat.chat_id, new Chat(this, chat));
    await this.settled();
  }

  /** Where somebody talks to the bot in private: there from the start. */
  #privateChat(id: string, name: string): SandboxChat {
    return { chat_id: this.world.sandbox.p2pChatIdOf(id), name, kind: 'p2p', members: [id] };
  }

  async close(): Promise<void> {
    const world = this.#world;
    this.#world = undefined;
    await world?.close();
  }

  /** Another process on the same database and the same Feishu, as it were. */
  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  person(idOrName: string): Person {
    const account = this.#accounts.find(({ id, name }) => id === idOrName || name === idOrName);
    if (!account) throw new Error(`nobody is called ${idOrName}`);
    return new Person(this, account);
  }
  get people(): Person[] {
    return this.#accounts.map((account) => new Person(this, account));
  }
  group(name: string): Chat {
    const chat = [...this.#chats.values()].find((each) => each.kind === 'group' && each.name === name);
    if (!chat) throw new Error(`no group is called ${name}`);
    return chat;
  }
  /** The private chat of someone with the bot. */
  chatOf(person: Person | string): Chat {
    const { id } = typeof person === 'string' ? this.person(person) : person;
    const chat = [...this.#chats.values()].find((each) => each.kind === 'p2p' && each.members.includes(id));
    if (!chat) throw new Error(`${id} has no chat with the bot`);
    return chat;
  }
  get chats(): Chat[] {
    return [...this.#chats.values()];
  }
  /** A new group. */
  async makeGroup(name: string, members: readonly string[], bot: boolean): Promise<Chat> {
    const chat = new Chat(this, await this.http.post<SandboxChat>('/sandbox/chats', { name, members, bot }));
    this.#chats.set(chat.id, chat);
    await this.settled();
    return chat;
  }

  readonly clock = {
    now: () => this.http.now(),
    to: async (instant: string) => void (await this.http.move({ to: instant })),
    advance: async (duration: string) => void (await this.http.move({ advance: duration })),
    workdays: async (workdays: number) => void (await this.http.move({ workdays })),
  };

  /** The bot has done all that is due now, and all that Feishu put off because a card was just being tapped. */
  async settled(): Promise<void> {
    await this.world.bot().clock.settle();
    while (await this.#isPutOff()) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await this.world.bot().clock.settle();
    }
  }

  /** Not while a campaign has killed the database. */
  async #isPutOff(): Promise<boolean> {
    const found = await this.sql`
      select 1 from outbox where done_at is null and dead_at is null and error like 'busy%' limit 1`.catch(
      () => [],
    );
    return found.length > 0;
  }

  /** Looks again and again until it is so; what it last saw is in the error. */
  async until<T>(
    look: () => Promise<T | undefined | false> | T | undefined | false,
    ms = 60_000,
  ): Promise<T> {
    const deadline = Date.now() + ms;
    for (;;) {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${look}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** 见证人 of a section's draws. */
  async witnesses(section: string): Promise<Person[]> {
    const rows = await this.sql<{ code: string }[]>`
      select p.code from section_witnesses w join people p on p.id = w.person_id
      join sections s on s.id = w.section_id where s.name = ${section} order by p.code collate "C"`;
    return rows.map(({ code }) => this.person(code));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    await this.database.close();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

type Opening = More & { readonly at?: string; readonly chance?: 'steady' | 'real' };

/**
 * Opens at 2026-03-10 09:00, a Tuesday, or later. `mode` is FEISHU_MODE. `chance` and time are the same in each run,
 * unless they are to be real ones.
 */
export async function openBureau({ at, chance = 'steady', ...more }: Opening = {}): Promise<Bureau> {
  const bureau = new Bureau(
    await registeredDatabase({ max: 8, role: BOT_ROLE }),
    await mkdtemp(join(tmpdir(), 'bureau-')),
    more,
    chance === 'steady' ? new Steady() : undefined,
  );
  try {
    await bureau.open();
    if (at) await bureau.clock.to(at);
    return bureau;
  } catch (error) {
    await bureau[Symbol.asyncDispose]();
    throw error;
  }
}

/** Someone with an account, whether the registers know them or not. */
export class Person {
  readonly #bureau: Bureau;
  readonly id: string;
  readonly name: string;
  readonly openId: string;

  constructor(bureau: Bureau, { id, name, open_id }: SandboxAccount) {
    this.#bureau = bureau;
    this.id = id;
    this.name = name;
    this.openId = open_id;
  }

  get chat(): Chat {
    return this.#bureau.chatOf(this);
  }

  /** Writes in a group, with a mention of the bot; the bot has answered when this returns. */
  async says(chat: Chat, text: string, { mention = chat.kind === 'group' } = {}): Promise<string> {
    const { message_id } = await this.#bureau.http.say({
      as: this.id,
      chat_id: chat.id,
      text,
      mention_bot: mention,
    });
    await this.#bureau.settled();
    return message_id;
  }

  /** Says a line of 抽查, and freezes what the preview shows, if it shows one, as it is proposed. */
  async draws(chat: Chat, text: string): Promise<string> {
    const id = await this.says(chat, text);
    await this.freezes(chat);
    return id;
  }

  /** Freezes what the last preview of the chat shows, if it can be. */
  async freezes(chat: Chat): Promise<void> {
    const card = (await chat.cards('抽查预览')).at(-1);
    if (card?.can('open-draw')) await this.taps(card, 'open-draw');
  }

  /** Writes to the bot in private. */
  tells(text: string): Promise<string> {
    return this.says(this.chat, text);
  }

  /** Sends the bot a file. */
  async sends(name: string, bytes: Uint8Array, chat = this.chat): Promise<void> {
    const base64 = Buffer.from(bytes).toString('base64');
    await this.#bureau.http.say({ as: this.id, chat_id: chat.id, file: { name, base64 } });
    await this.#bureau.settled();
  }

  /** Sends the bot a picture, as an answer to a message if it is one; `name`: as a file. The bot has looked at it. */
  async shows(bytes: Uint8Array, { replyTo, name, chat = this.chat }: Shown = {}): Promise<string> {
    const base64 = Buffer.from(bytes).toString('base64');
    const what = name === undefined ? { image: { base64 } } : { file: { name, base64 } };
    const { message_id } = await this.#bureau.http.say({
      as: this.id,
      chat_id: chat.id,
      ...what,
      ...(replyTo && { reply_to: replyTo }),
    });
    await this.#bureau.settled();
    return message_id;
  }

  /** Taps what does this on the card, or sends its form. */
  async taps(card: CardFace, act: string, form?: Form): Promise<Tapped> {
    const tapped = await this.#bureau.http.tap({
      as: this.id,
      message_id: card.messageId,
      element: card.element(act),
      ...(form && { form }),
    });
    await this.#bureau.settled();
    return tapped;
  }
}

type Shown = { readonly replyTo?: string; readonly name?: string; readonly chat?: Chat };

export class Chat {
  readonly #bureau: Bureau;
  readonly id: string;
  readonly name: string;
  readonly kind: 'group' | 'p2p';
  readonly members: readonly string[];

  constructor(bureau: Bureau, { chat_id, name, kind, members }: SandboxChat) {
    this.#bureau = bureau;
    this.id = chat_id;
    this.name = name;
    this.kind = kind;
    this.members = members;
  }

  /** What the bot has sent here, in order. */
  async messages(): Promise<SandboxMessage[]> {
    const all = await this.#bureau.http.messages(this.id);
    return all.filter(({ sender, recalled }) => sender.sender_type === 'app' && !recalled);
  }

  async texts(): Promise<string[]> {
    const found = (await this.messages()).filter(({ msg_type }) => msg_type === 'text');
    return found.map(({ content }) => (JSON.parse(content) as { text: string }).text);
  }
  async lastText(): Promise<string> {
    return (await this.texts()).at(-1) ?? '';
  }

  async cards(title = ''): Promise<CardFace[]> {
    const found = (await this.messages()).filter(({ msg_type }) => msg_type === 'interactive');
    return found.map((message) => new CardFace(message)).filter((card) => card.title.includes(title));
  }
  /** The newest card whose title contains this. */
  async lastCard(title = ''): Promise<CardFace> {
    const cards = await this.cards();
    const card = cards.findLast((each) => each.title.includes(title));
    if (card) return card;
    throw new Error(`no card 「${title}」 in ${this.name}: ${cards.map((each) => each.title).join(' / ')}`);
  }

  async files(): Promise<{ name: string; key: string }[]> {
    const found = (await this.messages()).filter(({ msg_type }) => msg_type === 'file');
    return found.map(({ content }) => {
      const { file_key, file_name } = JSON.parse(content) as { file_key: string; file_name: string };
      return { key: file_key, name: file_name };
    });
  }
  /** The content of the newest file whose name contains this. */
  async file(name: string): Promise<Uint8Array> {
    const files = await this.files();
    const file = files.findLast((each) => each.name.includes(name));
    if (!file) throw new Error(`no file 「${name}」 in ${this.name}: ${files.map((each) => each.name)}`);
    return this.#bureau.http.file(file.key);
  }
}

export type { CardFace, Tapped };
