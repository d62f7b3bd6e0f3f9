import IconCode from '@douyinfe/semi-icons/lib/es/icons/IconCode';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { About, Person } from '../types.ts';
import { useAddress } from '../use-remembered.ts';
import { Drawer, isTab } from './drawer.tsx';
import { showMessageSoon } from './pick.ts';
import { words } from './words.ts';

/** 开发者: the one button in the top bar; what it opens stands in the address, so that a reload keeps it. */
export function DevEntry({ about, me }: { about: About; me: Person }) {
  const [tab, setTab] = useAddress('dev');
  const [wanted, setWanted] = useAddress('message');
  const open = tab !== undefined;
  useEffect(() => {
    document.documentElement.toggleAttribute('data-dev', open);
  }, [open]);
  useEffect(() => {
    if (wanted === undefined) return;
    showMessageSoon(wanted);
    setWanted(undefined);
  }, [wanted, setWanted]);
  return (
    <>
      <button
        type="button"
        className="quiet-button dev-entry"
        aria-expanded={open}
        aria-label={words.open}
        title={words.open}
        data-dev-entry
        onClick={() => setTab(open ? undefined : 'trace')}
      >
        <IconCode size="large" />
      </button>
      {open &&
        createPortal(
          <Drawer
            about={about}
            me={me}
            tab={isTab(tab) ? tab : 'trace'}
            setTab={setTab}
            close={() => setTab(undefined)}
          />,
          document.body,
        )}
    </>
  );
}
