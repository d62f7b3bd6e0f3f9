/** Puts the parts together: production, demo and tests call it with their own world. */
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { words } from '../cards/words.ts';
import { keepAdmins } from '../db/admins.ts';
import { ensureBureau } from '../db/bureau.ts';
import { loadCalendar, workingCalendar } from '../db/calendar.ts';
import type { Database } from '../db/connect.ts';
import { ensureItems } from '../db/items.ts';
import { putSays } from '../db/outbox.ts';
import { unmatchedMobiles } from '../db/people.ts';
import { signChanges } from '../db/register-history.ts';
import calendar2026 from '../db/seed/calendar-2026.json' with { type: 'json' };
import { ITEMS, ITEMS_DOCUMENT } from '../db/seed/items.ts';
import { actions } from './actions/index.ts';
import { type Clock, startClock } from './clock.ts';
import { commands } from './commands/index.ts';
import type { Config } from './config.ts';
import type { DeliverParts } from './deliver.ts';
import { turns } from './deliver-pace.ts';
import { type Dispatch, dispatcher } from './dispatch.ts';
import { BUREAU } from './domain/vocabulary.ts';
import type { CalendarDay } from './domain/working-days.ts';
import { feishuClient } from './feishu/client.ts';
import { openLongConnection } from './feishu/long-connection.ts';
import type { EnvelopeKeys } from './feishu/verify.ts';
import { httpDoor } from './http.ts';
import { jobs } from './jobs/index.ts';
import type { Incoming } from './messages.ts';
import { receiver } from './receive.ts';
import { photo } from './received/photo.ts';
import { receivedFile } from './received/received-file.ts';
import { makeRouter } from './router.ts';
import { type Secrets, secrets as sealed } from './secrets.ts';
import { siteDoor } from './site/site.ts';
import { type TurnedAway, turnedAway } from './turned-away.ts';
import type { WebhookParts } from './webhook.ts';

export type BotParts = {
  readonly config: Config;
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
  /** random ones, sealed with the Encrypt Key, if not said */
  readonly secrets?: Secrets;
  /** how long Feishu may take for an answer */
  readonly timeoutMs?: number;
  /** for a Feishu that has no limits: calls wait for no turn, and a card that was answered is confirmed soon */
  readonly hurried?: boolean;
};
export type Bot = {
  readonly app: Hono;
  /** the same webhook as the app's, for whoever has a port for the bot alone */
  readonly webhook: WebhookParts | undefined;
  readonly clock: Clock;
  readonly bureauId: number;
  readonly dispatch: Dispatch;
  readonly turnedAway: TurnedAway;
  /** resolves once Feishu can reach us: by webhook from the start, by long connection when it is up */
  readonly reachable: Promise<void>;
  close(): Promise<void>;
};

export async function startBot(parts: BotParts): Promise<Bot> {
  const { config, database, now, log, secrets = sealed(parts.config.FEISHU_ENCRYPT_KEY) } = parts;
  const { db } = database;
  const router = makeRouter(commands, actions, receivedFile, photo);
  const bureauId = await prepare(database, config, now());
  const account = {
    appId: config.FEISHU_APP_ID,
    appSecret: config.FEISHU_APP_SECRET,
    domain: config.FEISHU_DOMAIN.replace(/\/+$/, ''),
    log: log.child({ room: 'feishu' }),
  };
  const feishu = feishuClient({
    ...account,
    ...(!parts.hurried && { turn: turns(db) }),
    ...(parts.timeoutMs && { timeoutMs: parts.timeoutMs }),
  });
  const publicUrl = config.PUBLIC_URL;
  let clock: Clock | undefined;
  const wake = () => clock?.wake();
  const dispatch = dispatcher({ db, bureauId, now, secrets, publicUrl, log, router, wake });
  const deliver: DeliverParts = {
    db,
    bureauId,
    feishu,
    now,
    log: log.child({ room: 'deliver' }),
    dispatch: (event: Incoming) => dispatch(event),
    wake,
    ...(parts.hurried && { callbackMs: HURRIED_CALLBACK_MS }),
  };
  const clockLog = log.child({ room: 'clock' });
  clock = startClock({ db, bureauId, now, secrets, publicUrl, log: clockLog, jobs, deliver });
  const botOpenId = knowBot(() => feishu.botOpenId());
  const doorLog = log.child({ room: 'http' });
  const away = turnedAway(doorLog, now);
  const receive = receiver({ dispatch, botOpenId, turnedAway: away });
  const connection = config.FEISHU_MODE === 'ws' ? openLongConnection({ ...account, receive }) : undefined;
  const webhook =
    config.FEISHU_MODE === 'webhook'
      ? { receive, keys: keysOf(config), now, log: doorLog, turnedAway: away }
      : undefined;
  const app = httpDoor({
    webhook,
    log: doorLog,
    turnedAway: away,
    site: siteDoor({ db, bureauId, now }),
    isHealthy: async () => (await database.sql`select 1`).length === 1,
    ...(connection && { isConnected: connection.isUp }),
  });
  return {
    app,
    webhook,
    clock,
    bureauId,
    dispatch,
    turnedAway: away,
    reachable: connection?.firstUp ?? Promise.resolve(),
    async close() {
      await connection?.close();
      await clock.stop();
    },
  };
}

/** A tap is over after so long where nothing is slow. */
const HURRIED_CALLBACK_MS = 1000;

const keysOf = (config: Extract<Config, { FEISHU_MODE: 'webhook' }>): EnvelopeKeys => ({
  encryptKey: config.FEISHU_ENCRYPT_KEY,
  verificationToken: config.FEISHU_VERIFICATION_TOKEN,
});

/** What a bureau has from the first start: itself, its items, the calendar that comes with us, its administrators. */
async function prepare(database: Database, config: Config, now: Date): Promise<number> {
  return database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    await signChanges(tx, { at: now, cause: 'start' });
    await ensureItems(tx, bureauId, ITEMS, now, ITEMS_DOCUMENT);
    const { loadedYears } = await workingCalendar(tx, bureauId);
    if (!loadedYears.has(2026)) await loadCalendar(tx, bureauId, calendar2026 as CalendarDay[]);
    await keepAdmins(tx, bureauId, config.ADMIN_MOBILES, words.roles.admin);
    const mobiles = await unmatchedMobiles(tx, bureauId);
    if (mobiles.length > 0)
      await putSays(tx, bureauId, now, `start/${now.toISOString()}`, [{ is: 'lookup', mobiles }]);
    return bureauId;
  });
}

/** Our own account: asked for as soon as an event comes, known from then on. */
function knowBot(ask: () => Promise<string>): () => string | undefined {
  let known: string | undefined;
  const learn = () =>
    ask().then(
      (id) => {
        known = id;
      },
      () => undefined,
    );
  void learn();
  return () => {
    if (known === undefined) void learn();
    return known;
  };
}
