/**
 * Another process that uses the embedded database, for embedded.test.ts. It says who it found, then does
 * what it reads: `release`, `exit` (without saying goodbye), or `insert` (rows for ever, each number printed
 * once it is committed).
 */
import { createInterface } from 'node:readline';
import { client } from '../../db/client.ts';
import { layoutIn } from '../../db/embedded/layout.ts';
import { readStatus } from '../../db/embedded/status.ts';
import { startEmbedded } from '../../db/embedded.ts';

const dataDir = process.argv[2]!;
const server = await startEmbedded({ dataDir });
const sql = client(server.options, { max: 1 });
const [row] = await sql`select 1 as one`;
console.log(`${row?.one === 1 && readStatus(layoutIn(dataDir))?.pid}`);

for await (const line of createInterface(process.stdin)) {
  if (line === 'exit') process.exit(0);
  if (line === 'insert') void insertForEver();
  if (line === 'release') break;
}
await sql.end({ timeout: 1 });
await server.release();
process.stdin.destroy();

async function insertForEver(): Promise<never> {
  for (let number = 1; ; number += 1) {
    await sql`insert into acknowledged values (${number})`;
    console.log(number);
  }
}
