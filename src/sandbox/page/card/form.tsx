import { createContext, useContext, useMemo, useRef, useState } from 'react';
import { contentOf, isJson, str } from '../json.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { marks, useCard } from './context.tsx';
import { initialOf, isGiven } from './initial.ts';
import { Elements, type Of } from './inside.tsx';
import { boxStyle, isHorizontal } from './looks.ts';

export type FormFacts = {
  values: Json;
  faults: Readonly<Record<string, string>>;
  set(name: string, value: unknown): void;
  submit(button: Json, at: string): Promise<void>;
  reset(): void;
};

const FormContext = createContext<FormFacts | undefined>(undefined);
/** The form around a component, if there is one. */
export const useForm = (): FormFacts | undefined => useContext(FormContext);

/** A form whose card comes anew with other values to start from starts from them; else what was typed stays. */
export function Form({ el, at }: Of) {
  const fields = useMemo(() => fieldsIn(el), [el]);
  const start = Object.fromEntries(fields.map((field) => [str(field.name), initialOf(field)]));
  return <Filled key={JSON.stringify(start)} el={el} at={at} fields={fields} start={start} />;
}

function Filled({ el, at, fields, start }: Of & { fields: readonly Json[]; start: Json }) {
  const { agree, call } = useCard();
  const [values, setValues] = useState(start);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const place = useRef<HTMLDivElement>(null);
  const facts: FormFacts = {
    values,
    faults,
    set(name, value) {
      setValues((before) => ({ ...before, [name]: value }));
      setFaults(({ [name]: _, ...others }) => others);
    },
    async submit(button, from) {
      const missing = fields.filter((field) => field.required === true && !isGiven(values[str(field.name)]));
      setFaults(Object.fromEntries(missing.map((field) => [str(field.name), missingIn(field)])));
      if (missing[0]) return focusOn(place.current, str(missing[0].name));
      const enabled = fields.filter((field) => field.disabled !== true);
      const given = enabled.map((field) => [str(field.name), values[str(field.name)]]);
      const form = Object.fromEntries(given.filter(([, value]) => value !== undefined));
      if (await agree(button)) await call(button, from, { form });
    },
    reset() {
      setValues(start);
      setFaults({});
    },
  };
  return (
    <FormContext value={facts}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend */}
      <div
        ref={place}
        role="group"
        aria-label={str(el.name)}
        className={`stack ${isHorizontal(el) ? 'horizontal' : ''}`}
        style={boxStyle(el)}
        {...marks(el, at)}
      >
        <Elements of={el.elements} at={`${at}/elements`} />
      </div>
    </FormContext>
  );
}

const ASKING = /^(input|checker|date_picker|picker_|select_|multi_select_)/;

function fieldsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (!isJson(value)) return [];
  if (ASKING.test(str(value.tag)) && value.name) return [value];
  return Object.values(value).flatMap(fieldsIn);
}

const missingIn = (field: Json): string => words.missing(labelOf(field), field.tag === 'input');

/** What the field is called: by its label, by 「请输入姓名」 in it, by 「类别」 in a list. Another hint is no name. */
function labelOf(field: Json): string {
  const asks = field.tag === 'input' ? /^请(?:输入|填写)([^，；、。：]*)$/ : /^(?:请选择)?([^，；、。：]*)$/;
  return contentOf(field.label) || (asks.exec(contentOf(field.placeholder))?.[1] ?? '');
}

function focusOn(place: HTMLElement | null, name: string): void {
  const field = place?.querySelector(`[data-name="${CSS.escape(name)}"]`);
  field?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus();
}
