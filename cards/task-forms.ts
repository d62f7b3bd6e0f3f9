/** The forms of a task's card. */

import { type Checklist, type ChecklistLine, lineCode, REST, skipCode } from '../src/domain/checklist.ts';
import type { Recheck, Report } from '../src/domain/task.ts';
import { METHODS, RESULTS } from '../src/domain/vocabulary.ts';
import { type Choice, datePicker, form, input, multiSelect, select } from './form-kit.ts';
import { button, clip, type Element, resolved } from './kit.ts';
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
      ...checkField(lists, before),
      ...input({ name: 'text', label: words.text, required: true }, words.textHint, {
        ...(before && { initial: before.text }),
        lines: 4,
        max: 1000,
      }),
      ...datePicker({ name: 'rectifyBy', label: words.rectifyBy }, words.rectifyHint, before?.rectifyBy),
    ],
    words.report,
  );
}

/** so many bytes of lines have room among the choices, and so many go with each */
const ROOM = 9000;
const OPTION = 75;
/** so much of a line is read in a choice; where 必查 lines stand there twice, less of each */
const CHOICE = 40;
const MUST_ROOM = { found: 6000, skipped: 6000 };
const SKIP = 12;

type Coded = ChecklistLine & { readonly code: string; readonly skip: string };

/** 检查表: what was found, 重大事故隐患 first; of 必查 lines also that they were looked at, or which were not. */
function checkField(lists: readonly Checklist[], before: Report | undefined): readonly Element[] {
  const lines = lists.flatMap((list) =>
    list.lines.map((line): Coded => ({ code: lineCode(list, line), skip: skipCode(list, line), ...line })),
  );
  if (lines.length === 0) return [];
  const musts = lines.filter(({ required }) => required);
  const choices = musts.length === 0 ? found(lines, ROOM) : mustChoices(lines, musts);
  const known = choices.map(({ value }) => value);
  return multiSelect(
    {
      name: 'hazards',
      label: musts.length === 0 ? checklistWords.field : checklistWords.must.field(musts.length),
    },
    choices,
    musts.length === 0 ? checklistWords.placeholder : checklistWords.must.placeholder,
    tickedBefore(before).filter((code) => known.includes(code)),
  );
}

function mustChoices(lines: readonly Coded[], musts: readonly Coded[]): Choice[] {
  const { rest, found: said, skip: unchecked } = checklistWords.must;
  const skips = musts.map(({ skip, text }) => ({ value: skip, text: unchecked(clip(text, SKIP)) }));
  return [
    { value: REST, text: rest },
    ...found(lines, MUST_ROOM.found).map(({ value, text }) => ({ value, text: said(text) })),
    ...fitting(skips, MUST_ROOM.skipped),
  ];
}

function found(lines: readonly Coded[], room: number): Choice[] {
  const all = [...lines.filter(({ major }) => major), ...lines.filter(({ major }) => !major)];
  const choices = all.map(({ code, text, major }) => ({
    value: code,
    text: clip(checklistWords.choice(text, major), CHOICE),
  }));
  return fitting(choices, room);
}

function fitting(choices: readonly Choice[], room: number): Choice[] {
  const texts = choices.map(({ text }) => text);
  return choices.slice(0, within(texts, room, OPTION).length);
}

function tickedBefore(before: Report | undefined): string[] {
  const { hazards = [], musts } = before ?? {};
  return [
    ...(musts ? [REST] : []),
    ...hazards.map(({ checklist, no }) => lineCode({ id: checklist }, { no })),
    ...(musts?.unchecked ?? []).map(({ checklist, no }) => skipCode({ id: checklist }, { no })),
  ];
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
