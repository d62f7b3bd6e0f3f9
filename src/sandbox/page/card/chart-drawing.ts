import { type RefObject, useEffect, useRef, useState } from 'react';
import { isJson, list, obj, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import type { Json } from '../types.ts';
import { words } from '../words.ts';

type Drawn = { renderAsync(): Promise<unknown>; release(): void };
type Library = { default: new (spec: unknown, options: object) => Drawn };

let library: Promise<Library> | undefined;

/** The library is large, so it comes with the first chart. */
function vchart(): Promise<Library> {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = document.getElementById('root')?.dataset.charts ?? '';
    script.onload = () => resolve((window as unknown as { VChart: Library }).VChart);
    script.onerror = () => {
      library = undefined;
      reject(new Error(words.chartFailed));
    };
    document.head.append(script);
  });
  return library;
}

/** color_theme: rows of colours that differ, or one hue by steps. */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  brand: ['#336df4', '#7aa2ff', '#047fb0', '#0f8575', '#8d55ed', '#c2d4ff', '#94b4ff'],
  rainbow: ['#336df4', '#0f8575', '#258832', '#c25705', '#e22e28', '#cc398c', '#8d55ed'],
  complementary: ['#336df4', '#c25705', '#7aa2ff', '#f3871b', '#1456f0', '#a44904', '#c2d4ff'],
  converse: ['#047fb0', '#e22e28', '#25b2e5', '#f6827e', '#076a94', '#c02a26', '#caeffc'],
  primary: ['#1456f0', '#336df4', '#5083fb', '#7aa2ff', '#94b4ff', '#c2d4ff', '#e0e9ff'],
};

/** Official samples hold a word where rows would be; such a chart is empty and not broken. */
function withRows(data: unknown): unknown {
  const one = (set: unknown) => ({ ...obj(set), values: list(obj(set).values) });
  if (Array.isArray(data)) return data.map(one);
  return isJson(data) ? one(data) : { values: [] };
}

/** The card's specification, on the card's ground and in the card's colours. */
export function readSpec(el: Json): string {
  const given = obj(el.chart_spec);
  const colours = THEMES[str(el.color_theme, 'brand')];
  return JSON.stringify({
    background: 'transparent',
    padding: 8,
    ...(colours && { color: colours }),
    ...given,
    data: withRows(given.data),
  });
}

export const hasRows = (spec: string): boolean => {
  const { data } = JSON.parse(spec) as Json;
  return [data].flat().some((set) => list(obj(set).values).length > 0);
};

type State = 'drawing' | 'drawn' | 'failed';

/** Draws into a place, anew whenever the specification or the ground changes. */
export function useDrawing(spec: string): { place: RefObject<HTMLDivElement | null>; state: State } {
  const place = useRef<HTMLDivElement>(null);
  const { dark } = useRoom();
  const [state, setState] = useState<State>('drawing');
  useEffect(() => {
    let chart: Drawn | undefined;
    let left = false;
    const draw = async () => {
      const { default: VChart } = await vchart();
      if (left || !place.current) return;
      chart = new VChart(JSON.parse(spec), {
        dom: place.current,
        theme: dark ? 'dark' : 'light',
        animation: false,
      });
      await chart.renderAsync();
      if (!left) setState('drawn');
    };
    setState('drawing');
    draw().catch(() => !left && setState('failed'));
    return () => {
      left = true;
      chart?.release();
    };
  }, [spec, dark]);
  return { place, state };
}
