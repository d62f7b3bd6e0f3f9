import { useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { contentOf, objects, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import { words } from '../words.ts';
import { marks } from './context.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';
import { Icon } from './text.tsx';

type PersonProps = { id: string; size?: string; look?: string; avatar?: boolean; name?: boolean };

export function Person({ id, size = '', look = '', avatar = true, name = true }: PersonProps) {
  const { nameOf } = useRoom();
  const shown = nameOf(id);
  return (
    <span className={`person ${size} ${look}`} data-person={id} title={shown}>
      {avatar && <Avatar name={shown} />}
      {name ? <span>{shown}</span> : <span className="hidden">{shown}</span>}
    </span>
  );
}

export function PersonElement({ el, at }: Of) {
  return (
    <div style={marginStyle(el)} {...marks(el, at)}>
      <Person
        id={str(el.user_id)}
        size={str(el.size)}
        look={str(el.style)}
        avatar={el.show_avatar !== false}
        name={el.show_name === true}
      />
    </div>
  );
}

export function PersonList({ el, at }: Of) {
  return (
    <div className="persons" style={marginStyle(el)} {...marks(el, at)}>
      <Icon of={el.icon} />
      {objects(el.persons).map(({ id }, index) => (
        <Person
          // biome-ignore lint/suspicious/noArrayIndexKey: the same person may be listed twice
          key={index}
          id={str(id)}
          size={str(el.size)}
          avatar={el.show_avatar === true}
          name={el.show_name !== false}
        />
      ))}
    </div>
  );
}

type PictureProps = { imgKey: string; alt: string; style?: React.CSSProperties };

/** A picture, or a frame that says that it was never uploaded. */
export function Picture({ imgKey, alt, style }: PictureProps) {
  const [gone, setGone] = useState(false);
  if (gone)
    return (
      <span className="no-picture" style={style} role="img" aria-label={alt || words.badImage}>
        {isTiny(style) ? '' : words.badImage}
      </span>
    );
  return (
    <img
      className="picture"
      src={`/sandbox/files/${imgKey}`}
      alt={alt}
      style={style}
      onError={() => setGone(true)}
    />
  );
}

/** Too small for words. */
const isTiny = (style: React.CSSProperties | undefined): boolean =>
  Number.parseInt(String(style?.width), 10) < 60;

const SIZES: Record<string, string> = { large: '160px', medium: '80px', small: '40px', tiny: '16px' };

export function Img({ el, at }: Of) {
  const size = str(el.size);
  const [width, height] = SIZES[size]
    ? [SIZES[size], SIZES[size]]
    : /^\d+px \d+px$/.test(size)
      ? size.split(' ')
      : [];
  const radius = str(el.corner_radius) || undefined;
  const title = contentOf(el.title);
  return (
    <figure style={{ ...marginStyle(el), ...(el.margin ? {} : { margin: 0 }) }} {...marks(el, at)}>
      {title && <figcaption>{title}</figcaption>}
      <Picture
        imgKey={str(el.img_key)}
        alt={contentOf(el.alt)}
        style={{ width: width ?? '100%', height, objectFit: 'cover', borderRadius: radius }}
      />
    </figure>
  );
}

const COLUMNS: Record<string, number> = { double: 2, triple: 3, bisect: 2, trisect: 3 };

export function ImgCombination({ el, at }: Of) {
  const columns = COLUMNS[str(el.combination_mode)] ?? 2;
  const style = { ...marginStyle(el), gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
  return (
    <div className="pictures" style={style} {...marks(el, at)}>
      {objects(el.img_list).map(({ img_key }, index) => (
        <Picture
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice
          key={index}
          imgKey={str(img_key)}
          alt=""
          style={{ borderRadius: str(el.corner_radius) || undefined }}
        />
      ))}
    </div>
  );
}
