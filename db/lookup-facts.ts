/** 查询: all that may be shown of one enterprise or person. */
import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Day } from '../src/domain/working-days.ts';
import type { Tx } from './connect.ts';
import { type Enterprise, visitCounts } from './enterprises.ts';
import { enterprises, inspectors, leaves, people, permits, sections, sectionWitnesses } from './schema.ts';

export type UnitFacts = Enterprise & {
  readonly section: string;
  /** visits this year, by us and by others */
  readonly inspected: number;
  readonly lastVisit: Day | null;
  readonly permits: readonly { readonly name: string; readonly validUntil: Day | null }[];
};

export async function unitFacts(
  tx: Tx,
  bureauId: number,
  id: number,
  year: string,
): Promise<UnitFacts | undefined> {
  const [row] = await tx
    .select({ unit: enterprises, section: sections.name })
    .from(enterprises)
    .innerJoin(sections, eq(sections.id, enterprises.sectionId))
    .where(and(eq(enterprises.bureauId, bureauId), eq(enterprises.id, id)));
  if (!row) return undefined;
  const [visits] = await visitCounts(tx, [id], year);
  const held = await tx
    .select({ name: permits.name, validUntil: permits.validUntil })
    .from(permits)
    .where(eq(permits.enterpriseId, id))
    .orderBy(asc(permits.id));
  const { inspected = 0, lastVisit = null } = visits ?? {};
  return { ...row.unit, section: row.section, inspected, lastVisit, permits: held };
}

export type PersonFacts = {
  readonly id: number;
  readonly mobile: string;
  readonly title: string | null;
  readonly certificate?: { readonly no: string; readonly validUntil: Day; readonly inPost: boolean };
  readonly specialities: readonly string[];
  readonly counties: readonly string[];
  /** 请假 that runs today, to its last day */
  readonly awayUntil: Day | null;
  readonly witnessFor: readonly string[];
  readonly deputyFor: readonly string[];
};

export async function personFacts(
  tx: Tx,
  bureauId: number,
  id: number,
  today: Day,
): Promise<PersonFacts | undefined> {
  const [row] = await tx
    .select({ mobile: people.mobile, title: people.title, inspector: inspectors })
    .from(people)
    .leftJoin(inspectors, eq(inspectors.personId, people.id))
    .where(and(eq(people.bureauId, bureauId), eq(people.id, id)));
  if (!row) return undefined;
  const { inspector } = row;
  return {
    id,
    mobile: row.mobile,
    title: row.title,
    ...(inspector && {
      certificate: {
        no: inspector.certificateNo,
        validUntil: inspector.validUntil,
        inPost: inspector.inPost,
      },
    }),
    specialities: inspector?.specialities ?? [],
    counties: inspector?.counties ?? [],
    awayUntil: await awayUntil(tx, id, today),
    ...(await dutiesOf(tx, id)),
  };
}

async function awayUntil(tx: Tx, personId: number, today: Day): Promise<Day | null> {
  const [leave] = await tx
    .select({ to: leaves.to })
    .from(leaves)
    .where(
      and(
        eq(leaves.personId, personId),
        eq(leaves.state, 'confirmed'),
        lte(leaves.from, today),
        gte(leaves.to, today),
      ),
    )
    .orderBy(sql`${leaves.to} desc`)
    .limit(1);
  return leave?.to ?? null;
}

/** 见证 and 分管: of which sections. */
async function dutiesOf(tx: Tx, personId: number) {
  const witnessed = await tx
    .select({ name: sections.name })
    .from(sectionWitnesses)
    .innerJoin(sections, eq(sections.id, sectionWitnesses.sectionId))
    .where(eq(sectionWitnesses.personId, personId))
    .orderBy(asc(sections.id));
  const led = await tx
    .select({ name: sections.name })
    .from(sections)
    .where(eq(sections.deputyId, personId))
    .orderBy(asc(sections.id));
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
  return { witnessFor: names(witnessed), deputyFor: names(led) };
}
