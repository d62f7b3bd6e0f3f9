/** 超上限检查: the form, and what was entered. */
import { OVERRIDE_CAUSES, type OverrideCause } from '../src/domain/register.ts';
import { enterpriseField, form, input, select } from './form-kit.ts';
import { type Card, card, md, resolved, safe } from './kit.ts';
import { momentText } from './words.ts';
import { faces } from './words-faces.ts';
import { overrideWords as words } from './words-override.ts';
import { register } from './words-register.ts';

const field = (name: keyof typeof words.fields) => ({ name, label: words.fields[name], required: true });

/** Several fit what was typed: one of them is to be chosen, and what was filled in stays. */
export type OverrideChoice = {
  readonly text: string;
  readonly units: readonly { readonly id: number; readonly name: string; readonly county: string }[];
  readonly cause: OverrideCause;
  readonly documentNo: string;
};

export function overrideForm(choose?: OverrideChoice): Card {
  return card({
    state: 'todo',
    title: words.title,
    summary: words.summary,
    elements: [
      md(choose ? words.which(safe(choose.text, 30), choose.units.length) : words.lead),
      form(
        'enter-override',
        'unit',
        [
          ...enterpriseField(field('enterprise'), words.enterpriseHint, choose?.units),
          ...select(
            field('cause'),
            OVERRIDE_CAUSES.map((code) => ({ value: code, text: register.causes[code] })),
            faces.common.choose,
            choose?.cause ?? 'complaint',
          ),
          ...input(field('documentNo'), words.documentHint, {
            max: 60,
            ...(choose && { initial: choose.documentNo }),
          }),
        ],
        words.submit,
      ),
    ],
  });
}

export type OverrideView = Pick<OverrideChoice, 'cause' | 'documentNo'> & {
  readonly name: string;
  readonly made: boolean;
  readonly who: string;
  readonly at: Date;
};

export function overrideCard({ name, cause, documentNo, made, who, at }: OverrideView): Card {
  return card({
    state: made ? 'done' : 'refused',
    title: words.title,
    summary: made ? words.toast : words.againToast,
    elements: [
      md(
        made
          ? words.done(safe(name), register.causes[cause], safe(documentNo))
          : words.again(safe(documentNo)),
      ),
      resolved(words.line(safe(who), momentText(at))),
    ],
  });
}
