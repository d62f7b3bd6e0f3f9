/** What a card became on the page, as text: whole for our own cards, and as a mere outline for those that are not ours. */
import type { Locator } from 'playwright-core';

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

/** What sticks out of its card, scrolling regions left out; what could not be shown. */
export const troublesOf = (card: Locator): Promise<string[]> =>
  card.evaluate((root) => {
    const edge = root.getBoundingClientRect();
    const scrolls = (node: Element) => node.closest('.wide, pre, .canvas, .hidden, .card-link') !== null;
    const all = [...root.querySelectorAll('*')];
    const out = all.filter((node) => {
      const { width, right, left } = node.getBoundingClientRect();
      return width > 0 && (right > edge.right + 1 || left < edge.left - 100) && !scrolls(node);
    });
    const lost = all.filter((node) => node.matches('[data-failed], [data-unknown]'));
    return [...out, ...lost].map((node) => node.outerHTML.slice(0, 120));
  });
