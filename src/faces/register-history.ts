/** 变更记录 of a thing, or the latest of all, read from the history. */
import { type ChangeRow, registerHistoryCard } from '../../cards/register-history.ts';
import { columns } from '../../cards/words-columns.ts';
import { register } from '../../cards/words-register.ts';
import { allSections } from '../../db/bureau.ts';
import { enterprisesById } from '../../db/enterprises.ts';
import {
  historyOf,
  type KeptChange,
  type KeptRow,
  latestChanges,
  type RegisterTable,
} from '../../db/register-history.ts';
import { changedColumns } from '../domain/register-change.ts';
import type { Scene } from '../handler.ts';
import type { Recipient, Say } from '../messages.ts';

/** What belongs to a thing, by the register that has its key first. */
const BELONGS = {
  enterprise: ['enterprises', 'permits', 'cap_overrides'],
  person: ['people', 'person_roles', 'inspectors', 'leaves', 'recusals'],
  item: ['items', 'item_versions'],
  expert: ['experts', 'expert_conflicts'],
} as const satisfies Record<string, readonly RegisterTable[]>;
export type Thing = { readonly is: keyof typeof BELONGS; readonly id: number; readonly name: string };

/** Columns that say nothing to people. */
const SILENT = new Set([
  'id',
  'bureau_id',
  'person_id',
  'item_id',
  'checklist_id',
  'source_id',
  'credit_kind',
  'no',
]);
/** so many changes are read for the card */
const SHOWN = 20;

export async function historySay(
  scene: Scene,
  to: Recipient,
  thing: Thing | undefined,
  once: string,
): Promise<Say> {
  const changes = thing
    ? await changesOfThing(scene, thing)
    : await latestChanges(scene.tx, scene.bureauId, SHOWN);
  const newest = [...changes].sort((a, b) => b.id - a.id).slice(0, SHOWN);
  const show = await names(scene, newest);
  const rows = newest.map((each) => rowOf(each, show, thing === undefined));
  const told = rows.filter((row) => row.is !== 'changed' || row.fields.length > 0);
  return { is: 'card', to, thing: once, card: registerHistoryCard(thing?.name, told.length, told) };
}

async function changesOfThing({ tx, bureauId }: Scene, { is, id }: Thing): Promise<KeptChange[]> {
  const all: KeptChange[] = [];
  for (const table of BELONGS[is]) all.push(...(await historyOf(tx, bureauId, table, id)));
  return all;
}

type Show = (column: string, value: unknown) => string;

/** Ids in these changes as names. */
async function names({ tx, bureauId }: Scene, changes: readonly KeptChange[]): Promise<Show> {
  const sections = new Map((await allSections(tx, bureauId)).map(({ id, name }) => [id, name]));
  const said = changes.flatMap(({ before, after }) => [before?.enterprise_id, after?.enterprise_id]);
  const ids = [...new Set(said.filter((id) => typeof id === 'number'))];
  const units = new Map((await enterprisesById(tx, ids)).map(({ id, name }) => [id, name]));
  return (column, value) => {
    if (column === 'section_id' || column === 'owner_id')
      return sections.get(Number(value)) ?? register.empty;
    if (column === 'enterprise_id') return units.get(Number(value)) ?? register.empty;
    return register.valueText(column, value);
  };
}

function rowOf(change: KeptChange, show: Show, named: boolean): ChangeRow {
  const { before, after } = change;
  const is = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const changed = changedColumns(before ?? {}, after ?? {}).filter(
    (name) => name in columns && !SILENT.has(name),
  );
  const about = named ? aboutOf(after ?? before ?? {}) : undefined;
  return {
    at: change.at,
    who: change.who,
    register: change.register,
    ...(about !== undefined && { about }),
    is,
    fields: changed.map((column) => ({
      column,
      before: show(column, before?.[column]),
      after: show(column, after?.[column]),
    })),
    file: change.file,
    why: change.why,
  };
}

function aboutOf(row: KeptRow): string | undefined {
  return typeof row.name === 'string' ? row.name : undefined;
}
