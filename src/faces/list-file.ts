/** 检查名单 as a file, for lists that are too long for a card. */
import { LIST_ROWS } from '../../cards/list.ts';
import { spanText } from '../../cards/words.ts';
import { faces } from '../../cards/words-faces.ts';
import type { Draw } from '../../db/draws.ts';
import type { TaskFile } from '../../db/tasks.ts';
import { writeApart } from '../files/apart.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';
import { chiefRecipients } from './recipients.ts';

type Lists = {
  readonly draw: Pick<Draw, 'id' | 'no'>;
  readonly files: readonly TaskFile[];
  /** 换人: the entry of the log after which the teams are these; absent: as drawn */
  readonly after?: number | undefined;
};

/** The list to each of these; one that was sent before keeps its name and is said to be older. */
export async function listSays(
  { now }: Scene,
  { draw, files, after }: Lists,
  readers: readonly { readonly to: Recipient; readonly once: string }[],
): Promise<Say[]> {
  const base64 = await listFile(draw.no, files);
  const name = after === undefined ? faces.list.file(draw.no) : faces.list.newFile(draw.no, now);
  return readers.map(({ to, once }) => {
    return { is: 'file', to, name, base64, once: after === undefined ? once : `${once}/${after}` };
  });
}

/** A list too long for its card, to the chief. */
export async function chiefLists(scene: Scene, list: Lists & { draw: Draw }): Promise<Say[]> {
  if (list.files.length <= LIST_ROWS) return [];
  const chiefs = await chiefRecipients(scene, list.draw.sectionId);
  return listSays(
    scene,
    list,
    chiefs.map((to, index) => ({ to, once: `list-file/${list.draw.id}/${index}` })),
  );
}

/** base64 of an xlsx. */
async function listFile(no: string, files: readonly TaskFile[]): Promise<string> {
  const rows = files.map(({ enterprise, team, task }) => [
    enterprise.code,
    enterprise.name,
    enterprise.county,
    enterprise.address ?? '',
    team.map((member) => member.name).join('、'),
    spanText(task.from, task.to),
  ]);
  const columns = faces.list.fileColumns.map((header) => ({ header }));
  const bytes = await writeApart(columns, rows, { name: `${faces.list.sheet} ${no}` });
  return Buffer.from(bytes).toString('base64');
}
