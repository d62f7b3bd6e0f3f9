/** 抽查预览: the form that freezes what was previewed. */
import { BEACON_SOURCES } from '../src/domain/beacon.ts';
import { LADDERS } from '../src/domain/crews.ts';
import { minutesField } from './draw-fields.ts';
import type { PreviewView } from './draw-preview-view.ts';
import { form, input, select } from './form-kit.ts';
import type { Element } from './kit.ts';
import { beaconWords } from './words-beacon.ts';
import { faces } from './words-faces.ts';

const words = faces.preview;

const BATCHES = [1, 2, 3, 4, 6];

export function freezeForm(view: PreviewView): Element {
  const { common, drawForm } = faces;
  return form(
    'open-draw',
    view.draftId,
    [
      ...minutesField(view.minutes, true),
      ...select(
        { name: 'batches', label: words.batches, required: true },
        [...new Set([...BATCHES, view.batches ?? 1])]
          .sort((a, b) => a - b)
          .map((n) => ({ value: `${n}`, text: words.batchesOf(n) })),
        common.choose,
        `${view.batches ?? 1}`,
      ),
      ...select(
        { name: 'ladder', label: words.ladder, required: true },
        LADDERS.map((value) => ({ value, text: words.ladders[value] })),
        common.choose,
        'usual',
      ),
      ...select(
        { name: 'beacon', label: beaconWords.label, required: true },
        [
          { value: 'none', text: beaconWords.none },
          ...BEACON_SOURCES.map((value) => ({ value, text: beaconWords.sources[value] })),
        ],
        common.choose,
        'none',
      ),
      ...input({ name: 'issue', label: beaconWords.issue }, beaconWords.issueHint, { max: 20 }),
      ...(view.repeats
        ? input({ name: 'againNo', label: words.againNo, required: true }, words.againHint, { max: 60 })
        : []),
    ],
    drawForm.submit,
  );
}
