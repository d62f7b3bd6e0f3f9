/** `npm run build`: the pages and verify.py beside the compiled code, so that production needs no bundler. */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILT, here, pages } from './pages.ts';

const target = process.argv[2]!;
await writeFile(join(target, BUILT), JSON.stringify(await pages()));
await copyFile(join(here, 'verify.py'), join(target, 'verify.py'));
