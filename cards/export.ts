/** 导出名录: which register, and whether what is in it or an empty template. */
import { form, select } from './form-kit.ts';
import { type Card, card, md } from './kit.ts';
import { exportWords as words } from './words-export.ts';
import { faces } from './words-faces.ts';

export function exportFormCard(): Card {
  const choices = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, text]) => ({ value, text }));
  return card({
    state: 'info',
    title: words.title,
    summary: words.title,
    elements: [
      md(words.lead),
      form(
        'export-register',
        'new',
        [
          ...select(
            { name: 'register', label: words.fields.register, required: true },
            choices(words.kinds),
            faces.common.choose,
            'enterprises',
          ),
          ...select(
            { name: 'what', label: words.fields.what, required: true },
            choices(words.what),
            faces.common.choose,
            'rows',
          ),
        ],
        words.submit,
      ),
    ],
  });
}
