/** 名录 as it stood at the end of a day, as a file: the same for the chat and the command line. */

import { columns } from '../../cards/words-columns.ts';
import { register } from '../../cards/words-register.ts';
import { historyWords as words } from '../../cards/words-register-history.ts';
import { type KeptRow, type RegisterTable, registerAt } from '../../db/register-history.ts';
import { addDays, at, type Day, isDay } from '../domain/working-days.ts';
import { writeApart } from '../files/apart.ts';
import type { SheetValue } from '../files/write.ts';
import type { Scene } from '../handler.ts';

const { valueText } = register;

export const AS_OF = ['enterprises', 'people', 'items', 'experts'] as const;
export type AsOf = (typeof AS_OF)[number];
export type AsOfFile = { readonly name: string; readonly rows: number; readonly bytes: Uint8Array };

const ENTERPRISE =
  'code name credit_code legal_person subject_type founded_on registered_with county registered_address address longitude latitude contact phone trades section_id is_key grade listing listed_on listed_by risk risk_by risk_on hazard_level library labels qualification needs_expert status status_since status_evidence last_inspected inspected_elsewhere yearly_cap'.split(
    ' ',
  );
const PERSON = 'code name section_id title mobile'.split(' ');
const INSPECTOR =
  'certificate_no valid_until certificate_by in_post on_staff reviewed_by reviewed_on specialities counties'.split(
    ' ',
  );
const ITEM =
  'name trade category power_entry basis body content source method object ratio frequency joint joint_with officers owner_id effective_from effective_to'.split(
    ' ',
  );
const EXPERT = 'code name unit title mobile fields engaged_from engaged_to confidential_on active'.split(' ');

type Table = { readonly headers: readonly string[]; readonly rows: readonly (readonly SheetValue[])[] };
type Then = (table: RegisterTable, keys?: readonly string[]) => Promise<Map<string, KeptRow>>;

export const endOf = (day: Day) => new Date(at(addDays(day, 1), '00:00').getTime() - 1);

type Reader = {
  /** columns that are not for this reader */
  readonly without?: readonly string[];
  /** the moment that several files have in common */
  readonly snapshot?: string;
};

export async function registerAsOf(
  scene: Scene,
  kind: AsOf,
  day: Day,
  { without = [], snapshot }: Reader = {},
): Promise<AsOfFile> {
  const then: Then = (table, keys) =>
    registerAt(scene.tx, scene.bureauId, table, endOf(day), {
      ...(keys && { keys }),
      ...(snapshot !== undefined && { snapshot }),
    });
  const { headers, rows } = shownTo(await tables[kind](then, day), without);
  const bytes = await writeApart(
    headers.map((header) => ({ header })),
    rows,
    { name: words.sheets[kind] },
  );
  return { name: words.fileName(words.sheets[kind], day), rows: rows.length, bytes };
}

function shownTo({ headers, rows }: Table, without: readonly string[]): Table {
  const hidden = new Set(without.map(header));
  const shown = headers.flatMap((name, i) => (hidden.has(name) ? [] : [i]));
  return {
    headers: shown.map((i) => headers[i]!),
    rows: rows.map((row) => shown.map((i) => row[i])),
  };
}

/** 检查对象 of the history, of which a long register brings some at a time. */
export function unitsTable(
  rows: readonly KeptRow[],
  sections: ReadonlyMap<string, KeptRow>,
  without: readonly string[] = [],
): Table {
  const all = { headers: ENTERPRISE.map(header), rows: rows.map((row) => cells(row, ENTERPRISE, sections)) };
  return shownTo(all, without);
}

const tables: Record<AsOf, (then: Then, day: Day) => Promise<Table>> = {
  async enterprises(then) {
    const sections = await then('sections');
    const rows = byCode([...(await then('enterprises')).values()]);
    return unitsTable(rows, sections);
  },
  async people(then) {
    const [sections, inspectors] = [await then('sections'), await then('inspectors')];
    const [roles, leaves, recusals] = [
      await then('person_roles'),
      await then('leaves'),
      await then('recusals'),
    ];
    const named = [...recusals.values()].map((row) => String(row.enterprise_id));
    const units = await then('enterprises', [...new Set(named)]);
    const of = (rows: Map<string, KeptRow>, id: unknown) =>
      [...rows.values()].filter((row) => row.person_id === id);
    const rows = byCode([...(await then('people')).values()]).map((person) => [
      ...cells(person, PERSON, sections),
      of(roles, person.id)
        .map(({ role }) => valueText('role', role))
        .join('、'),
      ...cells(inspectors.get(String(person.id)) ?? {}, INSPECTOR, sections),
      of(leaves, person.id)
        .filter(({ state }) => state === 'confirmed')
        .map(({ from_day, to_day }) => words.span(String(from_day), String(to_day)))
        .join('；'),
      of(recusals, person.id)
        .map((row) => String(units.get(String(row.enterprise_id))?.name ?? ''))
        .join('、'),
    ]);
    const { roles: roleHeader, leave, recusals: recusalHeader } = words.extra;
    return {
      headers: [...PERSON.map(header), roleHeader, ...INSPECTOR.map(header), leave, recusalHeader],
      rows,
    };
  },
  async items(then, day) {
    const [sections, items] = [await then('sections'), await then('items')];
    const newest = new Map<unknown, KeptRow>();
    for (const row of (await then('item_versions')).values()) {
      if (row.state !== 'published' || String(row.effective_from) > day) continue;
      if (Number(newest.get(row.item_id)?.no ?? 0) < Number(row.no)) newest.set(row.item_id, row);
    }
    const inForce = [...newest.values()]
      .filter(({ effective_to }) => effective_to === null || String(effective_to) >= day)
      .map((row) => ({ ...items.get(String(row.item_id)), ...row }) as KeptRow);
    return {
      headers: [header('code'), words.extra.version, ...ITEM.map(header)],
      rows: byCode(inForce).map((row) => [String(row.code), Number(row.no), ...cells(row, ITEM, sections)]),
    };
  },
  async experts(then) {
    const rows = byCode([...(await then('experts')).values()]);
    return { headers: EXPERT.map(header), rows: rows.map((row) => cells(row, EXPERT, new Map())) };
  },
};

function header(column: string): string {
  return columns[column] ?? column;
}

function cells(row: KeptRow, names: readonly string[], sections: ReadonlyMap<string, KeptRow>): SheetValue[] {
  return names.map((name) => {
    const value = row[name];
    if (value === null || value === undefined) return undefined;
    if (name === 'section_id' || name === 'owner_id') return String(sections.get(String(value))?.name ?? '');
    const asKept = typeof value === 'number' || (typeof value === 'string' && isDay(value));
    return asKept ? value : valueText(name, value);
  });
}

function byCode(rows: readonly KeptRow[]): KeptRow[] {
  return [...rows].sort((a, b) => (String(a.code) < String(b.code) ? -1 : 1));
}
