/** 科室设置 from a file: sections that are there already, each with what the file says. */
import { allSections, updateSection } from '../../db/bureau.ts';
import { recountDeadlines } from '../ceremony/task-times.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { Problem, SettingsRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Scene } from '../handler.ts';

export async function takeSettings(
  scene: Scene,
  rows: readonly SettingsRow[],
): Promise<{ added: number; changed: number } | { problems: readonly Problem[] }> {
  const sections = new Map((await allSections(scene.tx, scene.bureauId)).map((each) => [each.name, each.id]));
  const report: Report = [];
  for (const { row, section } of rows)
    if (!sections.has(section))
      refuse(report, 'unknown-section', { row, column: COLUMN.section, value: section }, section);
  if (report.length > 0) return { problems: report };
  for (const { row: _, section, ...settings } of rows)
    await updateSection(scene.tx, sections.get(section)!, settings);
  await recountDeadlines(scene);
  return { added: 0, changed: rows.length };
}
