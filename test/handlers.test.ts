/** The tables of handlers, and the words beside them: nothing that can be tapped is without an answer. */
import { describe, expect, test } from 'vitest';
import { helpCard } from '../cards/help.ts';
import { words } from '../cards/words.ts';
import { faces } from '../cards/words-faces.ts';
import { importWords } from '../cards/words-import.ts';
import { refusals } from '../cards/words-refusals.ts';
import { actions } from '../src/actions/index.ts';
import { commands } from '../src/commands/index.ts';
import { demo } from '../src/demo-words.ts';
import { ABILITIES, type Ability, isAbility } from '../src/domain/abilities.ts';
import { Refusal, type RefusalCode, type RefusalDetail } from '../src/domain/refusal.ts';
import { ROLES } from '../src/domain/vocabulary.ts';
import type { Action, Command } from '../src/handler.ts';
import { readCommand } from '../src/read-command.ts';
import { photo } from '../src/received/photo.ts';
import { receivedFile } from '../src/received/received-file.ts';
import { refusalText, refusalToast } from '../src/refused.ts';
import { RIGHTS } from '../src/registers/rights.ts';
import { makeRouter } from '../src/router.ts';
import { siteDoor, sitePages } from '../src/site/site.ts';
import { gallery } from './cards/gallery.ts';
import { longest } from './cards/gallery-texts.ts';
import { type Part, shown, tagged, texts } from './cards/parts.ts';

const SAY = 'say';
const TOAST = 20;
const pieces = Object.entries(gallery(longest));
const names = new Set(actions.map((action) => action.name));

