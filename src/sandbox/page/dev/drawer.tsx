import IconClose from '@douyinfe/semi-icons/lib/es/icons/IconClose';
import Button from '@douyinfe/semi-ui-19/lib/es/button';
import Tabs from '@douyinfe/semi-ui-19/lib/es/tabs';
import TabPane from '@douyinfe/semi-ui-19/lib/es/tabs/TabPane';
import type { ComponentType, KeyboardEvent } from 'react';
import { Guard } from '../guard.tsx';
import { CardTab } from './card-tab.tsx';
import { FaultsTab } from './faults-tab.tsx';
import type { TabProps } from './tab-props.ts';
import { TraceTab } from './trace-tab.tsx';
import { words } from './words.ts';
import { WorldTab } from './world-tab.tsx';

const TABS = {
  trace: TraceTab,
  faults: FaultsTab,
  world: WorldTab,
  card: CardTab,
} satisfies Record<string, ComponentType<TabProps>>;

type Tab = keyof typeof TABS;
export const isTab = (name: string | undefined): name is Tab =>
  name !== undefined && Object.hasOwn(TABS, name);

type Props = TabProps & { tab: Tab; setTab(tab: string): void };

/** Beside the chat on a PC, over it on a phone. */
export function Drawer({ about, me, tab, setTab, close }: Props) {
  const leave = (event: KeyboardEvent) => {
    const isField = (event.target as Element).matches('input:not([type=radio]), textarea');
    if (event.key === 'Escape' && !isField && !event.defaultPrevented) close();
  };
  return (
    <aside className="dev" aria-label={words.title} onKeyDown={leave} data-dev-tab={tab}>
      <header>
        <h2>{words.title}</h2>
        <Button
          theme="borderless"
          type="tertiary"
          icon={<IconClose />}
          aria-label={words.close}
          onClick={close}
          data-dev-close
        />
      </header>
      <Tabs activeKey={tab} onChange={setTab} lazyRender keepDOM={false} size="small">
        {Object.entries(TABS).map(([key, Shown]) => (
          <TabPane key={key} itemKey={key} tab={words.tabs[key as Tab]}>
            <div className="pane">
              <Guard of={key} place={words.tabs[key as Tab]}>
                <Shown about={about} me={me} close={close} />
              </Guard>
            </div>
          </TabPane>
        ))}
      </Tabs>
    </aside>
  );
}
