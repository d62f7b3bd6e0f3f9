import Button from '@douyinfe/semi-ui-19/lib/es/button';
import InputNumber from '@douyinfe/semi-ui-19/lib/es/inputNumber';
import Select from '@douyinfe/semi-ui-19/lib/es/select';
import { type ReactNode, useState } from 'react';
import { useNotices } from '../notices.tsx';
import type { About } from '../types.ts';
import { ChatSelect, PersonSelect } from './trace-filter.tsx';
import type { FaultKind, NewRule } from './types.ts';
import { words } from './words.ts';

type Props = { about: About; kinds: readonly FaultKind[]; add(rule: NewRule): Promise<boolean> };
type Where = {
  api?: string | undefined;
  event?: string | undefined;
  chat?: string | undefined;
  person?: string | undefined;
};
type Numbers = Readonly<Record<string, number | undefined>>;

/** A form that asks for what the chosen kind takes. */
export function FaultForm({ about, kinds, add }: Props) {
  const [chosen, choose] = useState('cut-after');
  const [on, setOn] = useState<Where>({});
  const [numbers, setNumbers] = useState<Numbers>({ times: 1 });
  const { toast } = useNotices();
  const kind = kinds.find((each) => each.kind === chosen);
  if (!kind) return null;
  const put = (name: string) => (value: number | string) =>
    setNumbers({ ...numbers, [name]: typeof value === 'number' ? value : undefined });
  const submit = async () => {
    if (await add(ruleOf(kind, on, numbers))) toast('success', words.added);
  };
  return (
    <section className="fault-form">
      <h3>{words.addFault}</h3>
      <KindSelect kinds={kinds} value={chosen} choose={choose} />
      <p className="note">{kind.says}</p>
      <Limits about={about} kind={kind} on={on} change={setOn} />
      <div className="numbers">
        {kind.params.map(({ param, name, default: usual, least, most }) => (
          <Count
            key={param}
            name={name}
            value={numbers[param]}
            hint={usual === null ? words.always : String(usual)}
            range={[least, most]}
            put={put(param)}
          />
        ))}
        <Count
          name={words.times}
          value={numbers.times}
          hint={words.always}
          range={[1, 100_000]}
          put={put('times')}
        />
        <Count name={words.share} value={numbers.share} hint="100" range={[1, 100]} put={put('share')} />
        <Count
          name={words.seed}
          value={numbers.seed}
          hint={words.seedHint}
          range={[0, 1e9]}
          put={put('seed')}
        />
      </div>
      <Button theme="solid" type="primary" onClick={() => void submit()} data-add-fault>
        {words.add}
      </Button>
    </section>
  );
}

/** Only what the kind knows of goes along. */
function ruleOf(kind: FaultKind, on: Where, { times, share, seed, ...numbers }: Numbers): NewRule {
  const { api, event, chat, person } = on;
  const where = kind.side === 'call' ? { api } : { event };
  const known = kind.params.map(({ param }) => [param, numbers[param]] as const);
  const given = [...known, ['times', times], ['seed', seed], ['share', share && share / 100]] as const;
  return {
    kind: kind.kind,
    on: JSON.parse(JSON.stringify({ ...where, chat, person })) as NewRule['on'],
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  };
}

type KindProps = { kinds: readonly FaultKind[]; value: string; choose(kind: string): void };

function KindSelect({ kinds, value, choose }: KindProps) {
  const group = (side: FaultKind['side'], label: string) => (
    <Select.OptGroup label={label} key={side}>
      {kinds
        .filter((each) => each.side === side)
        .map(({ kind, name }) => (
          <Select.Option key={kind} value={kind}>
            {name}
          </Select.Option>
        ))}
    </Select.OptGroup>
  );
  return (
    <Field name={words.kind}>
      <Select
        filter
        value={value}
        onChange={(kind) => choose(String(kind))}
        aria-label={words.kind}
        data-fault-kind
      >
        {group('call', words.onCalls)}
        {group('event', words.onEvents)}
      </Select>
    </Field>
  );
}

type LimitsProps = { about: About; kind: FaultKind; on: Where; change(on: Where): void };

function Limits({ about, kind, on, change }: LimitsProps) {
  return (
    <div className="numbers">
      {kind.side === 'call' ? (
        <Choice
          name={words.api}
          none={words.anyApi}
          of={words.apis}
          value={on.api}
          choose={(api) => change({ ...on, api })}
        />
      ) : (
        <Choice
          name={words.event}
          none={words.anyEvent}
          of={Object.entries(words.events)}
          value={on.event}
          choose={(event) => change({ ...on, event })}
        />
      )}
      <Field name={words.chat}>
        <ChatSelect value={on.chat} change={(chat) => change({ ...on, chat })} />
      </Field>
      <Field name={words.person}>
        <PersonSelect about={about} value={on.person} change={(person) => change({ ...on, person })} />
      </Field>
    </div>
  );
}

type ChoiceProps = {
  name: string;
  none: string;
  of: readonly (readonly [string, string])[];
  value: string | undefined;
  choose(value: string | undefined): void;
};

function Choice({ name, none, of, value, choose }: ChoiceProps) {
  return (
    <Field name={name}>
      <Select
        showClear
        placeholder={none}
        aria-label={name}
        value={value}
        onChange={(chosen) => choose(chosen as string | undefined)}
        optionList={of.map(([key, label]) => ({ value: key, label }))}
      />
    </Field>
  );
}

type NumberProps = {
  name: string;
  value: number | undefined;
  hint: string;
  range: readonly [number, number];
  put(value: number | string): void;
};

function Count({ name, value, hint, range: [min, max], put }: NumberProps) {
  return (
    <Field name={name}>
      <InputNumber
        hideButtons
        aria-label={name}
        placeholder={hint}
        min={min}
        max={max}
        precision={0}
        {...(value !== undefined && { value })}
        onChange={put}
      />
    </Field>
  );
}

const Field = ({ name, children }: { name: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label className="dev-field">
    <span>{name}</span>
    {children}
  </label>
);
