import Tooltip from '@douyinfe/semi-ui-19/lib/es/tooltip';
import type { CSSProperties, ReactNode } from 'react';
import { useNotices } from '../notices.tsx';

type Props = { text: string; off: boolean; style: CSSProperties; children: ReactNode };

/**
 * Words that come when the pointer or the keyboard is on a control. One that is off takes no touch itself, so its
 * place does, and says why.
 */
export function Tip({ text, off, style, children }: Props) {
  const { toast } = useNotices();
  const why = () => toast('info', text);
  const place =
    off && text ? (
      // biome-ignore lint/a11y/useSemanticElements: stands for the control that is off inside it
      <span
        className="control-place off"
        style={style}
        role="button"
        tabIndex={0}
        aria-disabled
        aria-label={text}
        onClick={why}
        onKeyDown={({ key }) => key === 'Enter' && why()}
      >
        {children}
      </span>
    ) : (
      <span className="control-place" style={style}>
        {children}
      </span>
    );
  return text ? <Tooltip content={text}>{place}</Tooltip> : place;
}
