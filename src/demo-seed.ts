/** The demo's registers and groups, and who of them is in the sandbox. */
import { readFile } from 'node:fs/promises';
import { drawingSections, ensureBureau, sectionByName, witnessesOf } from '../db/bureau.ts';
import { workingCalendar } from '../db/calendar.ts';
import { bindChat, keepChat } from '../db/chats.ts';
import type { Database } from '../db/connect.ts';
import { ensureItems } from '../db/items.ts';
import { migrate } from '../db/migrate.ts';
import { type AnyPerson, allPeople } from '../db/people.ts';
import { forgetChanges } from '../db/platform.ts';
import { keepReview, reviewRows } from '../db/qualification.ts';
import { ITEMS, ITEMS_DOCUMENT } from '../db/seed/items.ts';
import { importFile } from './cli/import.ts';
import { demo } from './demo-words.ts';
import { BUREAU } from './domain/vocabulary.ts';
import { addWorkdays, at, type Calendar, dayOf, timeOf } from './domain/working-days.ts';
import type { Sandbox, SandboxPerson } from './sandbox/sandbox.ts';

export const START = '2026-03-10T09:00:00+08:00';

const SEED = new URL('../db/seed/', import.meta.url);

/** The demo's registers, the first time. */
export async function seedRegisters(database: Database): Promise<void> {
  if ((await sandboxPeople(database)).length > 1) return;
  for (const name of ['enterprises.xlsx', 'people.xlsx']) await seedFile(database, name);
  // the provincial platform has them already: the demo begins in the middle of a year
  await database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    await ensureItems(tx, bureauId, ITEMS, new Date(START), ITEMS_DOCUMENT);
  });
  for (const name of ['checklists.csv', 'checklists-2026-09-30.csv', 'experts.csv'])
    await seedFile(database, name);
  await database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    await keepReview(
      tx,
      (await reviewRows(tx, bureauId)).map(({ id }) => id),
      { reviewedBy: demo.reviewer, reviewedOn: '2026-01-08' },
    );
    await forgetChanges(tx, bureauId);
  });
}

async function seedFile(database: Database, name: string): Promise<void> {
  const bytes = await readFile(new URL(name, SEED));
  const taken = await importFile(database, { bytes, name }, new Date(START));
  if (taken.is !== 'taken') throw new Error(`the demo's ${name} was refused`);
}

/** Everyone in the registers has an account; those who play the first round of the first group come first. */
export async function sandboxPeople(database: Database): Promise<SandboxPerson[]> {
  return database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    const section = await sectionByName(tx, bureauId, demo.bindings[0].section);
    const witnesses = section ? await witnessesOf(tx, section.id) : [];
    const named = new Set(witnesses.map((witness) => witness.id));
    const rank = (person: AnyPerson) => {
      if (person.sectionId === section?.id && person.roles.includes('chief')) return 0;
      if (named.has(person.id) || person.id === section?.deputyId) return 1;
      return person.roles.includes('office') && person.roles.includes('chief') ? 2 : 3;
    };
    const people = [...(await allPeople(tx, bureauId))].sort((a, b) => rank(a) - rank(b));
    return [...people.map((person) => demo.person(person, rank(person) < 3)), demo.visitor];
  });
}

/** Public codes of the witnesses of each section. */
export async function witnessCodes(database: Database): Promise<Map<string, string[]>> {
  return database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    const codes = new Map<string, string[]>();
    for (const section of await drawingSections(tx, bureauId))
      codes.set(
        section.name,
        (await witnessesOf(tx, section.id)).map((witness) => witness.code),
      );
    return codes;
  });
}

export async function calendarOf(database: Database): Promise<Calendar> {
  return database.db.transaction(async (tx) =>
    workingCalendar(tx, await ensureBureau(tx, BUREAU.code, BUREAU.name)),
  );
}

export function workdaysOn(calendar: Calendar, now: Date, n: number): Date {
  return at(addWorkdays(calendar, dayOf(now), n).day, timeOf(now));
}

/** What the demo's groups are for. */
export async function bindGroups(database: Database, sandbox: Sandbox): Promise<void> {
  await database.db.transaction(async (tx) => {
    const bureauId = await ensureBureau(tx, BUREAU.code, BUREAU.name);
    for (const { key, name, purpose, section } of demo.bindings) {
      const sectionId = section ? (await sectionByName(tx, bureauId, section))?.id : undefined;
      await keepChat(tx, bureauId, sandbox.chatIdOf(key), name, true);
      await bindChat(tx, bureauId, sandbox.chatIdOf(key), purpose, sectionId ?? null);
    }
  });
}

/** All tables away and back, for a new beginning. */
export async function wipeDatabase(database: Database): Promise<void> {
  await database.sql.unsafe(
    'drop schema public cascade; create schema public; drop schema if exists drizzle cascade',
  );
  await migrate(database.target);
}