describe('what can be tapped', () => {
  test.each(pieces)('%s: each button has a handler', (_, { card }) => {
    for (const { name } of tagged(card, 'button'))
      expect([...names, SAY]).toContain(String(name).split('__')[0]);
  });

  test('each handler has a button', () => {
    const used = new Set(
      pieces.flatMap(([, { card }]) => tagged(card, 'button').map(({ name }) => String(name).split('__')[0])),
    );
    expect([...names].filter((name) => !used.has(name))).toEqual([]);
  });

  test('each example does what it says', () => {
    for (const [, { card }] of pieces)
      for (const button of tagged(card, 'button').filter(({ name }) => String(name).startsWith('say__'))) {
        const [behavior] = button.behaviors as { value: { id: string } }[];
        expect(readCommand(commands, behavior!.value.id).command).toBeDefined();
      }
  });

  test('fields of forms are read under the names that they are sent with', () => {
    const fields = new Map<string, Set<string>>();
    for (const [, { card }] of pieces)
      for (const form of tagged(card, 'form')) {
        const act = /^form_(.+)__/.exec(String(form.name))?.[1] ?? '';
        const known = fields.get(act) ?? new Set<string>();
        for (const part of form.elements as Part[])
          if (part.name && part.tag !== 'button') known.add(String(part.name));
        fields.set(act, known);
      }
    expect(Object.fromEntries([...fields].sort().map(([act, set]) => [act, [...set].sort()]))).toEqual({
      'adjust-item': ['field', 'from', 'item', 'reason', 'source', 'value'],
      'ask-correct': ['note', 'reason', 'value'],
      'answer-guidance': ['answer'],
      'ask-leave': ['from', 'kind', 'to'],
      'ask-replacement': ['cause', 'text'],
      'ask-substitute': ['note', 'reason', 'task'],
      'ask-void': ['note', 'reason'],
      'attach-status-photo': ['photo'],
      'bind-chat': ['purpose'],
      'decide-grade': ['decision', 'which', 'why'],
      'decide-item': ['decision', 'reason'],
      'decide-leave': ['decision', 'reason'],
      'declare-recusal': ['enterprise', 'kind', 'reason', 'unit'],
      'dispatch-draw': ['approvalNo', 'platformDay', 'platformNo', 'waiver'],
      'dispatch-urgent': ['platformDay', 'platformNo', 'reason', 'waiver'],
      'draw-entry': ['amount', 'from', 'help', 'minutes', 'to'],
      'draw-temporary': ['amount', 'from', 'help', 'number', 'to', 'what'],
      'edit-entry': ['entry'],
      'end-recusal': ['endReason', 'which'],
      'drop-expert': ['leaving', 'reason'],
      'end-post': ['which', 'why'],
      'export-register': ['register', 'what'],
      'end-partner': ['person'],
      'enter-application': ['cause', 'person', 'task', 'text'],
      'enter-beacon': ['value'],
      'enter-override': ['cause', 'documentNo', 'enterprise', 'unit'],
      'enter-platform-receipt': ['day', 'receipt', 'waiver'],
      'keep-entry': ['amount', 'help', 'item', 'partners', 'type', 'windows'],
      'keep-partner': ['certificate', 'department', 'name', 'until'],
      'keep-plan-days': ['nonLaw', 'officers', 'other', 'perVisit', 'reason', 'workdays'],
      'name-person': ['from', 'post', 'reason', 'section', 'to', 'who'],
      'name-stand-in': ['from', 'to', 'who'],
      'fill-item': ['category', 'frequency', 'method', 'object', 'officers', 'ratio'],
      'new-item': ['basis', 'content', 'from', 'name', 'source', 'trade'],
      'submit-item': ['jointWith', 'powerEntry', 'reason'],
      'open-draw': ['againNo', 'batches', 'beacon', 'issue', 'ladder', 'minutes'],
      'name-expert': ['expert', 'task'],
      'open-entry-draw': ['entry'],
      'find-lookup': ['query'],
      'open-lookup': ['which'],
      'preview-draw': ['amount', 'from', 'help', 'scope', 'to', 'type'],
      'publish-plan': ['day', 'where'],
      'publish-tasks': ['day', 'receipt', 'task'],
      'recheck-task': ['day', 'method', 'rectified', 'rectifyBy', 'text'],
      'report-task': ['day', 'hazards', 'method', 'rectifyBy', 'result', 'text'],
      'return-change': ['reason'],
      'return-draw': ['reason'],
      'return-plan': ['reason'],
      'return-replacement': ['reason'],
      'review-inspector': ['day', 'reason', 'result', 'who'],
      'see-history': ['day', 'query'],
      'set-unit-status': ['enterprise', 'evidence', 'since', 'status', 'unit'],
      'set-grade': ['cap', 'frequency', 'grade', 'ratio', 'reason'],
      'show-photos': ['task'],
      'show-plan': ['section'],
      'send-guidance': ['question'],
      'show-guidance': ['which'],
      'settle-undelivered': ['how', 'which'],
      'sign-opinion': ['opinion', 'photo', 'signedOn', 'which'],
      'sort-photos': ['task'],
      'submit-approval': ['note'],
      'submit-plan': ['reason'],
    });
  });
});

describe('what can be typed', () => {
  const help = texts(helpCard(commands.map((command) => command.words)));

  test.each(commands.map((command) => [command.name, command] as const))('%s', (_, command) => {
    const { says, examples, help: meaning } = command.words;
    const line = help.find(({ text, marked }) => marked && shown(text).startsWith(`${says[0]} `));
    expect(shown(line?.text ?? '')).toContain(meaning);
    expect(examples.length).toBeGreaterThan(0);
    for (const text of [...says, ...examples]) {
      expect([text, readCommand(commands, text).command?.name]).toEqual([text, command.name]);
      expect([text, readCommand([...commands].reverse(), text).command?.name]).toEqual([text, command.name]);
    }
  });

  test('the menu of the demo names commands that everybody may give', () => {
    for (const { name, event_key } of demo.menu) {
      const { command } = readCommand(commands, event_key);
      expect([command?.name, command?.words.says[0]]).toEqual([event_key, name]);
    }
  });

  test('no two commands have a word in common, and all words are used', () => {
    const all = commands.flatMap((command) => command.words.says);
    expect(new Set(all).size).toBe(all.length);
    expect(commands.map((command) => command.words)).toHaveLength(Object.keys(words.commands).length);
  });
});

