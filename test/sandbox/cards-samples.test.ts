/** The official samples pass. They stand beside the repository, and are looked at where they do. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCard } from '../../src/sandbox/cards/check.ts';

const folder = join(import.meta.dirname, '../../../shared/card-samples');

/** 1.0 wrote them, and the pages of 2.0 still show them in their structures and samples. */
const left = (...properties: string[]) => properties.map((property) => `legacy property ${property}`);
/** A value of the samples that no list of values has. */
const odd = (value: string) => `value "${value}" stands in an official sample, but on no page`;

/** Which samples are doubted, and why. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  'button-46.json': left('value', 'url'),
  /** `position` is in the structure, not in the table of fields; the icon carries both forms at once. */
  'collapsible-panel-00.json': left('position', 'img_key'),
  'column-set-02.json': [
    'column with the element_id of its column_set: ids are unique, the official structure shares it',
  ],
  'form-container-04.json': [
    'behaviors of a form button: the form page shows them, the schema notes forbid them',
  ],
  'form-container-06.json': [odd('light_grey'), ...left('fallback')],
  'image-26.json': left('mode', 'custom_width', 'compact_width'),
  'input-58.json': [odd('default'), ...left('action_type')],
  'interactive-container-08.json': ['img without alt: its page requires it, other samples leave it out'],
  'multi-select-dropdown-60.json': [odd('default'), ...left('action_type')],
  'overflow-64.json': [odd('')],
  'rich-text-40.json': left('img_key'),
};

describe.runIf(existsSync(folder))('the official samples', () => {
  const files = existsSync(folder) ? readdirSync(folder) : [];

  test.each(files)('%s is accepted', (file) => {
    const sample: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { faults, warnings } = checkCard(sample, { user: () => true, image: () => true });
    expect(faults).toEqual([]);
    const why = warnings.map((warning) => warning.slice(warning.indexOf(': ', warning.lastIndexOf(')')) + 2));
    expect([...new Set(why)]).toEqual(WARNINGS[file] ?? []);
  });
});
