import { contentOf, obj, objects, str } from '../json.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';
import { marks, useCard } from './context.tsx';
import { useForm } from './form.tsx';
import { Elements, type Of } from './inside.tsx';
import { boxStyle, ground, isHorizontal, marginStyle, widthStyle } from './looks.ts';
import { Icon, Text } from './text.tsx';

const callbackOf = (el: Json): boolean => objects(el.behaviors).some(({ type }) => type === 'callback');
const SAFE = /^https?:/i;

/** The address a component opens on a PC, if it opens one. */
function linkOf(el: Json): string | undefined {
  const open = objects(el.behaviors).find(({ type }) => type === 'open_url');
  const urls = open ?? obj(el.multi_url);
  const url = str(urls.pc_url) || str(urls.default_url) || str(urls.url) || str(el.url);
  return SAFE.test(url) ? url : undefined;
}

const openLink = (url: string | undefined): void => {
  if (url) window.open(url, '_blank', 'noreferrer');
};

export function Button({ el, at }: Of) {
  const { tap, pending } = useCard();
  const form = useForm();
  const submits = el.form_action_type === 'submit' || el.action_type === 'form_submit';
  const resets = el.form_action_type === 'reset' || el.action_type === 'form_reset';
  const press = async () => {
    openLink(linkOf(el));
    if (form && submits) await form.submit(el, at);
    else if (form && resets) form.reset();
    else if (callbackOf(el)) await tap(el, at);
  };
  const off = el.disabled === true;
  const tip = off ? contentOf(el.disabled_tips) : contentOf(el.hover_tips);
  const fill = el.width === 'fill' ? 'fill' : '';
  return (
    <button
      type="button"
      className={`btn ${str(el.type, 'default')} ${str(el.size)} ${fill}`}
      style={{ ...widthStyle(el.width), ...marginStyle(el), alignSelf: fill ? undefined : 'flex-start' }}
      disabled={off || pending !== undefined}
      aria-busy={pending === at}
      aria-label={contentOf(el.text) || tip || str(el.name)}
      title={tip || undefined}
      onClick={press}
      {...marks(el, at)}
    >
      <Icon of={el.icon} />
      <Text of={el.text} />
    </button>
  );
}

export function InteractiveContainer({ el, at }: Of) {
  const { tap, pending } = useCard();
  const off = el.disabled === true;
  const press = () => {
    if (off || pending !== undefined) return;
    openLink(linkOf(el));
    if (callbackOf(el)) void tap(el, at);
  };
  const style = {
    ...boxStyle(el),
    ...widthStyle(el.width),
    ...ground(el.background_style),
    borderRadius: str(el.corner_radius) || undefined,
    height: str(el.height) === 'auto' ? undefined : str(el.height) || undefined,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: holds blocks, which a button element must not
    <div
      role="button"
      tabIndex={off ? -1 : 0}
      aria-disabled={off}
      aria-busy={pending === at}
      className={`container stack ${isHorizontal(el) ? 'horizontal' : ''} ${el.has_border ? 'bordered' : ''} ${off ? 'dead' : ''}`}
      style={style}
      title={contentOf(off ? el.disabled_tips : el.hover_tips) || undefined}
      onClick={press}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ')) press();
      }}
      {...marks(el, at)}
    >
      <Elements of={el.elements} at={`${at}/elements`} />
    </div>
  );
}

/** Buttons that hide behind three dots. */
export function Overflow({ el, at }: Of) {
  const { tap, pending } = useCard();
  const choose = (option: Json, menu: HTMLDetailsElement | null) => {
    if (menu) menu.open = false;
    const url = linkOf(option);
    if (url) openLink(url);
    else void tap(el, at, { option: str(option.value) });
  };
  return (
    <details className="overflow" style={marginStyle(el)} {...marks(el, at)}>
      <summary className="btn" aria-label={words.more}>
        ⋯
      </summary>
      <div className="menu">
        {objects(el.options).map((option) => (
          <button
            key={str(option.value) || contentOf(option.text)}
            type="button"
            disabled={pending !== undefined}
            data-option={str(option.value)}
            onClick={(event) => choose(option, event.currentTarget.closest('details'))}
          >
            {contentOf(option.text)}
          </button>
        ))}
      </div>
    </details>
  );
}
