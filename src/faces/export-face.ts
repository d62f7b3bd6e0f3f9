/** The card of a long export, for whoever asked for it. */
import { exportCard } from '../../cards/export.ts';
import type { ExportRow } from '../../db/register-exports.ts';
import type { Say } from '../messages.ts';

export function exportFace(row: ExportRow): Say {
  const { id, personId, state, total, made, files, fault } = row;
  const card = exportCard({ state, total, made, files, ...(fault !== null && { fault }) });
  return { is: 'card', to: { person: personId }, thing: `export-${id}`, card };
}
