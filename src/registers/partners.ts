/** 联合部门人员 from a file: added and brought up to date, by code, else by certificate; none is ever removed. */
import { words as general } from '../../cards/words.ts';
import { allPartners, type PartnerPerson, upsertPartner } from '../../db/helpers.ts';
import { isPartnerName } from '../domain/crews.ts';
import { type Report, refuse } from '../files/problems.ts';
import type { PartnerRow } from '../files/rows.ts';
import { COLUMN } from '../files/words.ts';
import type { Context, Scene } from '../handler.ts';
import { nextCodes } from './codes.ts';
import { type Compared, comparedRows, fieldChanges } from './plan.ts';
import { words } from './words.ts';

export async function planPartners(scene: Scene | Context, rows: readonly PartnerRow[]): Promise<Compared> {
  const { tx, bureauId } = scene;
  const report: Report = [];
  const olds = await allPartners(tx, bureauId);
  const nextCode = nextCodes('L', 3, [olds.map(({ code }) => code), rows.flatMap(({ code }) => code ?? [])]);
  const merged = rows.map((row) => {
    const old = olds.find((each) =>
      row.code === undefined
        ? each.active && each.certificateNo === row.certificateNo
        : each.code === row.code,
    );
    return { row, old, now: mergeRow(row, old, row.code ?? old?.code ?? nextCode()) };
  });
  checkRows(merged, olds, report);
  if (report.length > 0) return { problems: report };
  const changes = merged.map((each) => ({ ...each, fields: each.old ? changesOf(each.now, each.old) : [] }));
  const { differ, said } = comparedRows(changes);
  return {
    ...said,
    async take(wrote) {
      const keptBy = 'person' in scene ? scene.person.id : null;
      for (const { old, now } of differ) await upsertPartner(tx, old?.id, { bureauId, keptBy, ...now });
      await wrote(differ.length);
      return [];
    },
  };
}

function mergeRow(row: PartnerRow, old: PartnerPerson | undefined, code: string) {
  const { department, name, certificateNo, validUntil } = row;
  return { code, department, name, certificateNo, validUntil, active: row.active ?? old?.active ?? true };
}
type Now = ReturnType<typeof mergeRow>;
type Merged = { readonly row: PartnerRow; readonly now: Now };

/** A department's name is that of a crew; of those who take part a certificate and a code are one person's. */
function checkRows(merged: readonly Merged[], olds: readonly PartnerPerson[], report: Report): void {
  const named = new Set(merged.map(({ now }) => now.code));
  const others = olds.filter(({ code, active }) => active && !named.has(code));
  const taken = new Set(others.map(({ certificateNo }) => certificateNo));
  const codes = new Set<string>();
  for (const { row, now } of merged) {
    const wrong = (fault: 'bad-department' | 'duplicate', column: string, value: string) =>
      refuse(report, fault, { ...row, column, value }, value);
    if (!isPartnerName(now.department, [general.crew, general.expertCrew]))
      wrong('bad-department', COLUMN.department, now.department);
    if (codes.has(now.code)) wrong('duplicate', COLUMN.code, now.code);
    else if (now.active && taken.has(now.certificateNo))
      wrong('duplicate', COLUMN.certificate, now.certificateNo);
    codes.add(now.code);
    if (now.active) taken.add(now.certificateNo);
  }
}

function changesOf(now: Now, old: PartnerPerson) {
  return fieldChanges('partners', [
    ['department', old.department, now.department],
    ['name', old.name, now.name],
    ['certificateNo', old.certificateNo, now.certificateNo],
    ['validUntil', old.validUntil, now.validUntil],
    ['active', old.active, now.active, words.yesNo],
  ]);
}
