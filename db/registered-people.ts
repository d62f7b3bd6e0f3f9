/** 人员 as the registers have them, with all that a people file may say. */
import { asc, eq, sql } from 'drizzle-orm';
import type { RoleCode } from '../src/domain/vocabulary.ts';
import type { Tx } from './connect.ts';
import { inspectors, people, sections } from './schema.ts';

export type RegisteredPerson = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly mobile: string;
  readonly title: string | null;
  readonly section: string | null;
  /** those that the register gives */
  readonly roles: readonly RoleCode[];
  readonly certificateNo: string | null;
  readonly certificateUntil: string | null;
  readonly inPost: boolean | null;
  readonly specialities: readonly string[] | null;
  readonly counties: readonly string[] | null;
  readonly certificateBy: string | null;
  readonly onStaff: boolean | null;
  readonly reviewedBy: string | null;
  readonly reviewedOn: string | null;
  readonly leave: readonly (readonly [string, string])[];
  /** public codes of enterprises */
  readonly recusals: readonly string[];
  /** those of leave and recusals that one entered oneself: no file takes them away */
  readonly ownLeave: readonly (readonly [string, string])[];
  readonly ownRecusals: readonly string[];
  readonly witnessFor: readonly string[];
  readonly deputyFor: readonly string[];
};

export async function registeredPeople(tx: Tx, bureauId: number): Promise<RegisteredPerson[]> {
  return tx
    .select({
      id: people.id,
      code: people.code,
      name: people.name,
      mobile: people.mobile,
      title: people.title,
      section: sections.name,
      roles: sql<RoleCode[]>`array(select r.role from person_roles r
        where r.person_id = ${people.id} and r.source = 'register' order by r.role)`,
      certificateNo: inspectors.certificateNo,
      certificateUntil: inspectors.validUntil,
      inPost: inspectors.inPost,
      specialities: inspectors.specialities,
      counties: inspectors.counties,
      certificateBy: inspectors.certificateBy,
      onStaff: inspectors.onStaff,
      reviewedBy: inspectors.reviewedBy,
      reviewedOn: inspectors.reviewedOn,
      leave: sql<[string, string][]>`coalesce((select json_agg(json_build_array(l.from_day, l.to_day)
        order by l.from_day, l.to_day) from leaves l where l.person_id = ${people.id} and l.state = 'confirmed'), '[]')`,
      recusals: sql<string[]>`array(select e.code from recusals c join enterprises e on e.id = c.enterprise_id
        where c.person_id = ${people.id} order by e.code collate "C")`,
      ownLeave: sql<[string, string][]>`coalesce((select json_agg(json_build_array(l.from_day, l.to_day)
        order by l.from_day, l.to_day) from leaves l
        where l.person_id = ${people.id} and l.state = 'confirmed' and l.asked_at is not null), '[]')`,
      ownRecusals: sql<
        string[]
      >`array(select e.code from recusals c join enterprises e on e.id = c.enterprise_id
        where c.person_id = ${people.id} and c.declared_at is not null order by e.code collate "C")`,
      witnessFor: sql<
        string[]
      >`array(select s.name from section_witnesses w join sections s on s.id = w.section_id
        where w.person_id = ${people.id} order by s.name collate "C")`,
      deputyFor: sql<string[]>`array(select s.name from sections s
        where s.deputy_id = ${people.id} order by s.name collate "C")`,
    })
    .from(people)
    .leftJoin(sections, eq(sections.id, people.sectionId))
    .leftJoin(inspectors, eq(inspectors.personId, people.id))
    .where(eq(people.bureauId, bureauId))
    .orderBy(asc(people.id));
}
