/** One record on the page: the verdict, each step, one's own enterprise, and what happens when a word is changed. */
import { words } from '../words.ts';
import type { Assistant } from './assistant.ts';
import type { Report, StepView } from './desk.ts';
import { button, field, h } from './dom.ts';
import type { SpoilKind } from './spoil.ts';

type Seen = { freeze?: string | undefined; result?: string | undefined };

export function article(key: string, report: Report, helper: Assistant, isOnly: boolean): HTMLElement {
  const seen: Seen = {};
  const verdict = h('p', { class: 'verdict', role: 'status' });
  const list = h('ol', { class: 'steps' });
  const limits = h('ul');
  const show = () => {
    const steps = report.steps.map((step) => compared(step, report, seen));
    const ok = steps.every(({ is }) => is !== 'failed');
    verdict.className = `verdict ${ok ? 'ok' : 'failed'}`;
    verdict.replaceChildren(ok ? words.verdict.ok : words.verdict.failed);
    list.replaceChildren(...steps.map(stepItem));
    limits.replaceChildren(...limitsOf(report, seen).map((line) => h('li', {}, line)));
  };
  show();
  return h(
    'details',
    { class: 'record', open: isOnly, 'data-no': report.no },
    h('summary', {}, h('h2', {}, report.about)),
    report.isDrill ? h('p', { class: 'drill' }, words.drill) : undefined,
    verdict,
    h('p', {}, report.counts),
    ...report.notes.map((note) => h('p', { class: 'note' }, note)),
    seenFields(seen, show),
    section(words.steps, list),
    lookup(key, helper),
    tampering(key, report, helper),
    section(words.limits, limits),
  );
}

function section(title: string, ...inside: (Node | string | undefined)[]): HTMLElement {
  return h('section', {}, h('h3', {}, title), ...inside);
}

export function stepItem(step: StepView): HTMLElement {
  return h(
    'li',
    { class: step.is, 'data-check': step.check },
    h('b', {}, step.name),
    h('span', { class: 'mark' }, words.marks[step.is]),
    h('p', { class: 'means' }, step.means),
    step.said === '' ? undefined : h('p', { class: 'said' }, step.said),
  );
}

/** F and R are compared with what was pasted; the step says so. */
function compared(step: StepView, report: Report, seen: Seen): StepView {
  if (step.check !== 'freeze' && step.check !== 'record') return step;
  const [computed, pasted] = step.check === 'freeze' ? [report.F, seen.freeze] : [report.R, seen.result];
  if (pasted === undefined) return { ...step, is: 'unchecked', said: `${words.given} ${computed}` };
  const same = pasted === computed;
  return {
    ...step,
    is: same ? 'ok' : 'failed',
    said: same ? `${computed} ${words.verdict.same}` : words.differs(computed, pasted),
  };
}

function limitsOf(report: Report, seen: Seen): string[] {
  return [
    ...(seen.freeze ? [] : [words.noDigest(words.freezeLabel)]),
    ...(seen.result ? [] : [words.noDigest(words.resultLabel)]),
    ...(report.isPublic ? [words.publicLimit] : []),
    words.beforeFreeze,
  ];
}

function seenFields(seen: Seen, show: () => void): HTMLElement {
  const wrong = h('p', { class: 'wrong', role: 'status' });
  const take = (which: keyof Seen, mark: string) => (text: string) => {
    seen[which] = digestIn(text, mark);
    wrong.textContent = text.trim() !== '' && seen[which] === undefined ? words.badDigest : '';
    show();
  };
  return section(
    words.seenTitle,
    h('p', {}, words.seenHint),
    field(words.freezeLabel, take('freeze', words.freezeMark), { name: 'freeze' }),
    field(words.resultLabel, take('result', words.resultMark), { name: 'result' }),
    wrong,
  );
}

/** A digest alone, or the one behind its name in a whole message. */
function digestIn(text: string, mark: string): string | undefined {
  const digest = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/;
  const lower = text.toLowerCase();
  const from = lower.indexOf(mark);
  return digest.exec(lower.slice(Math.max(0, from)))?.[0];
}

function lookup(key: string, helper: Assistant): HTMLElement {
  let unit = '';
  const found = h('p', { class: 'answer', role: 'status' });
  const look = async () => {
    if (unit.trim() !== '') found.textContent = await helper.ask('look', { key, unit: unit.trim() });
  };
  const form = h(
    'form',
    {
      class: 'row',
      submit: (event) => {
        event.preventDefault();
        void look();
      },
    },
    field(
      words.lookLabel,
      (text) => {
        unit = text;
      },
      { name: 'unit' },
    ),
    h('button', { type: 'submit' }, words.look),
  );
  return section(words.lookTitle, h('p', {}, words.lookHint), form, found);
}

function tampering(key: string, report: Report, helper: Assistant): HTMLElement {
  const said = h('div', { class: 'tried', role: 'status' });
  const attempt = async (kind: SpoilKind) => {
    const [draw] = crypto.getRandomValues(new Uint32Array(1));
    const tried = await helper.ask('try', { key, kind, chance: draw! / 2 ** 32 });
    said.replaceChildren(
      h('p', {}, tried.said),
      h('p', { class: 'caught' }, tried.steps.length > 0 ? words.caught(tried.steps.length) : words.missed),
      h('ol', { class: 'steps' }, ...tried.steps.map(stepItem)),
    );
  };
  const buttons = report.spoils.map((kind) =>
    button(words.spoils[kind], () => void attempt(kind), { 'data-spoil': kind }),
  );
  return section(
    words.spoilTitle,
    h('p', {}, words.spoilLead),
    h('div', { class: 'buttons' }, ...buttons),
    said,
  );
}
