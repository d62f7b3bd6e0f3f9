import { putSays } from '../../db/outbox.ts';
import { type ExportRow, nextExport, updateExport } from '../../db/register-exports.ts';
import { isRetriable } from '../../db/retriable.ts';
import { exportFace } from '../faces/export-face.ts';
import type { Job, JobTools, Scene } from '../handler.ts';
import { makeFile } from '../registers/long-export.ts';

/** 导出 of a long register: one file at a time, each in a transaction with what is said. */
export const makeExports: Job = {
  name: 'make-exports',
  long: true,
  async run(scene, tools) {
    const row = await nextExport(scene.tx, scene.bureauId);
    if (row) await step(scene, row, tools);
    return [];
  },
  async next({ tx, bureauId, now }) {
    return (await nextExport(tx, bureauId)) && now;
  },
};

async function step(scene: Scene, row: ExportRow, tools: JobTools): Promise<void> {
  const { tx, bureauId, now } = scene;
  const cause = `export/${row.id}/${row.files}`;
  try {
    await tx.transaction(async (inner) => {
      const says = await makeFile({ ...scene, tx: inner }, row, tools);
      await putSays(inner, bureauId, now, cause, says);
    });
  } catch (error) {
    if (isRetriable(error)) throw error;
    const failed = await updateExport(tx, row.id, {
      state: 'failed',
      fault: tools.fault(error),
      endedAt: now,
    });
    await putSays(tx, bureauId, now, `${cause}/failed`, [exportFace(failed)]);
  }
}
