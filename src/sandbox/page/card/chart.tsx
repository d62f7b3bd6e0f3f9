import { useEffect, useRef, useState } from 'react';
import { obj, str } from '../json.ts';
import { useRoom } from '../room.tsx';
import { words } from '../words.ts';
import { marks } from './context.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';

type Drawn = { renderAsync(): Promise<unknown>; release(): void };
type Library = { default: new (spec: unknown, options: { dom: HTMLElement; theme: string }) => Drawn };

let library: Promise<Library> | undefined;

/** The library is large, so it comes with the first chart. */
function vchart(): Promise<Library> {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/sandbox/assets/vchart.js';
    script.onload = () => resolve((window as unknown as { VChart: Library }).VChart);
    script.onerror = () => reject(new Error(words.chartFailed));
    document.head.append(script);
  });
  return library;
}

export function Chart({ el, at }: Of) {
  const place = useRef<HTMLDivElement>(null);
  const { dark } = useRoom();
  const [failed, setFailed] = useState(false);
  const spec = JSON.stringify(el.chart_spec);
  useEffect(() => {
    let chart: Drawn | undefined;
    let left = false;
    const draw = async () => {
      const { default: VChart } = await vchart();
      if (left || !place.current) return;
      const own = { background: 'transparent', ...(JSON.parse(spec) as object) };
      chart = new VChart(own, { dom: place.current, theme: dark ? 'dark' : 'light' });
      await chart.renderAsync();
    };
    setFailed(false);
    draw().catch(() => setFailed(true));
    return () => {
      left = true;
      chart?.release();
    };
  }, [spec, dark]);
  const height = str(el.height);
  const size = /^\d+px$/.test(height)
    ? { height }
    : { aspectRatio: str(el.aspect_ratio, '16:9').replace(':', '/') };
  const title = str(obj(obj(el.chart_spec).title).text) || words.chart;
  return (
    <div style={marginStyle(el)} {...marks(el, at)}>
      {failed ? (
        <div className="unknown">{`${title}：${words.chartFailed}`}</div>
      ) : (
        <div className="chart" ref={place} role="img" aria-label={title} style={size} />
      )}
    </div>
  );
}
