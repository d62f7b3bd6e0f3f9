/** 科室设置 from a file: sections that are there already, each with what the file says. */
import { allSections, updateSection } from '../../db/bureau.ts';
import { waitingFaces } from '../ceremony/approvals.ts';
import { recountDeadlines } from '../ceremony/task-times.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { SettingsRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Scene } from '../handler.ts';
import type { Say } from '../messages.ts';
import { type Compared, fieldChanges } from './plan.ts';
import { words } from './words.ts';

export async function planSettings(scene: Scene, rows: readonly SettingsRow[]): Promise<Compared> {
  const known = new Map((await allSections(scene.tx, scene.bureauId)).map((each) => [each.name, each]));
  const report: Report = [];
  const changed = rows.flatMap((row) => {
    const old = known.get(row.section);
    if (!old)
      refuse(report, 'unknown-section', { ...row, column: COLUMN.section, value: row.section }, row.section);
    if (!old) return [];
    const fields = fieldChanges('settings', [
      ['witnessMinutes', old.witnessMinutes, row.witnessMinutes ?? old.witnessMinutes],
      ['visitDays', old.visitDays, row.visitDays ?? old.visitDays],
      ['personCap', old.personCap, row.personCap ?? old.personCap],
      ['reserve', old.reserve, row.reserve ?? old.reserve],
      ['approval', old.approval, row.approval ?? old.approval, words.approval],
      ['inspectionEnd', old.inspectionEnd, row.inspectionEnd ?? old.inspectionEnd, words.inspectionEnd],
    ]);
    return fields.length > 0 ? [{ key: row.section, name: row.section, fields, row, id: old.id }] : [];
  });
  if (report.length > 0) return { problems: report };
  return {
    added: [],
    changed: changed.map(({ key, name, fields }) => ({ key, name, fields })),
    unchanged: rows.length - changed.length,
    left: [...known.keys()].filter((name) => !rows.some(({ section }) => section === name)),
    notes: [],
    async take(wrote) {
      for (const { id, row } of changed) {
        const { row: _, sheet: __, section: ___, ...settings } = row;
        await updateSection(scene.tx, id, settings);
      }
      await wrote(changed.length);
      return settingsChanged(scene);
    },
  };
}

/** When inspections end and who approves may be otherwise than before. */
export async function settingsChanged(scene: Scene): Promise<readonly Say[]> {
  await recountDeadlines(scene);
  return waitingFaces(scene);
}
