import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ToastKind } from './types.ts';
import { words } from './words.ts';

type Toast = { id: number; kind: ToastKind; text: string };
type Question = { title: string; text: string; answer(yes: boolean): void };
type Notices = {
  toast(kind: ToastKind, text: string): void;
  /** Asks before something is done; resolves to whether it shall be. */
  confirm(title: string, text: string): Promise<boolean>;
};

const Context = createContext<Notices>({ toast: () => {}, confirm: async () => false });
export const useNotices = (): Notices => useContext(Context);

const SHOWN = 4000;

/** Toasts and questions, one place for the page and its cards. */
export function NoticeBoard({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [question, setQuestion] = useState<Question>();
  const count = useRef(0);
  const toast = useCallback((kind: ToastKind, text: string) => {
    count.current += 1;
    const id = count.current;
    setToasts((before) => [...before, { id, kind, text }]);
    setTimeout(() => setToasts((before) => before.filter((one) => one.id !== id)), SHOWN);
  }, []);
  const confirm = useCallback(
    (title: string, text: string) =>
      new Promise<boolean>((resolve) => {
        const answer = (yes: boolean) => {
          setQuestion(undefined);
          resolve(yes);
        };
        setQuestion({ title, text, answer });
      }),
    [],
  );
  const notices = useMemo(() => ({ toast, confirm }), [toast, confirm]);
  return (
    <Context value={notices}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, kind, text }) => (
          <div key={id} className={`toast ${kind}`} data-toast={kind}>
            {text}
          </div>
        ))}
      </div>
      {question && <Ask {...question} />}
    </Context>
  );
}

function Ask({ title, text, answer }: Question) {
  const open = useCallback((dialog: HTMLDialogElement | null) => {
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  const cancel = (event: React.SyntheticEvent) => {
    event.preventDefault();
    answer(false);
  };
  return (
    <dialog ref={open} className="ask" aria-labelledby="ask-title" onCancel={cancel}>
      <h2 id="ask-title">{title}</h2>
      <p>{text}</p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => answer(false)}>
          {words.cancel}
        </button>
        <button type="button" className="btn primary_filled" data-confirm onClick={() => answer(true)}>
          {words.confirm}
        </button>
      </div>
    </dialog>
  );
}
