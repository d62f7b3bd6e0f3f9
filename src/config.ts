/** The environment, read once and checked; what is wrong is named, with the console page where it is found. */
import { z } from 'zod';
import { type Variable, words } from './config-words.ts';

const secret = z.string().trim().min(1);
const mobile = /^(?:\+?86)?1\d{10}$/;

/** 将事件发送至开发者服务器: Feishu posts events to our public address. */
const rules = {
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  FEISHU_MODE: z.literal('webhook'),
  FEISHU_APP_ID: z.string().regex(/^cli_[0-9A-Za-z]{8,}$/),
  FEISHU_APP_SECRET: secret,
  FEISHU_ENCRYPT_KEY: secret,
  FEISHU_VERIFICATION_TOKEN: secret,
  FEISHU_DOMAIN: z.url({ protocol: /^https?$/ }).default('https://open.feishu.cn'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ADMIN_MOBILES: z
    .string()
    .transform((text) => text.split(/[\s,，、;；]+/u).filter((each) => each !== ''))
    .refine((list) => list.length > 0 && list.every((each) => mobile.test(each)))
    .transform((list) => list.map((each) => each.slice(-11))),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
} satisfies Record<Variable, z.ZodType>;
const webhook = z.object(rules);
/** 使用长连接接收事件: we connect to Feishu. The SDK does so under ids of this form only; nothing is posted, so no token. */
const ws = z.object({
  ...rules,
  FEISHU_MODE: z.literal('ws'),
  FEISHU_APP_ID: z.string().regex(/^cli_[0-9A-Fa-f]{16}$/),
  FEISHU_VERIFICATION_TOKEN: secret.optional(),
});

export type Config = Readonly<z.infer<typeof webhook> | z.infer<typeof ws>>;

/** What the environment lacks, one sentence for each variable. */
export class ConfigError extends Error {}

/** @throws ConfigError naming every variable that is missing or wrong */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = (set.FEISHU_MODE === 'ws' ? ws : webhook).safeParse({ FEISHU_MODE: 'webhook', ...set });
  if (read.success) return Object.freeze(read.data);
  const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0]) as Variable))];
  const lines = names.map((name) => (set[name] === undefined ? words.missing(name) : words.wrong(name)));
  throw new ConfigError(lines.join('\n'));
}

/** SQLSTATE of what keeps one out of a database: connection, password, no such database, starting up, too many. */
const KEPT_OUT = /^(?:E[A-Z_]+|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|28\w{3}|3D000|57P03|53300)$/;

/** What keeps one out of a directory. */
const NO_DIRECTORY = /^E(?:ACCES|PERM|NOTDIR|EXIST|ROFS|NOSPC|DQUOT)$/;

/** Where the data is: the two variables that say so. */
export type DataPlace = { readonly DATABASE_URL?: string | undefined; readonly DATA_DIR: string };

/** A database that can't be entered is DATABASE_URL's fault, a directory DATA_DIR's; any other error stays what it is. */
export function databaseError({ DATABASE_URL, DATA_DIR }: DataPlace, error: unknown): unknown {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const rule = DATABASE_URL ? KEPT_OUT : NO_DIRECTORY;
  const told = [code, cause?.code].find((each) => typeof each === 'string' && rule.test(each));
  if (told === undefined) return error;
  return new ConfigError(
    DATABASE_URL ? words.unreachable(`${told}`) : words.noDirectory(DATA_DIR, `${told}`),
  );
}

/** The door can't be opened at this port. */
export function portError(port: number, error: NodeJS.ErrnoException): Error {
  const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
  return taken ? new ConfigError(words.portTaken(port)) : error;
}
