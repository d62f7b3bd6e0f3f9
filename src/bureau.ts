/** Whose house this is: county bureaus will come; each row names its bureau already. */
import { words } from '../cards/words.ts';

export const BUREAU = { code: 'jinzhong', name: words.bureau } as const;
