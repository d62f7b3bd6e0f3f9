/** 检查名单 as a file, for lists that are too long for a card. */
import { spanText } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { writeSheet } from '../files/write.ts';

/** base64 of an xlsx. */
export async function listFile(no: string, files: readonly TaskFile[]): Promise<string> {
  const rows = files.map(({ enterprise, team, task }) => [
    enterprise.code,
    enterprise.name,
    enterprise.county,
    enterprise.address ?? '',
    team.map((member) => member.name).join('、'),
    spanText(task.from, task.to),
  ]);
  const columns = faces.list.fileColumns.map((header) => ({ header }));
  const bytes = await writeSheet(columns, rows, { name: `${faces.list.sheet} ${no}` });
  return Buffer.from(bytes).toString('base64');
}
