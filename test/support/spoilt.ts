/** A database as somebody with all rights may have left it, audited, and as it was again. */
import type { Snapshot } from '../../db/audit-rows.ts';
import { auditSnapshot } from '../../src/audit/audit.ts';
import { logHash } from '../../src/domain/draw/log.ts';
import type { Bureau } from './bureau.ts';

const UNDO = new Error('undo');
type Step = string | ((tx: Snapshot) => Promise<void>);

/** What an audit finds in a transaction in which all this was done; nothing of it is kept. */
export async function spoilt({ sql }: Bureau, ...work: readonly Step[]): Promise<string | undefined> {
  let found: string | undefined;
  await sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const step of work) await (typeof step === 'string' ? tx.unsafe(step) : step(tx));
      const fault = await auditSnapshot(tx, () => undefined);
      found = fault && `${fault.table} ${fault.row} ${fault.code}`;
      throw UNDO;
    })
    .catch((error: unknown) => {
      if (error !== UNDO) throw error;
    });
  return found;
}

export type LogEntry = {
  n: number;
  bureau_id: number;
  ts: string;
  type: string;
  no: string;
  body: string;
  prev: string;
};

/** The same with the log written anew, so that it is one chain again. */
export function relogged(
  bureau: Bureau,
  change: (rows: LogEntry[]) => LogEntry[],
  ...statements: readonly string[]
): Promise<string | undefined> {
  return spoilt(
    bureau,
    async (tx) => {
      const rows = await tx<LogEntry[]>`
        select n::int, bureau_id, ts, type, no, body, prev from draw_log order by n`;
      await tx`delete from draw_log`;
      let prev = '0'.repeat(64);
      for (const [n, row] of change([...rows]).entries()) {
        const { hash } = logHash({ ...row, n, prev, body: JSON.parse(row.body) });
        await tx`insert into draw_log ${tx({ ...row, n, prev, hash })}`;
        prev = hash;
      }
    },
    ...statements,
  );
}
