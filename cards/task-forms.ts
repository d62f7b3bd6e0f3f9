/** The forms of a task's card. */

import { type Checklist, lineCode } from '../src/domain/checklist.ts';
import type { Recheck, Report } from '../src/domain/task.ts';
import { METHODS, RESULTS } from '../src/domain/vocabulary.ts';
import { datePicker, form, input, multiSelect, select } from './form-kit.ts';
import { type Ask, button, clip, type Element, resolved } from './kit.ts';
import { within } from './room.ts';
import { checklistWords } from './words-checklist.ts';
import { faces } from './words-faces.ts';

const words = faces.task;

const METHOD_CHOICES = METHODS.map(({ code, name }) => ({ value: code, text: name }));

/** 填报检查结果; after 退回重填 it begins with what was written before. */
export function reportForm(
  taskId: number,
  today: string,
  before?: Report,
  lists: readonly Checklist[] = [],
): Element {
  return form(
    'report-task',
    taskId,
    [
      ...datePicker(
        { name: 'day', label: words.day, required: true },
        faces.common.day,
        before?.day ?? today,
      ),
      ...select(
        { name: 'method', label: words.method, required: true },
        METHOD_CHOICES,
        faces.common.choose,
        before?.method ?? 'on-site',
      ),
      ...select(
        { name: 'result', label: words.result, required: true },
        RESULTS.map(({ code, name }) => ({ value: code, text: name })),
        faces.common.choose,
        before?.result,
      ),
      ...hazardField(lists, before),
      ...input({ name: 'text', label: words.text, required: true }, words.textHint, {
        ...(before && { initial: before.text }),
        lines: 4,
        max: 1000,
      }),
      ...datePicker({ name: 'rectifyBy', label: words.rectifyBy }, words.rectifyHint, before?.rectifyBy),
    ],
    words.report,
    'primary_filled',
    mustAsk(lists),
  );
}

/** 必查: whoever sends the report in says that each of these lines was looked at, or has written why not. */
function mustAsk(lists: readonly Checklist[]): Ask | undefined {
  const must = lists.flatMap(({ lines }) => lines).filter(({ required }) => required).length;
  return must === 0 ? undefined : checklistWords.mustAsk(must);
}

/** so many bytes of lines have room among the choices, and so many go with each */
const ROOM = 9000;
const OPTION = 75;
/** so much of a line is read in a choice */
const CHOICE = 40;

/** 检查表内容 that was found, to be ticked; 重大事故隐患 first. */
function hazardField(lists: readonly Checklist[], before: Report | undefined): readonly Element[] {
  const lines = lists.flatMap((list) => list.lines.map((line) => ({ code: lineCode(list, line), ...line })));
  if (lines.length === 0) return [];
  const all = [...lines.filter(({ major }) => major), ...lines.filter(({ major }) => !major)];
  const texts = all.map(({ text, major }) => clip(checklistWords.choice(text, major), CHOICE));
  const sorted = all.slice(0, within(texts, ROOM, OPTION).length);
  const known = sorted.map(({ code }) => code);
  const ticked = (before?.hazards ?? []).map(({ checklist, no }) => lineCode({ id: checklist }, { no }));
  return multiSelect(
    { name: 'hazards', label: checklistWords.field },
    sorted.map(({ code }, i) => ({ value: code, text: texts[i]! })),
    checklistWords.placeholder,
    ticked.filter((code) => known.includes(code)),
  );
}

/** 填报复查结果; after 退回重填 it begins with what was written before. */
export function recheckForm(taskId: number, today: string, before?: Recheck): Element {
  const results = Object.entries(words.recheckResults).map(([value, text]) => ({ value, text }));
  return form(
    'recheck-task',
    taskId,
    [
      ...datePicker(
        { name: 'day', label: words.recheckDay, required: true },
        faces.common.day,
        before?.day ?? today,
      ),
      ...select(
        { name: 'method', label: words.recheckMethod, required: true },
        METHOD_CHOICES,
        faces.common.choose,
        before?.method ?? 'on-site',
      ),
      ...select(
        { name: 'rectified', label: words.recheckResult, required: true },
        results,
        faces.common.choose,
        before?.rectified === false ? 'no' : 'yes',
      ),
      ...input({ name: 'text', label: words.recheckText, required: true }, words.recheckTextHint, {
        ...(before && { initial: before.text }),
        lines: 3,
        max: 1000,
      }),
      ...datePicker({ name: 'rectifyBy', label: words.newDue }, words.newDueHint, before?.rectifyBy),
    ],
    words.recheck,
  );
}

/** 回避或不能参加, beside what is to be done; once asked, that it is being decided. */
export function askReplacement(taskId: number, asks: 'may' | 'open' | undefined): Element | undefined {
  if (asks === 'open') return resolved(faces.replacement.asked);
  return asks && button(faces.replacement.ask, 'open-replacement', taskId);
}
