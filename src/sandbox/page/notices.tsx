import Modal from '@douyinfe/semi-ui-19/lib/es/modal';
import Toast from '@douyinfe/semi-ui-19/lib/es/toast';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { ToastKind } from './types.ts';
import { words } from './words.ts';

type Question = { title: string; text: string; answer(yes: boolean): void };
type Picture = { src: string; alt: string };
type Notices = {
  toast(kind: ToastKind, text: string): void;
  /** Asks before something is done; resolves to whether it shall be. */
  confirm(title: string, text: string): Promise<boolean>;
  /** Shows a picture as large as there is room. */
  enlarge(src: string, alt: string): void;
};

const Context = createContext<Notices>({
  toast: () => {},
  confirm: async () => false,
  enlarge: () => {},
});
export const useNotices = (): Notices => useContext(Context);

const SECONDS = 4;

function toast(kind: ToastKind, text: string): void {
  Toast[kind]({ content: <span data-toast={kind}>{text}</span>, duration: SECONDS, showClose: false });
}

/** Toasts, questions and pictures, one place for the page and its cards. */
export function NoticeBoard({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const [picture, setPicture] = useState<Picture>();
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
  const enlarge = useCallback((src: string, alt: string) => setPicture({ src, alt }), []);
  const notices = useMemo(() => ({ toast, confirm, enlarge }), [confirm, enlarge]);
  return (
    <Context value={notices}>
      {children}
      <Ask question={question} />
      <Modal
        className="large-picture"
        visible={picture !== undefined}
        title={picture?.alt || words.image}
        footer={null}
        width="min(1100px, calc(100vw - 24px))"
        centered
        onCancel={() => setPicture(undefined)}
      >
        {picture && <img src={picture.src} alt={picture.alt} />}
      </Modal>
    </Context>
  );
}

function Ask({ question }: { question: Question | undefined }) {
  return (
    <Modal
      className="ask"
      visible={question !== undefined}
      title={question?.title}
      width="min(400px, calc(100vw - 32px))"
      centered
      closable={false}
      okText={words.confirm}
      cancelText={words.cancel}
      okButtonProps={{ 'data-confirm': true } as object}
      onOk={() => question?.answer(true)}
      onCancel={() => question?.answer(false)}
    >
      {question?.text}
    </Modal>
  );
}