describe('who may', () => {
  test('each handler names an ability, and each ability has a handler', () => {
    const handlers = [...commands, ...actions, receivedFile, photo];
    for (const { name, may } of handlers) expect([name, isAbility(may)]).toEqual([name, true]);
    const used = new Set<Ability>(
      [...handlers, ...sitePages].map(({ may }) => may).concat(Object.values(RIGHTS)),
    );
    expect((Object.keys(ABILITIES) as Ability[]).filter((ability) => !used.has(ability))).toEqual([]);
  });

  test('a page that anyone may open says so, or the program does not start', () => {
    const parts = {} as Parameters<typeof siteDoor>[0];
    expect(sitePages.map(({ path }) => path)).toEqual([
      '/verify',
      '/verify/records',
      '/verify/record/:no',
      '/items',
      '/plan',
      '/verify/:no',
      '/fair',
      '/verify.py',
    ]);
    expect(() => siteDoor(parts)).not.toThrow();
    for (const may of ['run-office', undefined as unknown as Ability] as const)
      expect(() => siteDoor(parts, [{ ...sitePages[0]!, may }])).toThrow(/does not say who may use it/);
  });

  test('roles are called as in the register', () => {
    for (const { code, name } of ROLES) expect(words.roles[code]).toBe(name);
  });
});

describe('the router', () => {
  const run = async () => ({ says: [] });
  const command = (name: string, may: Ability): Command => ({
    name,
    may,
    run,
    words: { says: [name], help: name, examples: [name] },
  });
  const action = (name: string, may: Ability): Action => ({ name, may, run });
  const nobody = undefined as unknown as Ability;

  test('takes the real tables', () => {
    const router = makeRouter(commands, actions, receivedFile, photo);
    expect(router.actions.size).toBe(actions.length);
  });

  test.each([
    ['a command', [command('a', nobody)], [], receivedFile],
    ['an action', [], [action('a', nobody)], receivedFile],
    ['a file handler', [], [], { ...receivedFile, may: nobody }],
    ['an ability that is not there', [], [action('a', 'toString' as Ability)], receivedFile],
  ] as const)('%s without a rule stops the program', (_, some, others, file) => {
    expect(() => makeRouter(some, others, file, photo)).toThrow(/does not say who may use it/);
  });

  test.each([
    ['two actions', [], [action('a', 'see-own'), action('a', 'draw')]],
    ['an action and the file handler', [], [action(receivedFile.name, 'draw')]],
    ['an action called say', [], [action(SAY, 'see-own')]],
    ['two commands', [command('a', 'see-own'), command('a', 'draw')], []],
  ] as const)('%s of one name stop the program', (_, some, others) => {
    expect(() => makeRouter(some, others, receivedFile, photo)).toThrow(/two handlers are called/);
  });
});

describe('toasts', () => {
  const length = (text: string) => [...text].length;

  test.each(Object.entries(faces))('of %s are 20 characters at most', (_, face) => {
    for (const [name, value] of Object.entries(face)) {
      if (!/toast$/i.test(name) && !TOASTS.includes(value as string)) continue;
      expect([name, length(value as string) <= TOAST]).toEqual([name, true]);
    }
  });

  test('of an import', () => {
    for (const text of [importWords.confirmedToast, importWords.cancelledToast])
      expect([text, length(text) <= TOAST]).toEqual([text, true]);
  });

  test('with a number in them too', () => {
    const { resentNow, toldNow } = faces.undelivered;
    for (const text of [
      faces.office.dispatched(9999),
      faces.office.published(9999),
      resentNow(9999),
      toldNow(9999),
    ])
      expect([text, length(text) <= TOAST]).toEqual([text, true]);
  });
});

/** Toasts whose names do not say so. */
const TOASTS: string[] = [
  faces.todo.shown,
  faces.office.opened,
  faces.common.done,
  faces.common.checking,
  faces.common.faultToast,
];

