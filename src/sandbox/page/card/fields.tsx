import { type ReactNode, useId, useState } from 'react';
import { contentOf, num, str } from '../json.ts';
import type { Json, Touch } from '../types.ts';
import { words } from '../words.ts';
import { marks, useCard } from './context.tsx';
import { useForm } from './form.tsx';
import { initialOf } from './initial.ts';
import type { Of } from './inside.tsx';
import { marginStyle, widthStyle } from './looks.ts';

export type FieldFacts = {
  value: unknown;
  /** In a form the form remembers; alone the component remembers, and calls back when `touch` is given. */
  set(value: unknown, touch?: Touch): void;
  fault: string | undefined;
  disabled: boolean;
};

export function useField({ el, at }: Of): FieldFacts {
  const form = useForm();
  const { tap, pending } = useCard();
  const [alone, setAlone] = useState(() => initialOf(el));
  const name = str(el.name);
  const disabled = el.disabled === true || pending !== undefined;
  if (form && name)
    return {
      value: form.values[name],
      set: (value) => form.set(name, value),
      fault: form.faults[name],
      disabled,
    };
  return {
    value: alone,
    set(value, touch) {
      setAlone(value);
      if (touch)
        void tap(el, at, touch).then((went) => {
          if (!went) setAlone(alone);
        });
    },
    fault: undefined,
    disabled,
  };
}

/** Label, mark of what is required, the control, and what is wrong with it. */
export function Labelled({
  of: { el, at },
  fault,
  children,
}: {
  of: Of;
  fault: string | undefined;
  children(id: string): ReactNode;
}) {
  const id = useId();
  const label = contentOf(el.label) || (el.required === true ? contentOf(el.placeholder) : '');
  const side = el.label_position === 'left' ? 'left' : '';
  const fill = el.width === 'fill' ? 'fill' : '';
  return (
    <div
      className={`field ${side} ${fill}`}
      style={{ ...widthStyle(el.width), ...marginStyle(el) }}
      {...marks(el, at)}
    >
      {label && (
        <label className={contentOf(el.label) ? 'label' : 'hidden'} htmlFor={id}>
          {label}
          {el.required === true && (
            <span className="must" title={words.required}>
              {' *'}
            </span>
          )}
        </label>
      )}
      {children(id)}
      {fault && (
        <span className="fault" role="alert" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

/** What every control says of itself. */
export const said = (el: Json, id: string, fault: string | undefined) => ({
  id,
  className: 'control',
  'aria-label': contentOf(el.label) || contentOf(el.placeholder) || str(el.name) || words.choose,
  'aria-required': el.required === true,
  'aria-invalid': fault !== undefined,
  'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
  title: el.disabled === true ? contentOf(el.disabled_tips) : undefined,
});

export function Input({ el, at }: Of) {
  const field = useField({ el, at });
  const inForm = useForm() !== undefined;
  const [sent, setSent] = useState(field.value);
  const commit = () => {
    if (inForm || field.value === sent) return;
    setSent(field.value);
    field.set(field.value, { input: str(field.value) });
  };
  const type = str(el.input_type, 'text');
  return (
    <Labelled of={{ el, at }} fault={field.fault}>
      {(id) => {
        const shared = {
          ...said(el, id, field.fault),
          value: str(field.value),
          disabled: field.disabled,
          placeholder: contentOf(el.placeholder),
          maxLength: num(el.max_length) ?? 1000,
          onBlur: commit,
        };
        if (type === 'multiline_text')
          return (
            <textarea
              {...shared}
              rows={num(el.rows) ?? 5}
              onChange={(event) => field.set(event.target.value)}
            />
          );
        return (
          <input
            {...shared}
            type={type === 'password' ? 'password' : 'text'}
            onChange={(event) => field.set(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
            }}
          />
        );
      }}
    </Labelled>
  );
}
