import { obj, str } from '../json.ts';
import { ICONS, OTHER } from './icons.ts';
import { colourOf } from './looks.ts';

/** `chat-forbidden_outlined`: what it shows, and how. */
const TOKEN = /^(.+)_(outlined|filled|colorful)$/;

/** Feishu's icons are not ours to ship: the nearest one of the component library, by name or by the words in it. */
export function iconFor(token: string) {
  const name = (TOKEN.exec(token)?.[1] ?? token).toLowerCase();
  const pieces = name.split(/[-_]/);
  const parts = pieces.map((_, at) => pieces.slice(0, pieces.length - at).join('-'));
  const found = [...parts, ...pieces].find((part) => Object.hasOwn(ICONS, part));
  return found ? ICONS[found]! : OTHER;
}

export function Icon({ of, size }: { of: unknown; size?: string }) {
  const icon = obj(of);
  const [width, height = width] = (size ?? str(icon.size)).split(' ');
  const style = { ...(width && { width, height, fontSize: height }) };
  if (icon.tag === 'custom_icon' || (!icon.token && icon.img_key))
    return <img className="icon" style={style} src={`/sandbox/files/${str(icon.img_key)}`} alt="" />;
  if (!icon.token) return null;
  const Shape = iconFor(str(icon.token));
  const tinted = str(icon.token).endsWith('_colorful') && !icon.color ? 'var(--blue)' : undefined;
  const color = icon.color ? colourOf(str(icon.color)) : tinted;
  return (
    <span className="icon" style={{ ...style, color }} data-icon={str(icon.token)} aria-hidden>
      <Shape size="inherit" />
    </span>
  );
}
