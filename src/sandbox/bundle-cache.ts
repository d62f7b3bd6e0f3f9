import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

export type Files = ReadonlyMap<string, Uint8Array>;

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = join(root, 'node_modules/.cache/sandbox-page');
const MOST = 8;

/** All that a bundle is made of: the sources, and the lock file for what comes from elsewhere. */
async function keyOf(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of [...sources, join(root, 'package-lock.json')])
    for (const file of await filesIn(source)) hash.update(relative(root, file)).update(await readFile(file));
  return hash.digest('hex').slice(0, 24);
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  return inside
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What was made of the same sources before, in whatever process, or made now. */
export async function kept(sources: readonly string[], make: () => Promise<Files>): Promise<Files> {
  const file = join(FOLDER, await keyOf(sources));
  const found = await readFile(file).catch(() => undefined);
  if (found) return deserialize(found) as Files;
  const made = await make();
  // Where nothing can be written, the next process makes it again.
  await keep(file, made).catch(() => undefined);
  return made;
}

/** Whole or not at all: several processes may write the same at once. */
async function keep(file: string, files: Files): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const half = `${file}.${process.pid}`;
  await writeFile(half, serialize(new Map([...files].map(([name, bytes]) => [name, new Uint8Array(bytes)]))));
  await rename(half, file);
  const all = await Promise.all(
    (await readdir(FOLDER)).map(async (name) => ({ name, at: (await stat(join(FOLDER, name))).mtimeMs })),
  );
  const old = all.sort((a, b) => b.at - a.at).slice(MOST);
  await Promise.all(old.map(({ name }) => rm(join(FOLDER, name), { force: true })));
}
