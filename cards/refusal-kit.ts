/** What the sentences of a refusal are made with. */
import type { RefusalDetail } from '../src/domain/refusal.ts';
import { oneLine } from './kit.ts';

export type RefusalWords = {
  readonly toast: string;
  /** the toast when it is known what it is about */
  readonly about?: (detail: RefusalDetail) => string | undefined;
  readonly text: (detail: RefusalDetail) => string;
};

/** so much of what somebody typed is said back */
export const SAID_BACK = 60;
export const said = (text: string | number | undefined) => oneLine(`${text ?? ''}`, SAID_BACK);

export const same = (toast: string, rest = ''): RefusalWords => ({ toast, text: () => `${toast}。${rest}` });
