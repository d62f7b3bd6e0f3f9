import IconMaximize from '@douyinfe/semi-icons/lib/es/icons/IconMaximize';
import SemiButton from '@douyinfe/semi-ui-19/lib/es/button';
import Modal from '@douyinfe/semi-ui-19/lib/es/modal';
import { type CSSProperties, useState } from 'react';
import { obj, str } from '../json.ts';
import { words } from '../words.ts';
import { hasRows, readSpec, useDrawing } from './chart-drawing.ts';
import { marks } from './context.tsx';
import type { Of } from './inside.tsx';
import { marginStyle } from './looks.ts';

const RATIO = /^(\d+):(\d+)$/;

/** As high as the card says, or in its proportions. */
function sizeOf(el: Of['el']): CSSProperties {
  const height = str(el.height);
  if (/^\d+px$/.test(height)) return { height };
  const [, across = '16', down = '9'] = RATIO.exec(str(el.aspect_ratio)) ?? [];
  return { aspectRatio: `${across}/${down}` };
}

export function Chart({ el, at }: Of) {
  const [large, setLarge] = useState(false);
  const spec = readSpec(el);
  const title = str(obj(obj(el.chart_spec).title).text) || words.chart;
  return (
    <div className="chart-frame" style={marginStyle(el)} {...marks(el, at)}>
      <Drawing spec={spec} title={title} style={sizeOf(el)} />
      {el.preview !== false && (
        <SemiButton
          className="look"
          theme="borderless"
          type="tertiary"
          size="small"
          aria-label={words.enlarge(title)}
          icon={<IconMaximize />}
          onClick={() => setLarge(true)}
        />
      )}
      <Modal
        visible={large}
        title={title}
        footer={null}
        width="min(1000px, calc(100vw - 24px))"
        onCancel={() => setLarge(false)}
      >
        <Drawing spec={spec} title={title} style={{ aspectRatio: '16/9', marginBottom: 24 }} />
      </Modal>
    </div>
  );
}

function Drawing({ spec, title, style }: { spec: string; title: string; style: CSSProperties }) {
  const { place, state } = useDrawing(spec);
  if (state === 'failed') return <div className="unknown">{`${title}：${words.chartFailed}`}</div>;
  return (
    <div className="chart" style={style} data-state={state}>
      <div className="canvas" ref={place} role="img" aria-label={title} />
      {!hasRows(spec) && <span className="empty-note">{words.noRows}</span>}
    </div>
  );
}
