/** 换人: the forms of whoever asks. */
import { CAUSES, type Cause, PARTY_CAUSES } from '../src/domain/replacement.ts';
import { type Choice, type Field, form, input, select } from './form-kit.ts';
import { type Card, card, clip, type Element, md } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.replacement;
/** so much of a name fits into a notification */
const NAME = 18;

type Firm = { readonly name: string; readonly county: string };
const firm = ({ name, county }: Firm) => shortName(name, county);

/** What was asked for last time and came to nothing: the form begins with it. */
export type Before = { readonly cause?: Cause; readonly text?: string };

/** 申请回避 or 不能参加: asked for in private. */
export function replacementForm(taskId: number, of: Firm, before: Before = {}): Card {
  return card({
    state: 'todo',
    title: words.title(firm(of)),
    summary: words.formSummary(clip(firm(of), NAME)),
    elements: [
      md(words.formLead),
      form(
        'ask-replacement',
        taskId,
        [
          ...select(
            { name: 'cause', label: words.cause, required: true },
            CAUSES.map((value) => ({ value, text: words.causes[value] })),
            faces.common.choose,
            before.cause,
          ),
          ...input({ name: 'text', label: words.text }, words.textHint, reason(before)),
        ],
        words.submit,
      ),
    ],
  });
}

export type ApplicationView = {
  readonly drawId: number;
  readonly no: string;
  /** visits that are not reported yet */
  readonly tasks: readonly (Firm & { readonly id: number })[];
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly before?: Before & { readonly task: number; readonly person: number };
};

function reason({ text }: Before) {
  return { ...(text !== undefined && { initial: text }), lines: 3, max: 500 };
}

/** more choices would not fit into a card */
const CHOICES = 50;

/** 企业申请回避: entered by the chief. With too many firms or people for a list, the name is typed. */
export function applicationForm(view: ApplicationView): Card {
  const own = words.application;
  const { before } = view;
  const task = { name: 'task', label: own.task, required: true };
  const person = { name: 'person', label: own.person, required: true };
  const firms = view.tasks.map((each) => ({ value: `${each.id}`, text: firm(each) }));
  const names = view.people.map(({ id, name }) => ({ value: `${id}`, text: name }));
  return card({
    state: 'todo',
    title: own.title(view.no),
    summary: own.summary,
    elements: [
      md(own.lead),
      form(
        'enter-application',
        view.drawId,
        [
          ...pick(task, firms, own.taskHint, before?.task),
          ...pick(person, names, own.person, before?.person),
          ...select(
            { name: 'cause', label: words.cause, required: true },
            PARTY_CAUSES.map((value) => ({ value, text: own.causes[value] })),
            faces.common.choose,
            before?.cause,
          ),
          ...input({ name: 'text', label: own.text }, own.textHint, reason(before ?? {})),
        ],
        own.submit,
      ),
    ],
  });
}

function pick(field: Field, choices: readonly Choice[], hint: string, before?: number): readonly Element[] {
  if (choices.length > CHOICES) return input(field, hint);
  const initial = choices.find(({ value }) => value === `${before}`)?.value;
  return select(field, choices, faces.common.choose, initial);
}
