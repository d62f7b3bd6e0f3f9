/** 汇总 as it stands now. */
import { summaryCard } from '../../cards/summary.ts';
import { chiefCounts, drawCounts, sectionCounts } from '../../db/summary.ts';
import { RESULTS } from '../domain/vocabulary.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

const PROBLEMS = RESULTS.filter((result) => result.problem).map((result) => result.code);

export async function summarySay(scene: Scene, to: Recipient, thing: string): Promise<Say> {
  const year = scene.today.slice(0, 4);
  const rows = await sectionCounts(scene.tx, scene.bureauId, year, scene.today, PROBLEMS);
  const counts = await drawCounts(scene.tx, scene.bureauId, year);
  const chiefs = await chiefCounts(scene.tx, scene.bureauId, year);
  return { is: 'card', to, thing, card: summaryCard({ today: scene.today, rows, ...counts, chiefs }) };
}
