/**
 * 导入 of a hundred thousand enterprises: from the dropped file to the preview, from the confirmation to the done card,
 * and the most memory that the bot ever held. Whoever makes the files, Feishu and the bot have processes of their own,
 * and each file meets a bot that has just been started: so what is counted is the bot's alone.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { file } from './import-file.ts';
import { type Taken, takeFile } from './import-take.ts';
import { goal } from './table.ts';

const ROWS = 100_000;
const MOST_SECONDS = 60;
const MOST_MEGABYTES = 600;
const run = promisify(execFile);
const here = fileURLToPath(import.meta.url);

export async function benchLargeImport(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-import-'));
  try {
    const files = [join(dir, '1.xlsx'), join(dir, '2.xlsx')];
    await step('make', dir, ...files);
    for (const [what, ...taken] of [
      ['全部新增', files[0]!],
      ['改一半', files[1]!, files[0]!],
    ] as const) {
      const data = await mkdtemp(join(dir, 'data-'));
      const { preview, done, megabytes } = JSON.parse(await step('take', data, ...taken)) as Taken;
      const seconds = preview + done;
      console.log(
        `import  ${ROWS} rows, ${what}: preview ${preview.toFixed(1)} s, done ${done.toFixed(1)} s, the bot at most ${megabytes} MB`,
      );
      const met = seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES;
      goal(`导入十万行，${what}`, '60 秒、600 MB', `${seconds.toFixed(1)} 秒、${megabytes} MB`, met);
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function step(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', here, ...args], {
    maxBuffer: 1 << 24,
  });
  return stdout;
}

const [what, dir, first, second] = process.argv.slice(2);
if (process.argv[1] === here && dir && first) {
  if (what === 'make') {
    await writeFile(first, await file(ROWS, 0));
    await writeFile(second!, await file(ROWS, ROWS / 2));
  } else {
    const before = second === undefined ? undefined : await readFile(second);
    console.log(JSON.stringify(await takeFile(dir, await readFile(first), before)));
  }
  process.exit(0);
}
