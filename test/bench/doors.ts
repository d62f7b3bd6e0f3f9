/** The web door without effects: ours, @slack/bolt's HTTPReceiver and the SDK's adaptDefault, over real HTTP. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { feishuRequest, slackRequest } from './bodies.ts';
import { load, requestBytes } from './load.ts';
import { type Contender, PATHS, type Told } from './servers.ts';
import { median } from './statistics.ts';
import { goal } from './table.ts';

const CONNECTIONS = 32;
const requests = { ours: feishuRequest, bolt: slackRequest, sdk: feishuRequest };

/** Interleaved rounds. Requests for each second of the server's own CPU time hardly feel what else the machine does. */
export async function benchDoors(rounds = 5, ms = 1500): Promise<void> {
  const names = Object.keys(requests) as Contender[];
  const servers = await Promise.all(names.map(startServer));
  const seen = servers.map(() => ({ wall: [] as number[], cpu: [] as number[] }));
  for (let round = 0; round <= rounds; round++)
    for (const [i, server] of servers.entries()) {
      const { wall, cpu } = await measure(server, ms);
      if (round === 0) continue; // warm
      seen[i]!.wall.push(wall);
      seen[i]!.cpu.push(cpu);
    }
  for (const { child } of servers) child.kill();
  tell(
    names,
    seen.map(({ wall, cpu }) => ({ wall: median(wall), cpu: median(cpu) })),
  );
}

type Rate = { readonly wall: number; readonly cpu: number };

function tell(names: readonly Contender[], rates: readonly Rate[]): void {
  const bolt = rates[names.indexOf('bolt')]!;
  for (const [i, name] of names.entries()) {
    const { wall, cpu } = rates[i]!;
    const figures = `${Math.round(wall)}/s, ${Math.round(cpu)} for each CPU second`;
    console.log(`door     ${name.padEnd(5)} ${figures.padEnd(48)} ${(cpu / bolt.cpu).toFixed(2)}× Bolt`);
  }
  const ours = rates[names.indexOf('ours')]!;
  for (const [what, ratio] of [
    ['每秒处理器时间', ours.cpu / bolt.cpu],
    ['每秒', ours.wall / bolt.wall],
  ] as const)
    goal(`不带效果，${what}`, 'Bolt 的 1.5 倍', `${ratio.toFixed(2)} 倍`, ratio >= 1.5);
}

type Server = Awaited<ReturnType<typeof startServer>>;

async function startServer(name: Contender) {
  const child = fork(fileURLToPath(new URL('./servers.ts', import.meta.url)), [name]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { name, child, port };
}

async function told({ child }: Server): Promise<Told> {
  child.send('told');
  return ((await once(child, 'message')) as [Told])[0];
}

async function measure(server: Server, ms: number): Promise<{ wall: number; cpu: number }> {
  const request = requestBytes(PATHS[server.name], requests[server.name]());
  const before = await told(server);
  const started = performance.now();
  const answers = await load(server.port, request, CONNECTIONS, ms);
  const seconds = (performance.now() - started) / 1000;
  const after = await told(server);
  if (after.handled - before.handled !== answers)
    throw new Error(`${server.name} handled not all it answered`);
  return { wall: answers / seconds, cpu: answers / (after.cpu - before.cpu) };
}
