import IconMaximize from '@douyinfe/semi-icons/lib/es/icons/IconMaximize';
import SemiButton from '@douyinfe/semi-ui-19/lib/es/button';
import { contentOf, objects, str } from '../json.ts';
import { useNotices } from '../notices.tsx';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { Labelled, useField } from './fields.tsx';
import type { Of } from './inside.tsx';
import { fileOf, Picture } from './pictures.tsx';

/** One picture out of several, or several in a form. */
export function PictureChoice({ el, at }: Of) {
  const field = useField({ el, at });
  const chosen = [field.value].flat().map(String);
  const many = el.multi_select === true;
  const choose = (one: string, on: boolean) => {
    const others = chosen.filter((other) => other !== one && other !== '');
    if (many) return field.set([...others, ...(on ? [one] : [])]);
    field.set(one);
    field.commit(one, { option: one });
  };
  const style = { '--shape': str(el.aspect_ratio, '16:9').replace(':', '/') } as React.CSSProperties;
  return (
    <Labelled of={{ el: { ...el, width: 'fill' }, at }} fault={field.fault}>
      {(id) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a group or a radiogroup, both have a name
        <div
          className={`picture-choice ${str(el.layout, 'bisect')}`}
          style={style}
          role={many ? 'group' : 'radiogroup'}
          aria-label={str(el.name) || words.choose}
          id={id}
        >
          {objects(el.options).map((option, index) => (
            <Choice
              // biome-ignore lint/suspicious/noArrayIndexKey: options are known by their place
              key={index}
              option={option}
              group={id}
              many={many}
              preview={el.can_preview === true}
              checked={chosen.includes(str(option.value))}
              disabled={field.disabled || option.disabled === true}
              choose={choose}
            />
          ))}
        </div>
      )}
    </Labelled>
  );
}

type ChoiceProps = {
  option: Json;
  group: string;
  many: boolean;
  preview: boolean;
  checked: boolean;
  disabled: boolean;
  choose(value: string, on: boolean): void;
};

function Choice({ option, group, many, preview, checked, disabled, choose }: ChoiceProps) {
  const value = str(option.value);
  const tips = contentOf(option.disabled === true ? option.disabled_tips : option.hover_tips);
  return (
    <div className={`choice ${checked ? 'chosen' : ''} ${disabled ? 'off' : ''}`} title={tips || undefined}>
      <label>
        <input
          type={many ? 'checkbox' : 'radio'}
          name={group}
          value={value}
          data-option={value}
          checked={checked}
          disabled={disabled}
          aria-label={contentOf(option.hover_tips) || value}
          onChange={(event) => choose(value, event.target.checked)}
        />
        <Picture imgKey={str(option.img_key)} alt={contentOf(option.hover_tips)} />
      </label>
      {preview && <Look imgKey={str(option.img_key)} alt={contentOf(option.hover_tips)} />}
    </div>
  );
}

function Look({ imgKey, alt }: { imgKey: string; alt: string }) {
  const { enlarge } = useNotices();
  return (
    <SemiButton
      className="look"
      theme="solid"
      type="tertiary"
      size="small"
      aria-label={words.enlarge(alt)}
      icon={<IconMaximize />}
      onClick={() => enlarge(fileOf(imgKey), alt)}
    />
  );
}
