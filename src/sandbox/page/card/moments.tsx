import DatePicker from '@douyinfe/semi-ui-19/lib/es/datePicker';
import TimePicker from '@douyinfe/semi-ui-19/lib/es/timePicker';
import { useState } from 'react';
import { contentOf, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { format } from '../when.ts';
import { words } from '../words.ts';
import { type FieldFacts, Labelled, said, useClosing, useField } from './fields.tsx';
import type { Of } from './inside.tsx';

const FORMATS: Readonly<Record<string, string>> = {
  date_picker: 'yyyy-MM-dd',
  picker_time: 'HH:mm',
  picker_datetime: 'yyyy-MM-dd HH:mm',
};
const HINTS: Readonly<Record<string, string>> = {
  date_picker: words.chooseDay,
  picker_time: words.chooseTime,
  picker_datetime: words.chooseMoment,
};

type Panel = { open: boolean; turn(open: boolean): void };

function pickerProps(el: Json, id: string, field: FieldFacts, { open, turn }: Panel) {
  return {
    ...said(el, id, field.fault),
    className: 'control',
    format: FORMATS[str(el.tag)],
    placeholder: contentOf(el.placeholder) || HINTS[str(el.tag)],
    disabled: field.disabled,
    showClear: field.inForm && el.required !== true,
    style: { width: '100%' },
    value: str(field.value),
    onChange: (_: unknown, text: unknown) => field.set(str(text)),
    open,
    onOpenChange: turn,
  };
}

/** Whether the panel is open; by Escape and by Tab it closes, which the library leaves to whoever uses it. */
function usePanel(field: FieldFacts) {
  const [open, turn] = useState(false);
  const hand = () => {
    const value = str(field.value);
    if (value) field.commit(value, { option: value });
  };
  useClosing(open, hand);
  const left = () => {
    if (!open) hand();
  };
  const keys = ({ key, target }: React.KeyboardEvent) => {
    const typing = (target as Element).tagName === 'INPUT';
    if (key === 'Escape' || (key === 'Tab' && typing)) turn(false);
  };
  return { open, turn, keys, left };
}

/**
 * Days, times and both. A calendar opens at the sandbox's day, not at the browser's. Alone, it calls back when its panel
 * is closed.
 */
export function MomentPicker({ el, at }: Of) {
  const field = useField({ el, at });
  const { now } = useRoom();
  const { keys, left, ...panel } = usePanel(field);
  return (
    <Labelled of={{ el, at }} fault={field.fault} held={str(field.value)}>
      {(id) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the control inside it is what has the focus
        <div onKeyDownCapture={keys} onBlur={left}>
          {el.tag === 'picker_time' ? (
            <TimePicker {...pickerProps(el, id, field, panel)} />
          ) : (
            <DatePicker
              {...pickerProps(el, id, field, panel)}
              type={el.tag === 'picker_datetime' ? 'dateTime' : 'date'}
              defaultPickerValue={format(now(), 'YYYY-MM-DD')}
            />
          )}
        </div>
      )}
    </Labelled>
  );
}
