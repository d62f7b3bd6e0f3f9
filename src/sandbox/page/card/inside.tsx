import { type ComponentType, createContext, useContext } from 'react';
import { Guard } from '../guard.tsx';
import { objects, str } from '../json.ts';
import type { Json } from '../types.ts';
import { words } from '../words.ts';

/** A component of a card and its place in it, as a JSON pointer. */
export type Of = { el: Json; at: string };
export type Kinds = Readonly<Record<string, ComponentType<Of>>>;

/** What shows each component: handed down, since containers show components that may be containers. */
export const KindsContext = createContext<Kinds>({});

export function Elements({ of, at }: { of: unknown; at: string }) {
  return objects(of).map((el, index) => {
    const place = `${at}/${index}`;
    return <Element key={place} el={el} at={place} />;
  });
}

/** One component that cannot be shown takes nothing else with it. */
function Element({ el, at }: Of) {
  const kinds = useContext(KindsContext);
  const tag = str(el.tag);
  const Shown = Object.hasOwn(kinds, tag) ? kinds[tag] : undefined;
  if (!Shown)
    return (
      <div className="unknown" data-unknown={tag}>
        {words.unknownTag(tag)}
      </div>
    );
  return (
    <Guard of={el} place={at}>
      <Shown el={el} at={at} />
    </Guard>
  );
}
