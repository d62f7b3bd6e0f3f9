/** Forms of card JSON 2.0: fields with their labels, and one submit button. */
import { type Ask, clip, type Element, type Look, oneLine, plain } from './kit.ts';
import { faces } from './words-faces.ts';

/** A form: fields and its one submit button, whose name says what to do with which thing. */
export function form(
  act: string,
  id: string | number,
  fields: readonly Element[],
  submit: string,
  look: Look = 'primary_filled',
  ask?: Ask,
): Element {
  return {
    tag: 'form',
    name: `form_${act}__${id}`,
    vertical_spacing: '8px',
    elements: [
      ...fields,
      {
        tag: 'button',
        name: `${act}__${id}`,
        text: plain(submit),
        type: look,
        width: 'default',
        ...(ask && { confirm: { title: plain(ask.title), text: plain(ask.text) } }),
        form_action_type: 'submit',
      },
    ],
  };
}

export type Choice = { readonly value: string; readonly text: string };
export type Field = { readonly name: string; readonly label: string; readonly required?: boolean };

function labelled(field: Field, element: Element): readonly Element[] {
  const mark = field.required ? "<font color='red'>*</font>" : '';
  return [{ tag: 'markdown', content: `${field.label} ${mark}`.trim(), text_size: 'normal' }, element];
}

export function select(
  field: Field,
  choices: readonly Choice[],
  placeholder: string,
  initial?: string,
): readonly Element[] {
  return labelled(field, {
    tag: 'select_static',
    name: field.name,
    required: field.required ?? false,
    width: 'fill',
    placeholder: plain(placeholder),
    options: choices.map(({ value, text }) => ({ text: plain(clip(text, 60)), value })),
    ...(initial !== undefined && { initial_option: initial }),
  });
}

/** An enterprise by a part of its name or by its code; where several fit what was typed, one of these. */
export function enterpriseField(
  field: Field,
  placeholder: string,
  units?: readonly { readonly id: number; readonly name: string; readonly county: string }[],
): readonly Element[] {
  if (!units) return input(field, placeholder);
  const choices = units.map(({ id, name, county }) => ({ value: `${id}`, text: `${name}（${county}）` }));
  return select({ ...field, name: 'unit' }, choices, faces.common.choose);
}

/** Several of them, or none. */
export function multiSelect(
  field: Field,
  choices: readonly Choice[],
  placeholder: string,
  initial: readonly string[] = [],
): readonly Element[] {
  return labelled(field, {
    tag: 'multi_select_static',
    name: field.name,
    required: field.required ?? false,
    width: 'fill',
    placeholder: plain(placeholder),
    options: choices.map(({ value, text }) => ({ text: plain(clip(text, 60)), value })),
    ...(initial.length > 0 && { selected_values: initial }),
  });
}

export function input(
  field: Field,
  placeholder: string,
  options: { initial?: string; lines?: number; max?: number } = {},
): readonly Element[] {
  return labelled(field, {
    tag: 'input',
    name: field.name,
    required: field.required ?? false,
    width: 'fill',
    placeholder: plain(clip(placeholder, 100)),
    max_length: options.max ?? 100,
    ...(options.initial !== undefined && {
      default_value: (options.lines ? ownLines : oneLine)(options.initial, options.max ?? 100),
    }),
    ...(options.lines && { input_type: 'multiline_text', rows: options.lines }),
  });
}

/** What somebody wrote, line by line, to be gone on with. */
function ownLines(text: string, length: number): string {
  const lines = text.split(/\r\n|[\n\r\p{Zl}\p{Zp}]/u).map((line) => oneLine(line, length));
  return clip(lines.join('\n'), length);
}

export function datePicker(field: Field, placeholder: string, initial?: string): readonly Element[] {
  return labelled(field, {
    tag: 'date_picker',
    name: field.name,
    required: field.required ?? false,
    width: 'fill',
    placeholder: plain(placeholder),
    ...(initial && { initial_date: initial }),
  });
}
