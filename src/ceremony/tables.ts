/** 名单: the lists that a draw freezes, from the registers as they stand, and who is left out and why. */
import { setImmediate as breath } from 'node:timers/promises';
import { type ExclusionCode, words } from '../../cards/words.ts';
import { type Candidate, candidates } from '../../db/enterprises.ts';
import { expertsToDraw, partnersToDraw } from '../../db/helpers.ts';
import { inspectorsInPost, recusedPairs } from '../../db/inspectors.ts';
import { gradeRulesOf, metSince, openOverrides } from '../../db/visits.ts';
import { type Helpers, NO_HELPERS } from '../domain/crews.ts';
import { byCodeUnit } from '../domain/draw/canonical.ts';
import { tableText } from '../domain/draw/seed.ts';
import type { Count, Person, Tables, Unit } from '../domain/draw/types.ts';
import { type DrawType, stratumOf } from '../domain/plan.ts';
import { whyNotNow } from '../domain/visit-rules.ts';
import type { TableTexts } from '../engine/work.ts';
import type { Scene } from '../handler.ts';

type Named = { readonly name: string; readonly county: string };
export type Lists = Tables & {
  /** left out before the freeze, by reason */
  readonly out: readonly (readonly [ExclusionCode, number])[];
  /** the same with names, for the preview */
  readonly left: readonly { readonly reason: ExclusionCode; readonly firms: readonly Named[] }[];
  /** the lists as they are hashed and kept */
  readonly texts: TableTexts;
};

/** 检查对象 for a key or a general draw: the key units that are due as they are, or the others by strata. */
async function unitTable(scene: Scene, sectionId: number, trades: readonly string[], type: DrawType) {
  const { tx, bureauId, today } = scene;
  const year = today.slice(0, 4);
  const all = await candidates(tx, sectionId, trades, year);
  const rules = await gradeRulesOf(tx, bureauId);
  const overrides = await openOverrides(tx, bureauId, Number(year));
  const out = new Map<ExclusionCode, Named[]>();
  const chosen: Candidate[] = [];
  for (const each of all.filter((one) => one.isKey === (type === 'key'))) {
    const reason = whyNotNow({ ...each, mayExceed: overrides.has(each.id) }, rules.get(each.grade)!, today);
    if (reason) out.set(reason, [...(out.get(reason) ?? []), { name: each.name, county: each.county }]);
    else chosen.push(each);
  }
  const units = chosen.map(
    (each): Unit => ({
      id: each.code,
      st: stratumOf(each),
      ct: each.county,
      hz: [...each.trades],
      key: each.isKey ? 1 : 0,
    }),
  );
  const left = [...out].sort(([a], [b]) => byCodeUnit(a, b)).map(([reason, firms]) => ({ reason, firms }));
  return { units, chosen, left };
}

type Frame = {
  readonly trades: readonly string[];
  readonly type: DrawType;
  readonly helpers?: Helpers;
  readonly from: string;
  readonly to: string;
};

/** The frozen lists: units, everyone in post (expiry and leave are checked in the draw), recused pairs. */
export async function freezeLists(
  scene: Scene,
  section: { id: number; personCap: number; coolDownYears: number },
  { trades, type, helpers = NO_HELPERS, ...days }: Frame,
): Promise<Lists> {
  const { units, chosen, left } = await unitTable(scene, section.id, trades, type);
  const inspectors = await inspectorsInPost(scene.tx, scene.bureauId, scene.today.slice(0, 4));
  const officers = inspectors.map(
    (each): Person => ({
      id: each.code,
      crew: words.crew,
      ct: [...each.counties],
      sp: [...each.specialities],
      until: each.validUntil,
      away: each.away.map(([from, to]) => [from, to]),
      base: each.base,
      cap: section.personCap,
    }),
  );
  const recused = await recusedPairs(
    scene.tx,
    inspectors.map((each) => each.id),
    chosen.map((each) => each.id),
  );
  // 轮换: whoever was there in these years doesn't meet the enterprise again
  const met = await metSince(
    scene.tx,
    section.coolDownYears === 0 ? [] : chosen.map((each) => each.id),
    `${Number(scene.today.slice(0, 4)) - section.coolDownYears}${scene.today.slice(4)}`,
  );
  const here = new Set(inspectors.map(({ code }) => code));
  const apart = [...recused, ...met].filter(({ person }) => here.has(person));
  const help = await helpersOf(scene, section.personCap, helpers, days);
  const people = [...officers, ...help.people].sort((a, b) => byCodeUnit(a.id, b.id));
  const drawn = new Set(units.map(({ id }) => id));
  const apartFrom = help.apart.filter(({ enterprise }) => drawn.has(enterprise));
  const pairs = [
    ...new Set([...apart, ...apartFrom].map(({ enterprise, person }) => `${enterprise} ${person}`)),
  ].sort(byCodeUnit);
  const texts = { units: await textOf(units), people: await textOf(people), pairs: await textOf(pairs) };
  const out = left.map(({ reason, firms }) => [reason, firms.length] as const);
  return { units, people, pairs, out, left, texts };
}

/** So many rows are written in some milliseconds; then others get their turn. */
const ROWS = 1000;

/** The exact text of a table that its digest hashes, part by part: a list of lists' insides is the list's inside. */
async function textOf(rows: readonly unknown[]): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS) {
    parts.push(tableText(rows.slice(at, at + ROWS)).slice(1, -1));
    await breath();
  }
  return `[${parts.join(',')}]`;
}

/** 专家 and 联合部门人员 who were asked for; their codes stand under the name of their register, so that none meets an officer's. */
async function helpersOf(
  { tx, bureauId }: Scene,
  cap: number,
  { experts, partners }: Helpers,
  days: { from: string; to: string },
) {
  const everywhere = { ct: ['*'], away: [], cap };
  const invited = experts > 0 ? await expertsToDraw(tx, bureauId, days) : [];
  const sent = partners.length > 0 ? await partnersToDraw(tx, bureauId, days) : [];
  const people: Person[] = [
    ...invited.map(({ code, fields, until, base }) => ({
      ...{ ...everywhere, id: `expert/${code}`, crew: words.expertCrew, sp: [...fields], until, base },
    })),
    ...sent
      .filter(({ department }) => partners.includes(department))
      .map(({ code, department, until, base }) => ({
        ...{ ...everywhere, id: `partner/${code}`, crew: department, sp: [], until, base },
      })),
  ];
  const apart = invited.flatMap(({ code, conflicts }) =>
    conflicts.map((enterprise) => ({ enterprise, person: `expert/${code}` })),
  );
  return { people, apart };
}

/** `out` as ssd-1 freezes it: reasons in the words of the regulation, sorted. */
export function frozenOut(out: Lists['out']): Count[] {
  return out.map(([reason, n]): Count => [words.exclusions[reason], n]).sort(([a], [b]) => byCodeUnit(a, b));
}
