/** 绑定本群: what a chat is for. */
import { type Choice, form, select } from './form-kit.ts';
import { type Card, card, md, resolved, safe } from './kit.ts';
import { words as general } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.chat;

/** The choice is `office`, `leadership` or `section-<id>`; `chosen` is the one that stands there at first. */
export function bindForm(
  sections: readonly { id: number; name: string }[],
  welcome: boolean,
  chosen?: string,
): Card {
  const choices: Choice[] = [
    ...sections.map(({ id, name }) => ({ value: `section-${id}`, text: words.sectionChat(name) })),
    { value: 'office', text: general.purposes.office },
    { value: 'leadership', text: general.purposes.leadership },
  ];
  return card({
    state: 'todo',
    title: words.title,
    summary: words.summary,
    elements: [
      md(welcome ? words.welcome : words.lead),
      form(
        'bind-chat',
        'here',
        [
          ...select(
            { name: 'purpose', label: words.purpose, required: true },
            choices,
            faces.common.choose,
            chosen ?? choices[0]?.value,
          ),
        ],
        words.submit,
      ),
    ],
  });
}

export function boundCard(purpose: string, who: string, when: Date): Card {
  return card({
    state: 'done',
    title: words.title,
    summary: words.boundToast,
    elements: [resolved(words.bound(safe(purpose), safe(who), when))],
  });
}

export function purposeText(purpose: 'section' | 'office' | 'leadership', section?: string): string {
  return purpose === 'section' && section ? words.sectionChat(section) : general.purposes[purpose];
}
