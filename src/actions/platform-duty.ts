/** 录入省级平台: the file to enter, the columns, the receipt; by 执法监督科. */
import { subject } from '../../cards/platform.ts';
import { platformWords as words } from '../../cards/words-platform.ts';
import { enterPlatformReceipt, type PlatformReceipt, takePlatformFile } from '../ceremony/platform.ts';
import { idOf, optionalText, requiredDay, requiredText } from '../domain/form-fields.ts';
import { Refusal } from '../domain/refusal.ts';
import { platformView } from '../faces/platform-face.ts';
import { mapFile } from '../faces/platform-file.ts';
import type { Action, Context } from '../handler.ts';
import type { Say, Tap } from '../messages.ts';

/** 取录入文件, in private: it may hold numbers of people. */
export const takePlatformFileAction: Action = {
  name: 'take-platform-file',
  may: 'run-office',
  async run(context, tap) {
    const { duty, bytes, says } = await takePlatformFile(context, idOf(tap.id));
    const name = words.fileName(subject(await platformView(context, duty)), context.today);
    return {
      says: [...says, fileSay(context, name, bytes)],
      toast: words.fileToast,
      journal: { subject: `platform/${duty.id}`, detail: { kind: duty.kind, mapVersion: duty.mapVersion } },
    };
  },
};

/** 列对应表, in private: to be changed and sent back. */
export const takePlatformMap: Action = {
  name: 'take-platform-map',
  may: 'run-office',
  async run(context) {
    return {
      says: [fileSay(context, words.mapName, await mapFile(context))],
      toast: words.mapToast,
    };
  },
};

function fileSay({ person }: Context, name: string, bytes: Uint8Array): Say {
  return { is: 'file', to: { person: person.id }, name, base64: Buffer.from(bytes).toString('base64') };
}

/** 登记回执. */
export const enterPlatformReceiptAction: Action = {
  name: 'enter-platform-receipt',
  may: 'run-office',
  async run(context, tap) {
    const receipt = readReceipt(tap, context.today);
    const { duty, says } = await enterPlatformReceipt(context, idOf(tap.id), receipt);
    return {
      says,
      toast: words.enteredToast,
      journal: { subject: `platform/${duty.id}`, detail: { kind: duty.kind, ...receipt } },
    };
  },
};

/** The number and the day, or why it was not entered. */
function readReceipt({ form }: Tap, today: string): PlatformReceipt {
  const receiptNo = optionalText(form, { name: 'receipt', label: words.receipt, max: 60 });
  const waiver = optionalText(form, { name: 'waiver', label: words.waiver });
  if (receiptNo === undefined)
    return waiver === undefined
      ? { waiver: requiredText(form, { name: 'receipt', label: words.receipt }) }
      : { waiver };
  const enteredOn = requiredDay(form, { name: 'day', label: words.day });
  if (enteredOn > today) throw new Refusal('day-future');
  return { receiptNo, enteredOn };
}
