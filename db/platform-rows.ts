/** Rows of 一单两库 as they are to be entered in the provincial platform. */
import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from './connect.ts';
import { enterprises, inspectors, items, itemVersions, people, sections } from './schema.ts';

/** The newest published version of each item. */
export async function itemsToEnter(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([items.id], { code: items.code, owner: sections.name, version: itemVersions })
    .from(items)
    .innerJoin(itemVersions, eq(itemVersions.itemId, items.id))
    .leftJoin(sections, eq(sections.id, itemVersions.ownerId))
    .where(inArray(items.id, [...ids]))
    .orderBy(items.id, desc(eq(itemVersions.state, 'published')), desc(itemVersions.no));
  return rows.map(({ code, owner, version }) => ({ ...version, code, owner }));
}

export async function enterprisesToEnter(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ enterprise: enterprises, section: sections.name })
    .from(enterprises)
    .innerJoin(sections, eq(sections.id, enterprises.sectionId))
    .where(inArray(enterprises.id, [...ids]))
    .orderBy(asc(enterprises.code));
  return rows.map(({ enterprise, section }) => ({ ...enterprise, section }));
}

export async function inspectorsToEnter(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      code: people.code,
      name: people.name,
      mobile: people.mobile,
      title: people.title,
      section: sections.name,
      certificateNo: inspectors.certificateNo,
      certificateUntil: inspectors.validUntil,
      certificateBy: inspectors.certificateBy,
      inPost: inspectors.inPost,
      specialities: inspectors.specialities,
      counties: inspectors.counties,
    })
    .from(inspectors)
    .innerJoin(people, eq(people.id, inspectors.personId))
    .leftJoin(sections, eq(sections.id, people.sectionId))
    .where(inArray(inspectors.personId, [...ids]))
    .orderBy(asc(people.code));
}
