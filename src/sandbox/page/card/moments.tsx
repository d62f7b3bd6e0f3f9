import DatePicker from '@douyinfe/semi-ui-19/lib/es/datePicker';
import TimePicker from '@douyinfe/semi-ui-19/lib/es/timePicker';
import { contentOf, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { format } from '../when.ts';
import { words } from '../words.ts';
import { type FieldFacts, Labelled, said, useField } from './fields.tsx';
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

function pickerProps(el: Json, id: string, field: FieldFacts) {
  const { 'aria-label': label, ...rest } = said(el, id, field.fault);
  return {
    ...rest,
    'aria-label': label,
    inputReadOnly: false,
    className: 'control',
    format: FORMATS[str(el.tag)],
    placeholder: contentOf(el.placeholder) || HINTS[str(el.tag)],
    disabled: field.disabled,
    showClear: field.inForm && el.required !== true,
    style: { width: '100%' },
    /** Alone, it calls back when its panel is closed. */
    onOpenChange: (open: boolean) => {
      const value = str(field.value);
      if (!open && value) field.commit(value, { option: value });
    },
  };
}

/** Days, times and both; a calendar opens at the sandbox's day, not at the browser's. */
export function MomentPicker({ el, at }: Of) {
  const field = useField({ el, at });
  const { now } = useRoom();
  const set = (_: unknown, text: unknown) => field.set(str(text));
  const isTime = el.tag === 'picker_time';
  const value = str(field.value);
  return (
    <Labelled of={{ el, at }} fault={field.fault}>
      {(id) =>
        isTime ? (
          <TimePicker {...pickerProps(el, id, field)} value={value} onChange={set} />
        ) : (
          <DatePicker
            {...pickerProps(el, id, field)}
            type={el.tag === 'picker_datetime' ? 'dateTime' : 'date'}
            defaultPickerValue={format(now(), 'YYYY-MM-DD')}
            value={value}
            onChange={set}
          />
        )
      }
    </Labelled>
  );
}
