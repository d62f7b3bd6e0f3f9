/** 许可证 from a file: added and brought up to date by enterprise, name and number; one goes only where its row says 持有 否. */
import { allSections } from '../../db/bureau.ts';
import { type EnterpriseKey, enterpriseKeys } from '../../db/enterprises.ts';
import { allPermits, type PermitOfUnit, removePermit, upsertPermit } from '../../db/permits.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PermitRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Scene } from '../handler.ts';
import { findEnterprises } from './find.ts';
import { type Compared, comparedRows, fieldChanges, type Sender } from './plan.ts';
import { words } from './words.ts';

type Facts = Pick<PermitOfUnit, 'issuedOn' | 'validUntil' | 'issuedBy'>;

export async function planPermits(
  { tx, bureauId }: Scene,
  rows: readonly PermitRow[],
  sender: Sender,
): Promise<Compared> {
  const report: Report = [];
  const units = await enterpriseKeys(tx, bureauId);
  const sections = new Map((await allSections(tx, bureauId)).map(({ id, name }) => [id, name]));
  const olds = new Map(
    (await allPermits(tx, bureauId)).map((each) => [keyOf(each.enterpriseId, each), each]),
  );
  const seen = new Set<string>();
  const merged = rows.flatMap((row) => {
    const unit = unitOf(row, units, report);
    if (!unit) return [];
    const other = sections.get(unit.sectionId) ?? '';
    if (sender.section !== undefined && other !== sender.section)
      refuse(report, 'other-section', { ...row, column: COLUMN.enterprise, value: row.enterprise }, other);
    const key = keyOf(unit.id, row);
    if (seen.has(key))
      refuse(report, 'duplicate', { ...row, column: COLUMN.permit, value: row.number }, row.number);
    seen.add(key);
    const old = olds.get(key);
    const facts = factsOf(row, old);
    const fields = old ? changesOf(row, facts, old) : [];
    return row.held === false && !old ? [] : [{ row, unit, old, facts, fields, now: calledOf(row, unit) }];
  });
  if (report.length > 0) return { problems: report };
  const { differ, said } = comparedRows(merged);
  return {
    ...said,
    unchanged: rows.length - differ.length,
    async take(wrote) {
      for (const { row, unit, old, facts } of differ)
        if (row.held !== false)
          await upsertPermit(tx, {
            ...{ bureauId, enterpriseId: unit.id, name: row.name, number: row.number },
            ...facts,
          });
        else if (old) await removePermit(tx, old.id);
      await wrote(differ.length);
      return [];
    },
  };
}

const keyOf = (unitId: number, { name, number }: { readonly name: string; readonly number: string }) =>
  JSON.stringify([unitId, name, number]);
const calledOf = ({ name, number }: PermitRow, unit: EnterpriseKey) => {
  return { code: number, name: words.permitOf(unit.name, name) };
};

function unitOf(row: PermitRow, units: readonly EnterpriseKey[], report: Report): EnterpriseKey | undefined {
  const [unit, ...more] = findEnterprises(row.enterprise, units);
  const place = { ...row, column: COLUMN.enterprise, value: row.enterprise };
  if (!unit) refuse(report, 'unknown-enterprise', place, row.enterprise);
  else if (more.length > 0) refuse(report, 'ambiguous-enterprise', place, row.enterprise);
  return more.length > 0 ? undefined : unit;
}

/** What the file leaves open stays as it is. */
function factsOf({ issuedOn, issuedBy, validUntil }: PermitRow, old: PermitOfUnit | undefined): Facts {
  return {
    validUntil,
    issuedOn: issuedOn === undefined ? (old?.issuedOn ?? null) : issuedOn,
    issuedBy: issuedBy === undefined ? (old?.issuedBy ?? null) : issuedBy,
  };
}

function changesOf({ held }: PermitRow, now: Facts, old: Facts) {
  return fieldChanges('permits', [
    ['issuedOn', old.issuedOn, now.issuedOn],
    ['validUntil', old.validUntil ?? words.forGood, now.validUntil ?? words.forGood],
    ['issuedBy', old.issuedBy, now.issuedBy],
    ['held', true, held ?? true, words.yesNo],
  ]);
}
