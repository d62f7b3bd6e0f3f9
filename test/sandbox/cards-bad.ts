/** Cards that Feishu refuses, each for a reason of its own. */
import { ELEMENTS, TABLES } from './cards-bad-elements.ts';
import { HOLDERS } from './cards-bad-holders.ts';
import type { Bad } from './cards-bad-kit.ts';
import { HEADER, ROOT } from './cards-bad-root.ts';
import { TOUCHED } from './cards-bad-touched.ts';

export const BAD: readonly Bad[] = [...ROOT, ...HEADER, ...ELEMENTS, ...TABLES, ...HOLDERS, ...TOUCHED];
