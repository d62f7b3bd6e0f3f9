/** What a card became on the page, as text: whole for our own cards, and as a mere outline for those that are not ours. */
import type { Locator, Page } from 'playwright-core';

/** Names that are drawn anew each time, and what other names refer to them by. */
const FLEETING = [
  ...['id', 'for', 'name', 'data-popupid', 'x-semi-prop'],
  ...['aria-controls', 'aria-describedby', 'aria-labelledby', 'aria-activedescendant'],
];

/** Every element with its attributes and texts. Drawings and icons end where the library's own lines begin. */
export const wholeOf = (card: Locator): Promise<string> =>
  card.evaluate((root, fleeting) => {
    const show = (node: Node, depth: number): string => {
      const pad = '  '.repeat(depth);
      if (node.nodeType === Node.TEXT_NODE)
        return node.textContent?.trim() ? `${pad}${node.textContent.trim()}\n` : '';
      if (!(node instanceof Element)) return '';
      const tag = node.tagName.toLowerCase();
      const given = [...node.attributes].filter(({ name }) => !fleeting.includes(name));
      const attributes = given.map(({ name, value }) =>
        value === '' ? ` ${name}` : ` ${name}="${value.trim()}"`,
      );
      const typed = node instanceof HTMLTextAreaElement ? ` «${node.value}»` : '';
      if (tag === 'svg') return `${pad}<svg>\n`;
      const closed = node.matches('.canvas');
      const inside = closed ? '' : [...node.childNodes].map((child) => show(child, depth + 1)).join('');
      return `${pad}<${tag}${attributes.join('')}>${typed}\n${inside}`;
    };
    return show(root, 0);
  }, FLEETING);

/** Kinds, roles, states and how many letters: nothing that stands in the card itself. */
export const outlineOf = (card: Locator): Promise<string> =>
  card.evaluate((root) => {
    const STATES = [
      'disabled',
      'checked',
      'type',
      'hidden',
      'aria-expanded',
      'aria-required',
      'aria-disabled',
    ];
    const own = (node: Element): number =>
      [...node.childNodes]
        .filter((child) => child.nodeType === Node.TEXT_NODE)
        .reduce((sum, child) => sum + [...(child.textContent ?? '').trim()].length, 0);
    const show = (node: Element, depth: number): string => {
      const tag = node.tagName.toLowerCase();
      const kind = node.getAttribute('data-tag');
      const role = node.getAttribute('role');
      const states = STATES.filter((name) => node.hasAttribute(name)).map(
        (name) => ` ${name}=${node.getAttribute(name)}`,
      );
      const letters = own(node);
      const inside = ['svg', 'option'].includes(tag) || node.matches('.canvas') ? [] : [...node.children];
      const line = `${tag}${kind ? ` [${kind}]` : ''}${role ? ` (${role})` : ''}${states.join('')}${letters ? ` ·${letters}` : ''}`;
      return `${'  '.repeat(depth)}${line}\n${inside.map((child) => show(child, depth + 1)).join('')}`;
    };
    return show(root, 0);
  });

export type Seen = {
  readonly name: string;
  /** What sticks out of the card, scrolling regions left out; what could not be shown. */
  readonly troubles: readonly string[];
  readonly text: string;
  /** What its buttons are called, those in what is folded too. */
  readonly buttons: readonly string[];
  /** The names of the fields that can be filled in. */
  readonly fields: readonly string[];
};

/** All cards on the page, looked at in one go: a question for each would take a minute. */
export const seenOn = (page: Page): Promise<Seen[]> =>
  page.locator('[data-message-id] .card').evaluateAll((cards) =>
    cards.map((root) => {
      const edge = root.getBoundingClientRect();
      const scrolls = (node: Element) => node.closest('.wide, pre, .canvas, .hidden, .card-link') !== null;
      const all = [...root.querySelectorAll('*')];
      const out = all.filter((node) => {
        const { width, right, left } = node.getBoundingClientRect();
        return width > 0 && (right > edge.right + 1 || left < edge.left - 100) && !scrolls(node);
      });
      const lost = all.filter((node) => node.matches('[data-failed], [data-unknown]'));
      const fields = [...root.querySelectorAll('[data-name]')].filter((node) =>
        [...node.querySelectorAll('input, textarea, [role="combobox"]')].some((one) => one.checkVisibility()),
      );
      return {
        name: root.closest('[data-message-id]')?.getAttribute('data-message-id') ?? '',
        troubles: [...out, ...lost].map((node) => node.outerHTML.slice(0, 120)),
        text: root.textContent ?? '',
        buttons: all
          .filter((node) => node.matches('button, [role="button"]'))
          .map((node) => node.getAttribute('aria-label') ?? node.textContent ?? ''),
        fields: fields.map((node) => node.getAttribute('data-name') ?? ''),
      };
    }),
  );
