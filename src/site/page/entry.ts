/** What stands above the results: what the page is, and the ways to give it a record. */
import { voidMark } from '../../../cards/words-verify.ts';
import { words } from '../words.ts';
import { button, field, h } from './dom.ts';
import { asked, hasSite, type Open, openDraws } from './sources.ts';

export function header(): HTMLElement {
  const links = hasSite
    ? h(
        'p',
        { class: 'links' },
        h('a', { href: location.pathname, download: words.saveName }, words.save),
        h('a', { href: asked ? '../fair' : 'fair' }, words.fair),
        h('a', { href: asked ? '../verify.py' : 'verify.py', download: 'verify.py' }, words.python),
      )
    : undefined;
  return h('header', {}, h('h1', {}, words.title), h('p', { class: 'lead' }, words.lead), links);
}

export function numberForm(find: (no: string) => void): HTMLElement {
  let no = asked ?? '';
  const submit = (event: Event) => {
    event.preventDefault();
    if (no.trim() !== '') find(no.trim());
  };
  return h(
    'form',
    { class: 'row', submit },
    field(
      words.number,
      (text) => {
        no = text;
      },
      { name: 'no', value: no },
    ),
    h('button', { type: 'submit', class: 'primary' }, words.find),
  );
}

export function dropZone(take: (files: Iterable<File>) => void): HTMLElement {
  const input = h('input', {
    type: 'file',
    multiple: true,
    accept: '.json,application/json',
    change: () => {
      take([...(input.files ?? [])]);
      input.value = '';
    },
  });
  const over = (on: boolean) => (event: Event) => {
    event.preventDefault();
    zone.classList.toggle('over', on);
  };
  const zone = h(
    'label',
    {
      class: 'drop',
      dragover: over(true),
      dragleave: over(false),
      drop: (event) => {
        over(false)(event);
        take([...((event as DragEvent).dataTransfer?.files ?? [])]);
      },
    },
    words.drop,
    input,
  );
  return zone;
}

/** What is public on this site; left out where it can't be read. */
export function openList(all: (open: readonly Open[]) => void, one: (no: string) => void): HTMLElement {
  const box = h('details', { class: 'open' });
  openDraws().then(
    (open) => {
      const rows = open.map(({ no, isVoid }) =>
        h(
          'li',
          {},
          button(isVoid ? voidMark(no) : no, () => one(no), { class: 'link' }),
        ),
      );
      box.replaceChildren(
        h('summary', {}, words.openList(open.length)),
        open.length === 0 ? h('p', {}, words.openEmpty) : button(words.checkAll, () => all(open)),
        h('ul', { class: 'numbers' }, ...rows),
      );
    },
    () => box.remove(),
  );
  return box;
}

export function seriesSection(
  { lines, faults }: { lines: readonly string[]; faults: readonly string[] },
  n: number,
): HTMLElement {
  return h(
    'section',
    { class: 'series' },
    h('h2', {}, words.seriesTitle(n)),
    h('p', {}, words.seriesLead),
    ...faults.map((fault) => h('p', { class: 'verdict failed' }, fault)),
    h('ul', {}, ...lines.map((line) => h('li', {}, line))),
  );
}
