/**
 * 断电演练: whole rounds are played through the sandbox's HTTP face while the bot's process, and then its database,
 * is killed with SIGKILL at random moments and started again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { HAZCHEM, INDUSTRY } from '../support/round.ts';
import { chanceOf } from './chance.ts';
import { type Figures, figures, findings, quiet } from './checks.ts';
import { Ledger, Players } from './players.ts';
import type { Server } from './servers.ts';
import { openTheatre, type Theatre } from './theatre.ts';

export type KillPlan = {
  readonly seed: string;
  /** processes to kill at least */
  readonly kills: number;
  readonly replicas: number;
  /** every so many kills the database server goes too; 0: never */
  readonly databaseEvery: number;
  readonly server: () => Promise<Server>;
  /** 作废, 替换, 演练, 公共随机值 and 更正 too */
  readonly everything?: boolean;
  /** at no pace, for the short form */
  readonly hurried?: boolean;
};
export type KillReport = Figures & {
  readonly server: string;
  readonly kills: number;
  readonly databaseKills: number;
  readonly endedByThemselves: number;
  readonly rounds: number;
  readonly voids: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly unheard: number;
  readonly seconds: number;
  readonly findings: readonly string[];
};

/** A process lives so long at most, counted from when it can answer. */
const LONGEST_LIFE_MS = 1500;
const UNITS = 2;
/** As Feishu: nobody waits long for an answer that dies with its process. */
const FEISHU_MS = 3000;

export async function killCampaign(plan: KillPlan): Promise<KillReport> {
  const started = performance.now();
  const chance = chanceOf(plan.seed);
  const { replicas: count, server, hurried = false } = plan;
  await using theatre = await openTheatre({ count, chance, server, hurried, patienceMs: FEISHU_MS });
  const ledger = new Ledger();
  const players = new Players(theatre.bureau, ledger, theatre.replicas.ready, plan.everything);
  const killer = new Killer(theatre, plan, chance);
  const killing = killer.run();
  do await players.round(ledger.rounds % 2 === 0 ? HAZCHEM : INDUSTRY, UNITS);
  while (!killer.done || ledger.rounds === ledger.voids);
  await killing;
  await theatre.replicas.ready();
  await quiet(theatre.bureau);
  return {
    server: theatre.server.name,
    kills: theatre.replicas.killed,
    databaseKills: killer.databaseKills,
    endedByThemselves: theatre.replicas.ended,
    rounds: ledger.rounds,
    voids: ledger.voids,
    acknowledged: ledger.acknowledged.length + ledger.said.length,
    unanswered: ledger.unanswered,
    unheard: ledger.unheard,
    ...(await figures(theatre.bureau)),
    findings: await findings(theatre.bureau, ledger),
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

class Killer {
  readonly #theatre: Theatre;
  readonly #plan: KillPlan;
  readonly #chance: ReturnType<typeof chanceOf>;
  databaseKills = 0;

  constructor(theatre: Theatre, plan: KillPlan, chance: ReturnType<typeof chanceOf>) {
    this.#theatre = theatre;
    this.#plan = plan;
    this.#chance = chance;
  }

  get done(): boolean {
    return this.#theatre.replicas.killed >= this.#plan.kills;
  }

  async run(): Promise<void> {
    const { replicas, server } = this.#theatre;
    while (!this.done) {
      await replicas.ready().catch(() => undefined);
      await sleep(this.#chance.below(LONGEST_LIFE_MS));
      replicas.kill();
      const every = this.#plan.databaseEvery;
      if (every > 0 && replicas.killed >= (this.databaseKills + 1) * every) {
        this.databaseKills += 1;
        await server.kill();
      }
    }
  }
}
