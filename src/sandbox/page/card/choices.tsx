import Select from '@douyinfe/semi-ui-19/lib/es/select';
import { useRef, useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { contentOf, list, objects, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { type FieldFacts, Labelled, said, useClosing, useField } from './fields.tsx';
import { Icon } from './icon.tsx';
import type { Of } from './inside.tsx';

type Option = { value: string; text: string; icon: unknown; person: boolean };

const asksPerson = (el: Json): boolean => str(el.tag).endsWith('person');

/** What a select offers; one of people without options offers everyone in the chat. */
function useOptions(el: Json): Option[] {
  const { members, nameOf } = useRoom();
  const given = objects(el.options);
  if (!asksPerson(el))
    return given.map(({ value, text, icon }) => ({
      value: str(value),
      text: contentOf(text),
      icon,
      person: false,
    }));
  const ids = given.length > 0 ? given.map(({ value }) => str(value)) : members.map(({ open_id }) => open_id);
  return [...new Set(ids)].map((value) => ({ value, text: nameOf(value), icon: undefined, person: true }));
}

const heldBy = (options: readonly Option[], values: readonly string[]): string =>
  options
    .filter(({ value }) => values.includes(value))
    .map(({ text }) => text)
    .join('、');

const hintOf = (el: Json): string =>
  contentOf(el.placeholder) || (asksPerson(el) ? words.choosePeople : words.choose);

/** From so many options on it helps to type. */
const MANY = 8;

const shown = ({ value, text, icon, person }: Option) => ({
  value,
  text,
  label: (
    <span className="option" data-option={value}>
      {person && <Avatar name={text} />}
      <Icon of={icon} />
      <span>{text}</span>
    </span>
  ),
});

function selectProps(el: Json, id: string, field: FieldFacts, options: readonly Option[]) {
  return {
    ...said(el, id, field.fault),
    className: `control ${el.type === 'text' ? 'text' : ''}`,
    dropdownClassName: 'choices',
    borderless: el.type === 'text',
    placeholder: hintOf(el),
    disabled: field.disabled,
    optionList: options.map(shown),
    emptyContent: words.noOptions,
    filter:
      options.length > MANY && ((typed: string, option: Json) => str(option.text).includes(typed.trim())),
    searchPlaceholder: words.find,
    style: { width: '100%' },
  };
}

export function OneChoice({ el, at }: Of) {
  const field = useField({ el, at });
  const options = useOptions(el);
  return (
    <Labelled of={{ el, at }} fault={field.fault} held={heldBy(options, [str(field.value)])}>
      {(id) => (
        <Select
          {...selectProps(el, id, field, options)}
          value={str(field.value) || undefined}
          showClear={field.inForm && el.required !== true}
          onChange={(given) => {
            const value = str(given);
            field.set(value);
            if (value) field.commit(value, { option: value });
          }}
        />
      )}
    </Labelled>
  );
}

/** Alone, it calls back when its list is closed. */
export function ManyChoices({ el, at }: Of) {
  const field = useField({ el, at });
  const options = useOptions(el);
  const chosen = list(field.value).map(String);
  const [open, turn] = useState(false);
  const select = useRef<Select>(null);
  /** A tap on an option takes the keys away from the list. */
  const refocus = () => select.current?.focus();
  useClosing(open, () => field.commit(chosen, { option: chosen }));
  return (
    <Labelled of={{ el, at }} fault={field.fault} held={heldBy(options, chosen)}>
      {(id) => (
        <Select
          {...selectProps(el, id, field, options)}
          ref={select}
          multiple
          onSelect={refocus}
          onDeselect={refocus}
          maxTagCount={3}
          value={chosen}
          onChange={(given) => {
            const taken = list(given).map(String);
            field.set(options.map(({ value }) => value).filter((value) => taken.includes(value)));
          }}
          onDropdownVisibleChange={turn}
        />
      )}
    </Labelled>
  );
}
