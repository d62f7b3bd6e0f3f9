import { contentOf, list, objects, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { Labelled, said, useField } from './fields.tsx';
import type { Of } from './inside.tsx';

type Option = { value: string; text: string };

/** What a select offers; one of people without options offers everyone in the chat. */
function useOptions(el: Json): Option[] {
  const { members, nameOf } = useRoom();
  const given = objects(el.options);
  if (!str(el.tag).endsWith('person'))
    return given.map((option) => ({ value: str(option.value), text: contentOf(option.text) }));
  const ids = given.length > 0 ? given.map(({ value }) => str(value)) : members.map(({ open_id }) => open_id);
  return ids.map((value) => ({ value, text: nameOf(value) }));
}

const hintOf = (el: Json): string =>
  contentOf(el.placeholder) || (str(el.tag).endsWith('person') ? words.choosePeople : words.choose);

export function OneChoice({ el, at }: Of) {
  const field = useField({ el, at });
  const options = useOptions(el);
  return (
    <Labelled of={{ el, at }} fault={field.fault}>
      {(id) => (
        <select
          {...said(el, id, field.fault)}
          value={str(field.value)}
          disabled={field.disabled}
          onChange={({ target }) =>
            field.set(target.value, target.value ? { option: target.value } : undefined)
          }
        >
          <option value="">{hintOf(el)}</option>
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function ManyChoices({ el, at }: Of) {
  const field = useField({ el, at });
  const options = useOptions(el);
  const chosen = list(field.value).map(String);
  const toggle = (value: string, on: boolean) => {
    const next = options
      .map((option) => option.value)
      .filter((one) => (one === value ? on : chosen.includes(one)));
    field.set(next, { option: next });
  };
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ text }) => text);
  return (
    <Labelled of={{ el, at }} fault={field.fault}>
      {(id) => (
        <details className="pick">
          <summary {...said(el, id, field.fault)}>{names.join('、') || hintOf(el)}</summary>
          <div className="choices">
            {options.map(({ value, text }) => (
              <label key={value}>
                <input
                  type="checkbox"
                  value={value}
                  checked={chosen.includes(value)}
                  disabled={field.disabled}
                  onChange={({ target }) => toggle(value, target.checked)}
                />
                {text}
              </label>
            ))}
          </div>
        </details>
      )}
    </Labelled>
  );
}

const TYPES: Record<string, string> = {
  date_picker: 'date',
  picker_time: 'time',
  picker_datetime: 'datetime-local',
};

/** Days, times and both: the browser's own pickers, their `T` being a space here. */
export function MomentPicker({ el, at }: Of) {
  const field = useField({ el, at });
  return (
    <Labelled of={{ el, at }} fault={field.fault}>
      {(id) => (
        <input
          {...said(el, id, field.fault)}
          type={TYPES[str(el.tag)]}
          value={str(field.value).replace(' ', 'T')}
          disabled={field.disabled}
          onChange={({ target }) => {
            const value = target.value.replace('T', ' ');
            field.set(value, value ? { option: value } : undefined);
          }}
        />
      )}
    </Labelled>
  );
}
