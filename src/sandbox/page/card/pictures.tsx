import { useState } from 'react';
import { contentOf, objects, str } from '../json.ts';
import { useNotices } from '../notices.tsx';
import { words } from '../words.ts';
import { marks } from './context.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';

export const fileOf = (key: string): string => `/sandbox/files/${encodeURIComponent(key)}`;

type PictureProps = { imgKey: string; alt: string; preview?: boolean; style?: React.CSSProperties };

/** A picture, or a frame that says that it was never uploaded; one that may be enlarged is a button. */
export function Picture({ imgKey, alt, preview = false, style }: PictureProps) {
  const { enlarge } = useNotices();
  const [gone, setGone] = useState(false);
  const src = fileOf(imgKey);
  if (gone)
    return (
      <span className="no-picture" style={style} role="img" aria-label={alt || words.badImage}>
        {isTiny(style) ? '' : words.badImage}
      </span>
    );
  const image = <img className="picture" src={src} alt={alt} style={style} onError={() => setGone(true)} />;
  if (!preview) return image;
  return (
    <button
      type="button"
      className="enlarge"
      aria-label={words.enlarge(alt)}
      title={alt || undefined}
      onClick={() => enlarge(src, alt)}
    >
      {image}
    </button>
  );
}

/** Too small for words. */
const isTiny = (style: React.CSSProperties | undefined): boolean =>
  Number.parseInt(String(style?.width), 10) < 60;

const SIZES: Readonly<Record<string, string>> = {
  large: '160px',
  medium: '80px',
  small: '40px',
  tiny: '16px',
};

function sizeOf(el: Of['el']): { width?: string; height?: string } {
  const size = str(el.size);
  const square = SIZES[size];
  if (square) return { width: square, height: square };
  const [, width, height] = /^(\d+px) (\d+px)$/.exec(size) ?? [];
  if (width && height) return { width, height };
  const old = el.mode === 'tiny' ? '40px' : el.mode === 'medium' ? '80px' : str(el.custom_width);
  return { width: /^\d+px$/.test(old) ? old : '100%' };
}

/** How a picture fills the frame that its size gives it; without a height it keeps its own shape. */
const FITS: Readonly<Record<string, React.CSSProperties>> = {
  crop_center: { objectFit: 'cover' },
  crop_top: { objectFit: 'cover', objectPosition: 'top' },
  fit_horizontal: { objectFit: 'contain' },
};

export function Img({ el, at }: Of) {
  const title = contentOf(el.title);
  const style = {
    ...sizeOf(el),
    ...(FITS[str(el.scale_type)] ?? FITS.crop_center),
    borderRadius: str(el.corner_radius) || undefined,
    background: el.transparent === true ? 'none' : undefined,
  };
  return (
    <figure className="img" style={marginStyle(el)} {...marks(el, at)}>
      {title && <figcaption>{title}</figcaption>}
      <Picture
        imgKey={str(el.img_key)}
        alt={contentOf(el.alt)}
        preview={el.preview !== false}
        style={style}
      />
    </figure>
  );
}

/** How many of a combination have a place. */
const ROOM: Readonly<Record<string, number>> = { double: 2, triple: 3, bisect: 6, trisect: 9 };

export function ImgCombination({ el, at }: Of) {
  const mode = str(el.combination_mode, 'bisect');
  const style = {
    ...marginStyle(el),
    borderRadius: str(el.corner_radius) || undefined,
  };
  return (
    <div className={`combination ${mode}`} style={style} {...marks(el, at)}>
      {objects(el.img_list)
        .slice(0, ROOM[mode] ?? 9)
        .map(({ img_key }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice
          <Picture key={index} imgKey={str(img_key)} alt="" preview />
        ))}
    </div>
  );
}
