import Checkbox from '@douyinfe/semi-ui-19/lib/es/checkbox';
import { contentOf, list, num, obj, objects, str } from '../json.ts';
import { Button } from './buttons.tsx';
import { marks } from './context.tsx';
import { useField } from './fields.tsx';
import type { Of } from './inside.tsx';
import { boxStyle } from './looks.ts';
import { Text } from './text.tsx';

/** A task that is ticked off, with what may be done with it beside it. */
export function Checker({ el, at }: Of) {
  const field = useField({ el, at });
  const checked = field.value === true;
  const looks = obj(el.checked_style);
  const done = checked && looks.show_strikethrough === true ? 'done' : '';
  const calls = list(el.behaviors).length > 0;
  const turn = (on: boolean) => {
    if (!field.disabled) calls ? field.commit(on, { checked: on }) : field.set(on);
  };
  const box = (
    <Checkbox
      checked={checked}
      disabled={field.disabled}
      aria-label={contentOf(el.text) || str(el.name)}
      onChange={(event) => turn(event.target.checked === true)}
    />
  );
  const tip = el.disabled === true ? contentOf(el.disabled_tips) : '';
  return (
    <div
      className="check-row"
      style={boxStyle({ margin: el.margin, padding: el.padding })}
      title={tip || undefined}
      {...marks(el, at)}
    >
      {box}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a bigger place to touch for the box beside it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys */}
      <span
        className="check-text"
        style={{ opacity: checked ? (num(looks.opacity) ?? 1) : 1 }}
        onClick={({ target }) => {
          const all = el.overall_checkable !== false && !(target as Element).closest('a');
          if (all) turn(!checked);
        }}
      >
        <Text of={el.text} className={done} />
      </span>
      <Beside of={obj(el.button_area)} at={`${at}/button_area/buttons`} />
    </div>
  );
}

/** Up to three buttons, always there or only under the pointer. */
function Beside({ of, at }: { of: Of['el']; at: string }) {
  const buttons = objects(of.buttons);
  if (buttons.length === 0) return null;
  return (
    <span className={`beside ${of.pc_display_rule === 'on_hover' ? 'on-hover' : ''}`}>
      {buttons.map((button, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: buttons are known by their place
        <Button key={index} el={button} at={`${at}/${index}`} />
      ))}
    </span>
  );
}
