/** 名录变化 since the last draw of each stratum, up to the freeze of this one. */
import type { RegisterChangeView } from '../../cards/register-change.ts';
import type { Draw } from '../../db/draws.ts';
import { lastFreezeOf } from '../../db/earlier-draws.ts';
import { changesBetween } from '../../db/register-history.ts';
import { type KeptEnterprise, registerChange } from '../domain/register-change.ts';
import type { Scene } from '../handler.ts';

export async function registerChangeView(
  { tx, bureauId }: Scene,
  draw: Draw,
  trades: readonly string[],
): Promise<RegisterChangeView> {
  const added: RegisterChangeView['added'][number][] = [];
  const left: RegisterChangeView['left'][number][] = [];
  const changed: RegisterChangeView['changed'][number][] = [];
  const since = new Set<string>();
  for (const trade of trades) {
    const last = await lastFreezeOf(tx, draw, trade);
    if (!last) continue;
    since.add(last.no);
    const rows = await changesBetween(tx, bureauId, 'enterprises', last.openAt, draw.openAt);
    const scope = { sectionId: draw.sectionId, trades: [trade], isKey: draw.type === 'key' };
    const change = registerChange(
      rows as { before: KeptEnterprise | null; after: KeptEnterprise | null }[],
      scope,
    );
    added.push(...change.added);
    left.push(...change.left);
    changed.push(...change.changed);
  }
  return { since: [...since].sort(), added, left, changed };
}
