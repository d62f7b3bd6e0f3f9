/** The tasks 检查任务 that a result gives: one for each unit that has a team, with its days and who helps. */
import { words } from '../../cards/words.ts';
import { workingCalendar } from '../../db/calendar.ts';
import type { Draw } from '../../db/draws.ts';
import { enterpriseIds } from '../../db/enterprises.ts';
import { keepHelp } from '../../db/helpers.ts';
import { peopleByCode } from '../../db/people.ts';
import { makeTasks } from '../../db/tasks.ts';
import { spendOverrides } from '../../db/visits.ts';
import { batchWindows } from '../domain/batches.ts';
import type { Day } from '../domain/working-days.ts';
import type { Computed } from '../engine/work.ts';
import type { Scene } from '../handler.ts';

type Visit = {
  readonly enterpriseId: number;
  readonly from: Day;
  readonly to: Day;
  /** 执法 */
  readonly team: readonly number[];
  /** codes of those who help */
  readonly experts: readonly string[];
  readonly partners: readonly string[];
};

/** Each unit that has a team, with its days. */
export async function drawnVisits(
  scene: Scene,
  draw: Draw,
  batches: number,
  computed: Computed,
): Promise<Visit[]> {
  const { tx, bureauId } = scene;
  const windows = batchWindows(await workingCalendar(tx, bureauId), draw, batches);
  const visits = computed.visits
    .map(({ teams, ...visit }) => ({ ...visit, ...splitTeams(teams) }))
    .filter(({ team }) => team.length > 0);
  const codes = visits.map(({ unit }) => unit);
  const units = await enterpriseIds(tx, bureauId, codes);
  const people = await peopleByCode(tx, bureauId, [...new Set(visits.flatMap(({ team }) => team))]);
  return visits.map(({ unit, batch, team, experts, partners: helping }) => ({
    enterpriseId: units.get(unit)!,
    ...windows[batch - 1]!,
    team: team.map((person) => people.get(person)!),
    experts,
    partners: helping,
  }));
}

/** Officers by their own codes; whoever helps stands in the tables under a code of its register. */
function splitTeams(teams: Computed['visits'][number]['teams']) {
  const of = (wanted: (crew: string) => boolean) =>
    teams.filter(([crew]) => wanted(crew)).flatMap(([, people]) => people);
  const plainCodes = (codes: readonly string[]) => codes.map((code) => code.slice(code.indexOf('/') + 1));
  return {
    team: of((crew) => crew === words.crew),
    experts: plainCodes(of((crew) => crew === words.expertCrew)),
    partners: plainCodes(of((crew) => crew !== words.crew && crew !== words.expertCrew)),
  };
}

/** One task for each visit. */
export async function makeDrawnTasks(scene: Scene, draw: Draw, visits: readonly Visit[]): Promise<void> {
  const { tx, bureauId } = scene;
  const ids = await makeTasks(tx, bureauId, draw.id, visits);
  await keepHelpOf(scene, visits, ids);
  await spendOverrides(tx, draw.id, Number(scene.today.slice(0, 4)));
}

/** 专家 and 联合部门人员 of these visits, whose tasks are there. */
async function keepHelpOf(
  { tx, bureauId, now }: Scene,
  visits: readonly Visit[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  const help = visits
    .filter(({ experts, partners }) => experts.length + partners.length > 0)
    .map(({ enterpriseId, experts, partners }) => ({ taskId: ids.get(enterpriseId)!, experts, partners }));
  await keepHelp(tx, bureauId, help, now);
}