/** What each refusal is thrown with, and what must then stand in its sentence. */
const DETAILS: Partial<Record<RefusalCode, RefusalDetail>> = {
  'unknown-person': { whom: '执法监督科 王芳' },
  'not-allowed': { who: '科室负责人' },
  'not-your-section': { section: '危化科' },
  'unreadable-amount': { text: '若干' },
  'too-many': { n: 51, pool: 50, what: 'D' },
  'unreadable-scope': { text: '食品', choices: '金属冶炼、粉尘涉爆' },
  'bad-day': { field: '检查日期' },
  'field-missing': { field: '检查日期' },
  'must-without-result': { text: '构成重大危险源的罐区未实现紧急切断' },
  'text-too-long': { field: '检查情况', max: 1000 },
  'acting-same-section': { section: '危化科' },
  'no-such-person': { text: '张三' },
  'many-people': { text: '张伟', names: '张伟（P012）、张伟（P031）' },
  'last-of-role': { role: '执法监督科' },
  'witnesses-few': { section: '危化科' },
  'unknown-file': { why: '文件是空的。' },
  'draw-open': { no: '2026-003' },
  'plan-days-negative': { n: 3 },
  'plan-exceeded': { left: 3 },
  'plan-missing': { section: '危化科', year: 2026 },
  'unknown-section': { text: '烟花科', choices: '危化科、冶金工贸科' },
  'unreadable-days-list': { field: '其他执法工作日', text: '钓鱼 3' },
  'unreadable-windows': { text: '适时' },
  'unreadable-help': { text: '三五个' },
  'not-a-number': { field: '执法人员' },
  'no-units': { why: '停产 5 家' },
  'item-unpublished': { what: '粉尘涉爆' },
  'drawn-lately': { no: '2026-003', to: '2026-04-08', strata: '危险化学品生产' },
  'no-partners': { department: '市市场监管局' },
  'unknown-partner': { text: '市气象局', choices: '市市场监管局' },
  'beacon-issue': { year: '2026' },
  'beacon-value': { source: '中国福利彩票快乐8' },
  'beacon-early': { day: '2026-04-08', time: '21:30' },
  'too-many-batches': { n: 9, days: 4 },
  'no-team': { why: '这 3 家共需 6 人次，合格人员最多提供 4 人次。' },
  'not-witness': { no: '2026-003', names: '张伟、李秀英' },
  'witness-late': { no: '2026-003' },
  'witness-twice': { no: '2026-003' },
  'too-few-witnesses': { section: '危化科' },
  'visits-open': { n: 3 },
  'earlier-unpublished': { no: '2026-002' },
  'not-in-team': { team: '张伟、李秀英' },
  'unknown-enterprise': { text: '某某化工' },
  'unreadable-ratio': { text: '很多' },
  'unreadable-frequency': { text: '常查' },
  'unreadable-cap': { text: '若干' },
  'item-named': { name: '粉尘涉爆企业检查' },
  'no-such-enterprise': { text: '某某化工' },
  'many-enterprises': { text: '化工' },
  ...Object.fromEntries(
    (
      [
        'expert-left',
        'expert-not-engaged',
        'expert-no-promise',
        'expert-other-field',
        'expert-conflict',
        'expert-is-officer',
        'expert-twice',
      ] as const
    ).map((code) => [code, { name: '李教授' }]),
  ),
  'experts-enough': { n: 2 },
  'photos-full': { max: 30 },
  'visit-outside-window': { from: '2026-03-11', to: '2026-04-08' },
};

describe('refusals', () => {
  test.each(Object.keys(refusals) as RefusalCode[])('%s', (code) => {
    const detail = DETAILS[code] ?? {};
    const text = refusalText(new Refusal(code, detail));
    const toast = refusalToast(new Refusal(code, detail));
    expect(text).not.toMatch(/undefined|NaN|null|[！!]|操作失败/);
    expect(text).toMatch(/[。）]$/);
    for (const value of Object.values(detail).filter((each) => each !== '2026-04-08'))
      expect(text).toContain(String(value));
    expect(toast.type).toBe('warning');
    expect(toast.content).toBe(refusals[code].about?.(detail) ?? refusals[code].toast);
    expect([...toast.content].length).toBeLessThanOrEqual(TOAST);
    expect(toast.content).not.toMatch(/[。！!]|操作失败/);
  });

  test('a sentence without details would say undefined: so all that need them are listed here', () => {
    const needy = (Object.keys(refusals) as RefusalCode[]).filter((code) =>
      refusals[code].text({}).includes('undefined'),
    );
    expect(needy.filter((code) => !DETAILS[code])).toEqual([]);
  });
});
