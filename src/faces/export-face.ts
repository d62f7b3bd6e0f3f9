/** The card of 导出 that the clock makes, for whoever asked for it. */
import { exportCard } from '../../cards/export.ts';
import type { ExportRow } from '../../db/register-exports.ts';
import type { Say } from '../messages.ts';

export function exportFace(row: ExportRow): Say {
  const { id, personId, state, askedAt, day, total, made, files, fault } = row;
  const view = { state, askedAt, total, made, files, ...(day !== null && { day }) };
  const card = exportCard({ ...view, ...(fault !== null && { fault }) });
  return { is: 'card', to: { person: personId }, thing: `export-${id}`, card };
}
