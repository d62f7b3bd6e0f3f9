/** The log of draws: an unbroken chain, each entry legal where it stands and true of what is kept of its draw. */
import { type LogRow, logRows, type Snapshot } from '../../db/audit-rows.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { readJson } from '../domain/draw/json-text.ts';
import { LOG_START, logHash } from '../domain/draw/log.ts';
import { isLogType } from '../domain/draw/log-bodies.ts';
import { AuditFault } from './fault.ts';
import { checkEntry } from './log-entries.ts';
import type { Trails } from './trail.ts';

export type LogHead = { readonly n: number; readonly hash: string };

export async function auditLog(tx: Snapshot): Promise<{ head: LogHead; trails: Trails }> {
  const trails: Trails = { series: new Map(), draws: new Map() };
  let head: LogHead = { n: -1, hash: LOG_START };
  for await (const row of logRows(tx)) {
    if (row.n !== head.n + 1) throw new AuditFault('draw_log', head.n + 1, 'gap');
    const body = linkedBody(row);
    if (row.prev !== head.hash) throw new AuditFault('draw_log', row.n, 'prev');
    if (!isLogType(row.type)) throw new AuditFault('draw_log', row.n, 'log-type', row.type);
    await checkEntry({ tx, trails, entry: row }, row.type, body);
    head = { n: row.n, hash: row.hash };
  }
  return { head, trails };
}

/** The body, once the entry is known to give its hash. */
function linkedBody(row: LogRow): unknown {
  const body = bodyOf(row);
  let hash: string;
  try {
    hash = logHash({ ...row, body }).hash;
  } catch {
    throw new AuditFault('draw_log', row.n, 'log-unreadable');
  }
  if (hash !== row.hash) throw new AuditFault('draw_log', row.n, 'hash');
  return body;
}

function bodyOf(row: LogRow): Readonly<Record<string, unknown>> {
  try {
    const body = readJson(row.body);
    if (typeof body === 'object' && body !== null) return body as Readonly<Record<string, unknown>>;
  } catch (fault) {
    if (!(fault instanceof DrawFault)) throw fault;
  }
  throw new AuditFault('draw_log', row.n, 'log-unreadable');
}
