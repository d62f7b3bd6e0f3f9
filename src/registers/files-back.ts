/** What doesn't fit into a card goes to the sender as a file: all problems, or all changes. */
import { importWords } from '../../cards/words-import.ts';
import type { ImportRow } from '../../db/imports.ts';
import { writeApart } from '../files/apart.ts';
import type { Problem } from '../files/rows.ts';
import type { Say } from '../messages.ts';
import { MOST_LINES, type Plan } from './plan.ts';
import type { Undone } from './undo.ts';
import { words } from './words.ts';

export async function problemsFile(row: ImportRow, problems: readonly Problem[]): Promise<Say> {
  const lines = problems
    .slice(0, MOST_LINES)
    .map(({ sheet, row: at, column, value, why, remedy }) => [
      sheet,
      at === 0 ? undefined : at,
      column,
      value,
      why,
      remedy,
    ]);
  const bytes = await writeApart(words.problemColumns, lines, { name: words.problems });
  return fileSay(row, `${words.problems}-${row.fileName}`, bytes, 'problems');
}

export async function changesFile(row: ImportRow, { lines }: Plan): Promise<Say> {
  const bytes = await writeApart(words.changeColumns, lines, { name: words.changes });
  return fileSay(row, `${words.changes}-${row.fileName}`, bytes, `changes/${row.digest}`);
}

/** What an undone import left as it is. */
export async function keptFile(row: ImportRow, kept: Undone['kept']): Promise<Say> {
  const lines = kept.slice(0, MOST_LINES).map(({ name, why }) => [name, importWords.undo.kept[why]]);
  const bytes = await writeApart(words.keptColumns, lines, { name: words.kept });
  return fileSay(row, `${words.kept}-${row.fileName}`, bytes, 'kept');
}

/** so long may a name be, and no system takes these characters in one */
const LONGEST = 80;

function fileName(called: string): string {
  const plain = called.replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, ' ').trim();
  return [...plain].slice(0, LONGEST).join('');
}

function fileSay(row: ImportRow, called: string, bytes: Uint8Array, what: string): Say {
  const name = `${fileName(called.replace(/\.[A-Za-z0-9]{1,5}$/, ''))}.xlsx`;
  const base64 = Buffer.from(bytes).toString('base64');
  return { is: 'file', to: { person: row.personId }, name, base64, once: `import/${row.id}/${what}` };
}
