import SemiButton from '@douyinfe/semi-ui-19/lib/es/button';
import { contentOf, str } from '../json.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { marks, useCard } from './context.tsx';
import { useForm } from './form.tsx';
import { Icon } from './icon.tsx';
import type { Of } from './inside.tsx';
import { marginStyle, widthStyle } from './looks.ts';
import { usePress } from './press.ts';
import { Text } from './text.tsx';
import { Tip } from './tip.tsx';

type Look = { theme: 'solid' | 'borderless' | 'outline'; type: 'primary' | 'tertiary' | 'danger' };

/** §4.3: types of Feishu as themes and types of the component library. */
const LOOKS: Readonly<Record<string, Look>> = {
  default: { theme: 'outline', type: 'tertiary' },
  primary: { theme: 'outline', type: 'primary' },
  danger: { theme: 'outline', type: 'danger' },
  text: { theme: 'borderless', type: 'tertiary' },
  primary_text: { theme: 'borderless', type: 'primary' },
  danger_text: { theme: 'borderless', type: 'danger' },
  primary_filled: { theme: 'solid', type: 'primary' },
  danger_filled: { theme: 'solid', type: 'danger' },
  laser: { theme: 'solid', type: 'primary' },
};

const submits = (el: Json): boolean => el.form_action_type === 'submit' || el.action_type === 'form_submit';
const resets = (el: Json): boolean => el.form_action_type === 'reset' || el.action_type === 'form_reset';

function useButton({ el, at }: Of): () => Promise<void> {
  const { pending } = useCard();
  const form = useForm();
  const press = usePress();
  return async () => {
    if (pending !== undefined) return;
    if (form && submits(el)) await form.submit(el, at);
    else if (form && resets(el)) form.reset();
    else await press(el, at);
  };
}

export function Button({ el, at }: Of) {
  const { pending } = useCard();
  const press = useButton({ el, at });
  const off = el.disabled === true;
  const tip = contentOf(off ? el.disabled_tips : el.hover_tips);
  const type = str(el.type, 'default');
  const label = contentOf(el.text);
  const sized = widthStyle(el.width);
  return (
    <Tip text={tip} off={off} style={{ ...sized, ...marginStyle(el) }}>
      <SemiButton
        {...(LOOKS[type] ?? LOOKS.default)}
        className={`btn ${type} ${str(el.size, 'medium')} ${label ? '' : 'bare'}`}
        style={sized.width ? { width: '100%' } : {}}
        disabled={off || (pending !== undefined && pending !== at)}
        loading={pending === at}
        aria-busy={pending === at}
        aria-label={label || tip || str(el.name) || words.button}
        icon={el.icon ? <Icon of={el.icon} /> : undefined}
        onClick={press}
        {...marks(el, at)}
      >
        {label && <Text of={el.text} />}
      </SemiButton>
    </Tip>
  );
}
