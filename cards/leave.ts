/** 请假: the form of whoever asks, and the card on which the chief confirms. */
import { LEAVE_KINDS, type LeaveKind, type LeaveState } from '../src/domain/register.ts';
import { datePicker, form, input, select } from './form-kit.ts';
import { type Card, type CardState, card, md, note, resolved, safe } from './kit.ts';
import { spanText } from './words.ts';
import { faces } from './words-faces.ts';
import { leaveWords as words } from './words-leave.ts';
import { register } from './words-register.ts';

export function leaveFormCard(today: string): Card {
  const field = (name: 'kind' | 'from' | 'to') => ({ name, label: words.fields[name], required: true });
  return card({
    state: 'info',
    title: words.formTitle,
    summary: words.formTitle,
    elements: [
      md(words.formLead),
      form(
        'ask-leave',
        'new',
        [
          ...select(
            field('kind'),
            LEAVE_KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] })),
            faces.common.choose,
            LEAVE_KINDS[0],
          ),
          ...datePicker(field('from'), faces.common.day, today),
          ...datePicker(field('to'), faces.common.day, today),
        ],
        words.submit,
      ),
    ],
  });
}

export type LeaveView = {
  readonly id: number;
  readonly state: LeaveState;
  readonly who: string;
  readonly kind: LeaveKind;
  readonly from: string;
  readonly to: string;
  /** whether this reader is asked to confirm */
  readonly mayDecide: boolean;
  readonly decided?: { readonly by: string; readonly at: Date };
  readonly returnReason?: string;
};

export function leaveCard(view: LeaveView): Card {
  const { id, state, who, decided } = view;
  const field = (name: 'decision' | 'reason', required: boolean) => ({
    name,
    label: words.fields[name],
    required,
  });
  const asks = state === 'asked' && view.mayDecide;
  return card({
    state: stateOf(view),
    title: words.title(register.leaveStates[state]),
    summary: words.summary(safe(who), register.leaveStates[state]),
    elements: [
      md(asks ? words.ask(safe(who)) : words.lead[state]),
      md(words.line(safe(who), words.kinds[view.kind], spanText(view.from, view.to))),
      note(words.effect),
      ...(asks
        ? [
            form(
              'decide-leave',
              id,
              [
                ...select(
                  field('decision', true),
                  [
                    { value: 'approve', text: words.confirm },
                    { value: 'return', text: words.giveBack },
                  ],
                  faces.common.choose,
                  'approve',
                ),
                ...input(field('reason', false), words.reasonHint, { max: 200 }),
              ],
              words.decide,
            ),
          ]
        : []),
      ...(decided
        ? [resolved(words.decidedLine(safe(decided.by), decided.at, safe(view.returnReason ?? '')))]
        : []),
    ],
  });
}

function stateOf({ state, mayDecide }: LeaveView): CardState {
  if (state === 'asked') return mayDecide ? 'todo' : 'running';
  return state === 'confirmed' ? 'done' : state === 'returned' ? 'refused' : 'void';
}
