import { HOLDERS } from './holders.ts';
import { SHOWN } from './shown.ts';
import { TABLE } from './table.ts';
import { TOUCHED } from './touched.ts';
import type { Component, Place } from './types.ts';

/** §4.3: every component of card JSON 2.0 and what it may carry. */
export const COMPONENTS: Readonly<Record<string, Component>> = { ...SHOWN, ...TABLE, ...HOLDERS, ...TOUCHED };

/** Parts of 1.0 that 2.0 refuses by name (200861). */
export const REMOVED: readonly string[] = ['action', 'note'];

/** Which components may stand where (§4.2). */
const everywhere = Object.keys(COMPONENTS).filter((tag) => !['column', 'form', 'table'].includes(tag));
export const PLACES: Readonly<Record<Place, readonly string[]>> = {
  root: [...everywhere, 'form', 'table'],
  columns: ['column'],
  container: everywhere,
  /** The page of the table forbids it anywhere but at the root, that of the panel forbids only a form. */
  panel: [...everywhere, 'table'],
  form: everywhere,
  'checker-buttons': ['button'],
};
