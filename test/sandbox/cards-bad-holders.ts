/** Components that hold others. */
import { at, type Bad, C, columns, F, form, md, nested, panel, submit, times } from './cards-bad-kit.ts';
import { card } from './support.ts';

export const HOLDERS: readonly Bad[] = [
  [
    'something else among columns',
    card({ tag: 'column_set', columns: [md('x')] }),
    200621,
    at('column_set', ' -> columns -> [0](tag: markdown)'),
    'not supported',
  ],
  [
    'a column alone',
    card({ tag: 'column', elements: [] }),
    200621,
    at('column'),
    'not supported tag: column',
  ],
  [
    'a weight of 6',
    card({ tag: 'column_set', columns: [{ tag: 'column', weight: 6 }] }),
    200621,
    at('column_set', ' -> columns -> [0](tag: column) -> weight'),
    '[1, 5]',
  ],
  [
    'six levels',
    card(nested(6)),
    11310,
    `${at('column_set')}${' -> columns -> [0](tag: column) -> elements -> [0](tag: column_set)'.repeat(5)}`,
    'nesting level',
  ],
  ['201 elements', card(...times(201, () => md('x'))), 11310, 'ROOT', 'element exceeds the limit'],
  [
    'a panel header of two paddings',
    card({ ...panel(), header: { padding: '1px 2px' } }),
    200621,
    at('collapsible_panel', ' -> header -> padding'),
    'invalid panel header padding',
  ],
  [
    'an angle of 45',
    card({ ...panel(), header: { icon_expanded_angle: 45 } }),
    200621,
    at('collapsible_panel', ' -> header -> icon_expanded_angle'),
    '-180, -90',
  ],
  [
    'a container of 9px',
    card({ tag: 'interactive_container', elements: [], height: '9px' }),
    200621,
    at('interactive_container', ' -> height'),
    '[10, 999]px',
  ],
  [
    'a form in a column',
    card(columns({ tag: 'form', name: 'f', elements: [submit] })),
    200621,
    `${C}(tag: form)`,
    'tag: form',
  ],
  [
    'a form without a name',
    card({ tag: 'form', elements: [submit] }),
    11310,
    at('form'),
    "form's name is required",
  ],
  [
    'a form with an empty name',
    card({ tag: 'form', name: '', elements: [submit] }),
    11310,
    at('form'),
    'empty string',
  ],
  ['a form without a submit button', form(md('x')), 11310, at('form'), 'no submit button'],
  [
    'an input of a form without a name',
    form({ tag: 'input' }, submit),
    11310,
    `${F}[0](tag: input)`,
    'name of the element',
  ],
  [
    'a name twice',
    form({ tag: 'input', name: 'submit' }, submit),
    11310,
    `${F}[1](tag: button)`,
    'name(submit)',
  ],
  [
    'the name of the form itself',
    form({ tag: 'input', name: 'f' }, submit),
    11310,
    `${F}[0](tag: input)`,
    'name(f)',
  ],
];
