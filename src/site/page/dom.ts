/** Elements, made without ever reading text as HTML: what a record says can't become a part of the page. */

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...inside: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...inside.filter((one) => one !== undefined));
  return element;
}

let ids = 0;

/** A field with its label; `said` is called with what was typed. */
export function field(label: string, said: (text: string) => void, more: Attributes = {}) {
  ids += 1;
  const id = `field-${ids}`;
  const input = h('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    ...more,
    input: () => said(input.value),
  });
  return h('p', { class: 'field' }, h('label', { for: id }, label), input);
}

export function button(label: string, pressed: () => void, more: Attributes = {}) {
  return h('button', { type: 'button', ...more, click: pressed }, label);
}
