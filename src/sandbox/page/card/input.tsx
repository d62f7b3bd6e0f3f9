import IconSend from '@douyinfe/semi-icons/lib/es/icons/IconSend';
import SemiButton from '@douyinfe/semi-ui-19/lib/es/button';
import SemiInput from '@douyinfe/semi-ui-19/lib/es/input';
import TextArea from '@douyinfe/semi-ui-19/lib/es/input/textarea';
import { contentOf, num, str } from '../json.ts';
import { words } from '../words.ts';
import { type FieldFacts, Labelled, said, useField } from './fields.tsx';
import type { Of } from './inside.tsx';

const MOST = 1000;

/** One line, several, or a password. Alone it calls back when it is left, by Enter, or by its arrow. */
export function Input({ el, at }: Of) {
  const field = useField({ el, at });
  const type = str(el.input_type, 'text');
  const Kind = type === 'multiline_text' ? ManyLines : OneLine;
  return (
    <Labelled of={{ el, at }} fault={field.fault}>
      {(id) => <Kind el={el} id={id} field={field} />}
    </Labelled>
  );
}

type Props = { el: Of['el']; id: string; field: FieldFacts };

const shared = ({ el, id, field }: Props) => ({
  ...said(el, id, field.fault),
  className: 'control',
  value: str(field.value),
  disabled: field.disabled,
  placeholder: contentOf(el.placeholder),
  maxLength: num(el.max_length) ?? MOST,
  onChange: (text: string) => field.set(text),
  onBlur: () => field.commit(field.value, { input: str(field.value) }),
});

function OneLine(props: Props) {
  const { el, field } = props;
  const commit = () => field.commit(field.value, { input: str(field.value) });
  const isPassword = el.input_type === 'password';
  return (
    <SemiInput
      {...shared(props)}
      {...(isPassword && (el.show_icon === false ? { type: 'password' } : { mode: 'password' as const }))}
      onEnterPress={commit}
      suffix={field.inForm || isPassword ? undefined : <Arrow press={commit} off={field.disabled} />}
    />
  );
}

const Arrow = ({ press, off }: { press(): void; off: boolean }) => (
  <SemiButton
    className="arrow"
    theme="borderless"
    size="small"
    disabled={off}
    aria-label={words.handOver}
    icon={<IconSend />}
    onClick={press}
  />
);

function ManyLines(props: Props) {
  const { el } = props;
  const rows = num(el.rows) ?? 5;
  const most = num(el.max_rows);
  const grows = el.auto_resize === true && (most ? { minRows: rows, maxRows: most } : { minRows: rows });
  return (
    <TextArea
      {...shared(props)}
      rows={rows}
      autosize={grows}
      {...(num(el.max_length) && { maxCount: num(el.max_length) })}
    />
  );
}
