import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { contentOf, str } from '../json.ts';
import type { Json, Touch } from '../types.ts';
import { words } from '../words.ts';
import { marks, useCard } from './context.tsx';
import { useForm } from './form.tsx';
import { initialOf } from './initial.ts';
import type { Of } from './inside.tsx';
import { marginStyle, widthStyle } from './looks.ts';

export type FieldFacts = {
  value: unknown;
  set(value: unknown): void;
  /** Outside a form: hands over what stands in the field now, if it is not what was handed over last. */
  commit(value: unknown, touch: Touch): void;
  fault: string | undefined;
  disabled: boolean;
  inForm: boolean;
};

/**
 * In a form the form remembers. Alone the component remembers and calls back, takes back what did not go well, and
 * begins anew where the card comes anew with another value to start from.
 */
export function useField({ el, at }: Of): FieldFacts {
  const form = useForm();
  const { agree, call, pending } = useCard();
  const start = initialOf(el);
  const [from, setFrom] = useState(start);
  const [alone, setAlone] = useState(start);
  const [sent, setSent] = useState(start);
  const name = str(el.name);
  const disabled = el.disabled === true || pending !== undefined;
  if (String(from) !== String(start)) {
    setFrom(start);
    setAlone(start);
    setSent(start);
  }
  if (form && name)
    return {
      value: form.values[name],
      set: (value) => form.set(name, value),
      commit: () => {},
      fault: form.faults[name],
      disabled,
      inForm: true,
    };
  const commit = async (value: unknown, touch: Touch) => {
    setAlone(value);
    if (String(value) === String(sent)) return;
    setSent(value);
    if ((await agree(el)) && (await call(el, at, touch))) return;
    setSent(sent);
    setAlone(sent);
  };
  return {
    value: alone,
    set: setAlone,
    commit: (value, touch) => void commit(value, touch),
    fault: undefined,
    disabled,
    inForm: false,
  };
}

/** Does what is to be done when a list or a calendar has been closed and all that came of it is known. */
export function useClosing(open: boolean, closed: () => void): void {
  const before = useRef(open);
  useEffect(() => {
    if (before.current && !open) closed();
    before.current = open;
  });
}

/** The library calls a choice "selected" and a day "Choose date"; here they have their own name and what they hold. */
function useNamed(name: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const boxes = place.current?.querySelectorAll('.control[role="combobox"], .control [role="combobox"]');
    for (const box of boxes ?? []) box.setAttribute('aria-label', name);
  });
  return place;
}

type LabelledProps = { of: Of; fault: string | undefined; held?: string; children(id: string): ReactNode };

/** Label, mark of what is required, the control, and what is wrong with it. */
export function Labelled({ of: { el, at }, fault, held = '', children }: LabelledProps) {
  const id = useId();
  const place = useNamed(held ? `${nameOf(el)}：${held}` : nameOf(el));
  const label = contentOf(el.label) || (el.required === true ? contentOf(el.placeholder) : '');
  const side = el.label_position === 'left' ? 'left' : '';
  const fill = el.width === 'fill' ? 'fill' : '';
  const off = el.disabled === true ? contentOf(el.disabled_tips) : '';
  return (
    <div
      className={`field ${side} ${fill}`}
      style={{ ...widthStyle(el.width), ...marginStyle(el) }}
      title={off || undefined}
      {...marks(el, at)}
    >
      {label && (
        <label className={contentOf(el.label) ? 'label' : 'hidden'} htmlFor={id} id={`${id}-label`}>
          {label}
          {el.required === true && (
            <span className="must" title={words.required}>
              {' *'}
            </span>
          )}
        </label>
      )}
      <div className="controls" ref={place}>
        {children(id)}
        {fault && (
          <span className="fault" role="alert" id={`${id}-fault`}>
            {fault}
          </span>
        )}
      </div>
    </div>
  );
}

/** What a control is called. */
export const nameOf = (el: Json): string =>
  contentOf(el.label) || contentOf(el.placeholder) || str(el.name) || words.choose;

/** What every control says of itself. */
export const said = (el: Json, id: string, fault: string | undefined) => ({
  id,
  'aria-label': nameOf(el),
  'aria-required': el.required === true,
  'aria-invalid': fault !== undefined,
  ...(fault !== undefined && { 'aria-describedby': `${id}-fault`, validateStatus: 'error' as const }),
});
