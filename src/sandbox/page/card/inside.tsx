import { type ComponentType, createContext, useContext } from 'react';
import { objects, str } from '../json.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';

/** A component of a card and its place in it, as a JSON pointer. */
export type Of = { el: Json; at: string };
export type Kinds = Readonly<Record<string, ComponentType<Of>>>;

/** What shows each component: handed down, since containers show components that may be containers. */
export const KindsContext = createContext<Kinds>({});

export function Elements({ of, at }: { of: unknown; at: string }) {
  const kinds = useContext(KindsContext);
  return objects(of).map((el, index) => {
    const place = `${at}/${index}`;
    const Shown = kinds[str(el.tag)];
    if (Shown) return <Shown key={place} el={el} at={place} />;
    return (
      <div key={place} className="unknown" data-unknown={str(el.tag)}>
        {words.unknownTag(str(el.tag))}
      </div>
    );
  });
}
