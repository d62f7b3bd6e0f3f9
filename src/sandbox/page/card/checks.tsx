import { contentOf, list, num, obj, objects, str } from '../json.ts';
import { Button } from './buttons.tsx';
import { marks } from './context.tsx';
import { Labelled, useField } from './fields.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';
import { Picture } from './people-and-pictures.tsx';
import { Text } from './text.tsx';

export function Checker({ el, at }: Of) {
  const { value, set, disabled } = useField({ el, at });
  const checked = value === true;
  const style = obj(el.checked_style);
  const done = checked && style.show_strikethrough === true ? 'done' : '';
  const calls = list(el.behaviors).length > 0;
  const area = obj(el.button_area);
  return (
    <div className="check-row" style={marginStyle(el)} {...marks(el, at)}>
      <label className="check" style={{ opacity: checked ? (num(style.opacity) ?? 1) : 1 }}>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) =>
            set(event.target.checked, calls ? { checked: event.target.checked } : undefined)
          }
        />
        <Text of={el.text} className={done} />
      </label>
      <span className="columns">
        {objects(area.buttons).map((button, index) => (
          <Button
            key={`${at}-${str(button.name)}-${contentOf(button.text)}`}
            el={button}
            at={`${at}/button_area/buttons/${index}`}
          />
        ))}
      </span>
    </div>
  );
}

/** One picture out of several, or several in a form. */
export function PictureChoice({ el, at }: Of) {
  const { value, set, disabled, fault } = useField({ el, at });
  const chosen = [value].flat().map(String);
  const many = el.multi_select === true;
  const choose = (one: string, on: boolean) => {
    const next = many
      ? [...chosen.filter((other) => other !== one && other !== ''), ...(on ? [one] : [])]
      : one;
    set(next, many ? undefined : { option: one });
  };
  const columns: Record<string, number> = { bisect: 2, trisect: 3 };
  const style = { gridTemplateColumns: `repeat(${columns[str(el.layout)] ?? 1}, minmax(0, 1fr))` };
  return (
    <Labelled of={{ el, at }} fault={fault}>
      {() => (
        <span className="pictures" style={style}>
          {objects(el.options).map((option) => (
            <label key={str(option.value)} className="check">
              <input
                type={many ? 'checkbox' : 'radio'}
                checked={chosen.includes(str(option.value))}
                disabled={disabled || option.disabled === true}
                aria-label={contentOf(option.hover_tips) || str(option.value)}
                onChange={(event) => choose(str(option.value), event.target.checked)}
              />
              <Picture imgKey={str(option.img_key)} alt={contentOf(option.hover_tips)} />
            </label>
          ))}
        </span>
      )}
    </Labelled>
  );
}
