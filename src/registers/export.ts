/** 导出: a register as a file that can be dropped back and changes nothing; who doesn't keep it gets it without contacts. */
import { allSections } from '../../db/bureau.ts';
import { loadedDays } from '../../db/calendar.ts';
import { allChecklists } from '../../db/checklists.ts';
import { type Enterprise, enterpriseKeys } from '../../db/enterprises.ts';
import { allExperts } from '../../db/expert-register.ts';
import { allPartners } from '../../db/helpers.ts';
import { allItems } from '../../db/items.ts';
import type { Person } from '../../db/people.ts';
import { allPermits, type PermitOfUnit } from '../../db/permits.ts';
import { firstUnits } from '../../db/register-exports.ts';
import { type RegisteredPerson, registeredPeople } from '../../db/registered-people.ts';
import { COLUMNS, type Field } from '../files/header-words.ts';
import type { SheetColumn, SheetValue } from '../files/write.ts';
import type { Context, Scene } from '../handler.ts';
import { registerAsOf } from './as-of.ts';
import {
  type Columns,
  DAY,
  ENTERPRISE,
  EXPERT,
  type Expert,
  type Kept,
  LINE,
  type ListLine,
  PARTNER,
  PERMIT,
  PERSON,
  SETTINGS,
  type Unit,
} from './export-columns.ts';
import { isProvisional } from './person-facts.ts';
import { senderOf } from './rights.ts';

export type Sheet = {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
  /** whether it can be dropped back as it is */
  readonly whole: boolean;
};

/** Contacts of people, and whom they must not meet, are for whoever keeps the register. */
const KEEPERS_ALONE: Record<Kept, readonly string[]> = {
  enterprises: ['contact', 'phone'],
  people: ['mobile', 'recusals'],
  experts: ['mobile'],
  partners: [],
  permits: [],
  checklist: [],
  settings: [],
  calendar: [],
};

/** 抽查事项清单 has a way of its own back in, by approval: as the history has it. */
export async function exportItems(context: Context): Promise<Uint8Array> {
  return (await registerAsOf(context, 'items', context.today)).bytes;
}

export async function exportRegister(context: Context, kind: Kept): Promise<Sheet> {
  const whole = senderOf(kind, context.person) !== undefined;
  switch (kind) {
    case 'enterprises':
      return unitSheet(await units(context), whole);
    case 'people':
      return sheet('people', PERSON, await persons(context), whole);
    case 'experts':
      return sheet('experts', EXPERT, await experts(context), whole);
    case 'permits':
      return sheet('permits', PERMIT, await permits(context), whole);
    case 'checklist':
      return sheet('checklist', LINE, await checklistRows(context), whole);
    case 'partners':
      return sheet('partners', PARTNER, await allPartners(context.tx, context.bureauId), whole);
    case 'settings':
      return sheet('settings', SETTINGS, await allSections(context.tx, context.bureauId), whole);
    case 'calendar':
      return sheet('calendar', DAY, await days(context), whole);
  }
}

function sheet<K extends Kept, R>(kind: K, values: Columns<K, R>, rows: readonly R[], whole: boolean): Sheet {
  const fields = (Object.keys(values) as Field<K>[]).filter(
    (field) => whole || !KEEPERS_ALONE[kind].includes(field),
  );
  const specs = COLUMNS[kind] as Readonly<Record<string, { readonly names: readonly string[] }>>;
  return {
    columns: fields.map((field) => ({ header: specs[field]!.names[0]!, width: 16 })),
    rows: rows.map((row) => fields.map((field) => values[field](row) ?? undefined)),
    whole,
  };
}

/** 检查对象, of which a long register brings some at a time. */
export const unitSheet = (rows: readonly Unit[], whole: boolean) =>
  sheet('enterprises', ENTERPRISE, rows, whole);

/** so many are made at once, within the answer to whoever asks; of more the clock makes files */
export const AT_ONCE = 200;

/** A chief has those of the own section, which are those that the file may name again. */
async function units(context: Context): Promise<Unit[]> {
  const { tx, bureauId, person } = context;
  const all = await firstUnits(tx, bureauId, ownSection(person), AT_ONCE);
  return named(
    context,
    all.sort((a, b) => (a.code < b.code ? -1 : 1)),
  );
}

/** With the names of their sections. */
export async function named({ tx, bureauId }: Scene, all: readonly Enterprise[]): Promise<Unit[]> {
  const sections = new Map((await allSections(tx, bureauId)).map(({ id, name }) => [id, name]));
  return all.map((each) => ({ ...each, section: sections.get(each.sectionId) ?? '' }));
}

/** The section whose enterprises alone a chief has. */
export function ownSection({ roles, sectionId }: Person): number | undefined {
  const chiefAlone =
    roles.includes('chief') && !roles.some((role) => role !== 'chief' && role !== 'inspector');
  return chiefAlone ? (sectionId ?? 0) : undefined;
}

/** Whoever an undone import had brought has the code for a mobile, and is not in the register. */
async function persons({ tx, bureauId }: Context): Promise<RegisteredPerson[]> {
  const all = await registeredPeople(tx, bureauId);
  return all
    .filter(({ code, mobile }) => mobile !== code && !isProvisional(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** 应回避企业 by their public codes. */
async function experts({ tx, bureauId }: Context): Promise<Expert[]> {
  const codes = new Map((await enterpriseKeys(tx, bureauId)).map(({ id, code }) => [id, code]));
  return (await allExperts(tx, bureauId)).map((each) => ({
    ...each,
    conflicts: each.conflicts.flatMap((id) => codes.get(id) ?? []),
  }));
}

/** A chief has those of the own section. */
async function permits({ tx, bureauId, person }: Context): Promise<PermitOfUnit[]> {
  const own = ownSection(person);
  return (await allPermits(tx, bureauId)).filter(({ sectionId }) => own === undefined || sectionId === own);
}

/** 检查表: of each item the newest version, which is what the next file is compared with. */
async function checklistRows({ tx, bureauId }: Context): Promise<ListLine[]> {
  const names = new Map((await allItems(tx, bureauId)).map(({ id, name }) => [id, name]));
  const all = await allChecklists(tx, bureauId);
  const newest = all.filter(({ itemId }, i) => all.findIndex((each) => each.itemId === itemId) === i);
  return newest.flatMap(({ itemId, title, effectiveFrom, lines }) =>
    lines.map((line) => ({ ...line, title, effectiveFrom, item: names.get(itemId) ?? '' })),
  );
}

async function days({ tx, bureauId }: Context) {
  return (await loadedDays(tx, bureauId)).sort((a, b) => (a.day < b.day ? -1 : 1));
}
