/** Where the fault campaign plays: one bot in this process, whose whole log is kept, and a Feishu that may be told to fail. */
import { startBot } from '../../src/bot.ts';
import type { Config } from '../../src/config.ts';
import { makeLog } from '../../src/log.ts';
import type { Bureau } from '../support/bureau.ts';
import { openGround } from './ground.ts';

export type Rule = { readonly id?: string; readonly kind: string; readonly [param: string]: unknown };
export type Standing = {
  readonly id: string;
  readonly kind: string;
  readonly seen: number;
  readonly hits: number;
};
export type Stage = AsyncDisposable & {
  readonly bureau: Bureau;
  /** each line of the log, from trace on */
  readonly logged: readonly string[];
  readonly config: () => Config;
};

/** An answer that never comes is not waited for as long as in earnest. */
const TIMEOUT_MS = 800;

export async function openStage(): Promise<Stage> {
  const ground = await openGround();
  const logged: string[] = [];
  const log = makeLog('trace', { write: (line: string) => void logged.push(line) });
  let config: Config | undefined;
  const { bureau, close } = await ground.open({
    startBot: (parts) => {
      config = parts.config;
      return startBot({ ...parts, log, timeoutMs: TIMEOUT_MS });
    },
  });
  return { bureau, logged, config: () => config!, [Symbol.asyncDispose]: close };
}

/** What is set up goes wrong from now on; returns how to end it, which says how often it did. */
export async function spoil(bureau: Bureau, rules: readonly Rule[]): Promise<() => Promise<Standing[]>> {
  await bureau.http.post('/sandbox/faults', rules);
  return async () => {
    const standing = await bureau.http.get<Standing[]>('/sandbox/faults');
    await fetch(`${bureau.url}/sandbox/faults`, { method: 'DELETE' });
    return standing;
  };
}

/** What waits for its next try is tried now, so that a campaign need not wait for hours. */
export async function hurry(bureau: Bureau): Promise<void> {
  await bureau.sql`update outbox set next_at = clock_timestamp()
    where done_at is null and dead_at is null and next_at > clock_timestamp()`;
}

/** Secrets, tokens, mobiles and whole identities that stand in the log. */
export async function leaks({ bureau, logged, config }: Stage): Promise<string[]> {
  const { FEISHU_APP_SECRET, FEISHU_ENCRYPT_KEY, FEISHU_VERIFICATION_TOKEN = '' } = config();
  const rows = await bureau.sql<{ mobile: string }[]>`select mobile from people where mobile <> ''`;
  const all = logged.join('');
  const kept = [FEISHU_APP_SECRET, FEISHU_ENCRYPT_KEY, FEISHU_VERIFICATION_TOKEN].filter(
    (each) => each !== '',
  );
  return [
    ...[...kept, ...rows.map(({ mobile }) => mobile)]
      .filter((secret) => all.includes(secret))
      .map((secret) => `in the log: ${secret}`),
    ...(all.match(/Bearer\s+[^\s"[]+|\bt-[\w-]{8,}/g) ?? []).map((token) => `in the log: ${token}`),
  ];
}
