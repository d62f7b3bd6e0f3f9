/** 撤销导入 of 平台列对应表: the columns before become the next version, as long as no file was taken under those that go. */
import { insertMap, isMapUsed, mapsOf, type PlatformMap } from '../../db/platform.ts';
import { PLATFORM_DAYS } from '../domain/platform.ts';
import { mapColumns } from '../faces/platform-file.ts';
import { PLATFORM_KIND_NAMES } from '../files/platform-words.ts';
import type { Scene } from '../handler.ts';
import type { KeptWhy, Undone } from './undo.ts';
import { putBackEach, type Undoing } from './undo-others.ts';

export async function undoPlatform(scene: Scene, { sender, mark }: Undoing): Promise<Undone> {
  const all = await mapsOf(scene.tx, scene.bureauId);
  const brought = all.filter(
    ({ madeBy, madeAt }) => madeBy === sender.id && madeAt.getTime() === mark.at.getTime(),
  );
  return putBackEach(
    brought,
    ({ kind }) => PLATFORM_KIND_NAMES[kind],
    (map) => {
      const own = all.filter(({ kind }) => kind === map.kind);
      return putBackMap(scene, map, own, sender.id);
    },
  );
}

/** Before a first version there were our own columns. */
async function putBackMap(
  { tx, now }: Scene,
  map: PlatformMap,
  own: readonly PlatformMap[],
  madeBy: number,
): Promise<KeptWhy | undefined> {
  const { bureauId, kind, version } = map;
  if (own.some((each) => each.version > version)) return 'newer-map';
  if (await isMapUsed(tx, map)) return 'map-used';
  const before = own.find((each) => each.version === version - 1);
  const columns = mapColumns(kind, before);
  const days = before?.days ?? PLATFORM_DAYS;
  await insertMap(tx, { bureauId, kind, version: version + 1, days, columns, madeBy, madeAt: now });
  return undefined;
}
