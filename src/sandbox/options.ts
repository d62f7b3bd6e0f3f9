import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hono } from 'hono';

/** A person who has an account in the sandbox's tenant. */
export type SandboxPerson = {
  id: string;
  name: string;
  mobile: string;
  title: string;
  roles: string[];
  /** The address people gave themselves: look-ups find it. */
  email?: string;
  /** The mailbox the tenant gave: look-ups don't find it (§3.2). */
  enterprise_email?: string;
  /** Offered first on the page. */
  featured?: boolean;
};

/** A group that is there from the start, the bot in it. */
export type SandboxGroup = { key: string; name: string; members: string[] };

/** What the sandbox asks of the bot, so that a moved clock stops wherever something falls due. */
export type SandboxBot = {
  /** The first instant after `after` at which the bot has something to do. */
  nextDue(after: Date): Promise<Date | undefined>;
  /** Does all that is due at the sandbox's now, and empties the outbox. */
  settle(): Promise<void>;
};

/** What Feishu tells its long connections, in seconds. The SDK draws a moment within the nonce before it comes back. */
export type ConnectionConfig = {
  ReconnectCount: number;
  ReconnectInterval: number;
  ReconnectNonce: number;
  PingInterval: number;
};

export type SandboxOptions = {
  /** `cli_` and 16 hex digits: the SDK refuses others for its long connection. */
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  botName: string;
  /** How the app gets its events and card callbacks: POSTed to `webhook` (so unless said otherwise) or by long connection. */
  mode?: 'webhook' | 'ws';
  webhook: string;
  /** Instead of the sandbox's own, which are short. */
  connection?: Partial<ConnectionConfig>;
  /** Folder for the sandbox's own state. */
  dir: string;
  people: SandboxPerson[];
  groups: SandboxGroup[];
  /** ISO instant at which the clock starts. */
  startAt: string;
  /** Milliseconds gone by; real ones if not said. With one that stands still the clock moves only when it is moved. */
  elapsed?: () => number;
  /** Of what the ids of messages are made, together with who sends how many where; random ids if not said. */
  messageSeed?: string;
  /** Same clock time, n working days on; throws if n is bad. */
  addWorkdays(now: Date, n: number): Date;
  bot: SandboxBot;
  /** The demo wipes and seeds the bot's database. */
  onReset(): Promise<void>;
  /** Event and callback types the app is subscribed to; others are never pushed (subscriptions.ts has the usual ones). */
  subscriptions?: readonly string[];
  /** 权限: what the app's console has granted (wire/scopes.ts has the usual ones). All where it is not said. */
  scopes?: readonly string[];
  /**
   * What a PATCH meets that comes while the card's callback waits for its answer. Feishu does both: it refuses
   * (`card action is lock`), and it takes the patch and sets the card back when the answer comes.
   */
  patchDuringCallback?: 'refused' | 'reverted';
  /** 加急额度: how many urgent messages the app may send (230024). No end where it is not said. */
  urgentQuota?: number;
  /** Seconds that only grow, by which tokens live and end; real time where it is not said. */
  tokenSeconds?: () => number;
  /** How long whoever gets an event may take for it; 3 s, as in Feishu, where it is not said. */
  patienceMs?: number;
  /** Milliseconds that only grow, by which the limits of the interfaces count; real time where it is not said. */
  limitMs?: () => number;
  /** 机器人自定义菜单: what the page offers in private chats. */
  menu?: readonly { name: string; event_key: string }[];
  /** Up to three things to try, shown on the page. */
  tips?: string[];
};

export type Sandbox = {
  /** Routes /open-apis/*, /callback/ws/*, /sandbox/* and the page at /. */
  app: Hono;
  /** For the `upgrade` of the server that `app` is behind: long connections come in here. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  now(): Date;
  botOpenId: string;
  openIdOf(personId: string): string;
  chatIdOf(groupKey: string): string;
  p2pChatIdOf(personId: string): string;
  close(): Promise<void>;
};
