import IconMore from '@douyinfe/semi-icons/lib/es/icons/IconMore';
import SemiButton from '@douyinfe/semi-ui-19/lib/es/button';
import Dropdown from '@douyinfe/semi-ui-19/lib/es/dropdown';
import { contentOf, obj, objects, str } from '../json.ts';
import { linkOf } from '../links.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { marks, useCard } from './context.tsx';
import type { Of } from './inside.tsx';
import { marginStyle, widthStyle } from './looks.ts';
import { useOpen, usePress } from './press.ts';

/** Buttons that hide behind three dots. */
export function Overflow({ el, at }: Of) {
  const { pending } = useCard();
  const press = usePress();
  const open = useOpen();
  const choose = (option: Json) => {
    const link = option.multi_url ? linkOf(obj(option.multi_url)) : undefined;
    if (link) open(link);
    else void press({ ...el, behaviors: [] }, at, { option: str(option.value) });
  };
  const menu = (
    <Dropdown.Menu>
      {objects(el.options).map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: options may lack a value
        <Dropdown.Item key={index} onClick={() => choose(option)}>
          <span data-option={str(option.value)}>{contentOf(option.text)}</span>
        </Dropdown.Item>
      ))}
    </Dropdown.Menu>
  );
  return (
    <span
      className="control-place"
      style={{ ...widthStyle(el.width), ...marginStyle(el) }}
      {...marks(el, at)}
    >
      <Dropdown trigger="click" position="bottomLeft" clickToHide render={menu}>
        <span className="control-place">
          <SemiButton
            theme="outline"
            type="tertiary"
            className="btn default medium bare"
            loading={pending === at}
            disabled={pending !== undefined && pending !== at}
            aria-label={words.more}
            icon={<IconMore />}
          />
        </span>
      </Dropdown>
    </span>
  );
}
