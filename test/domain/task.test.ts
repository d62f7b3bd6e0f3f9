/** 检查任务: each state, each act, each actor, on good days and bad. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmRecheck, recheckTask, returnRecheck } from '../../src/domain/recheck.ts';
import { Refusal, type RefusalCode } from '../../src/domain/refusal.ts';
import {
  acceptTask,
  assignTask,
  confirmReport,
  isAlone,
  type Publication,
  publishTask,
  type Recheck,
  type Report,
  reportTask,
  returnReport,
  type Task,
} from '../../src/domain/task.ts';
import { RESULTS } from '../../src/domain/vocabulary.ts';

const [A, B, OUTSIDER, OFFICE] = [1, 2, 3, 9];
const NOW = new Date('2026-03-20T02:00:00Z');
const TODAY = '2026-03-20';
const VISIT = '2026-03-18';
const DUE = '2026-03-25';

const clean: Report = { day: VISIT, method: 'on-site', result: 'none-found', text: '未发现问题' };
const ordered: Report = { ...clean, result: 'ordered-to-correct', text: '通道堵塞', rectifyBy: DUE };
const recheck: Recheck = { day: '2026-03-19', method: 'on-site', rectified: true, text: '已清理' };
const again: Recheck = { ...recheck, rectified: false, text: '未清理', rectifyBy: '2026-04-01' };
const publication: Publication = { day: TODAY, receipt: 'HZ-1', by: OFFICE };

type Act = (task: Task, by: number) => Task;
const ACTS = {
  assign: (task) => assignTask(task, NOW),
  accept: (task, by) => acceptTask(task, by, NOW),
  report: (task, by) => reportTask(task, clean, by, NOW, TODAY),
  'report, ordered': (task, by) => reportTask(task, ordered, by, NOW, TODAY),
  confirm: (task, by) => confirmReport(task, by, NOW),
  return: (task, by) => returnReport(task, by),
  recheck: (task, by) => recheckTask(task, recheck, by, NOW, TODAY),
  'recheck, not rectified': (task, by) => recheckTask(task, again, by, NOW, TODAY),
  'confirm recheck': (task, by) => confirmRecheck(task, by, NOW),
  'return recheck': (task, by) => returnRecheck(task, by),
  publish: (task) => publishTask(task, publication, TODAY),
} as const satisfies Record<string, Act>;
type ActName = keyof typeof ACTS;
const NAMES = Object.keys(ACTS) as ActName[];

const fresh: Task = { id: 7, team: [A, B], from: '2026-03-11', to: '2026-04-08', state: { is: 'waiting' } };

/** What a state is called here: the state, its 整改 and whether its result is public. */
function stateName({ state }: Task): string {
  if (state.is === 'closed') return `closed ${state.rectification.is}`;
  if (state.is !== 'inspected') return state.is;
  return `inspected ${state.rectification.is}${state.publication ? ' published' : ''}`;
}

const walk = (...acts: readonly (readonly [ActName, number])[]): Task =>
  acts.reduce((task, [act, by]) => ACTS[act](task, by), fresh);
const toReported = [
  ['assign', A],
  ['accept', A],
  ['report', A],
] as const;
const toOrdered = [
  ['assign', A],
  ['accept', A],
  ['report, ordered', A],
  ['confirm', B],
] as const;

/** One task in each state; whoever wrote something was A. */
const STATES = {
  waiting: fresh,
  assigned: walk(['assign', A]),
  accepted: walk(['assign', A], ['accept', A]),
  reported: walk(...toReported),
  'inspected none': walk(...toReported, ['confirm', B]),
  'inspected ordered': walk(...toOrdered),
  'inspected checked': walk(...toOrdered, ['recheck', A]),
  'inspected done': walk(...toOrdered, ['recheck', A], ['confirm recheck', B]),
  'inspected ordered published': walk(...toOrdered, ['publish', OFFICE]),
  'inspected checked published': walk(...toOrdered, ['publish', OFFICE], ['recheck', A]),
  'closed none': walk(...toReported, ['confirm', B], ['publish', OFFICE]),
  'closed done': walk(...toOrdered, ['recheck', A], ['confirm recheck', B], ['publish', OFFICE]),
} as const;
type StateName = keyof typeof STATES;

/** The next state, or the rule that says no; `[by A, by B]` where it matters who of the team it is. */
type Expected = StateName | RefusalCode | readonly [StateName | RefusalCode, StateName | RefusalCode];
const TABLE: Record<StateName, Record<ActName, Expected>> = {
  waiting: {
    assign: 'assigned',
    accept: 'not-assigned',
    report: 'not-accepted',
    'report, ordered': 'not-accepted',
    confirm: 'not-reported',
    return: 'not-reported',
    recheck: 'no-rectification',
    'recheck, not rectified': 'no-rectification',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'nothing-to-publish',
  },
  assigned: {
    assign: 'already-dispatched',
    accept: 'accepted',
    report: 'not-accepted',
    'report, ordered': 'not-accepted',
    confirm: 'not-reported',
    return: 'not-reported',
    recheck: 'no-rectification',
    'recheck, not rectified': 'no-rectification',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'nothing-to-publish',
  },
  accepted: {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'reported',
    'report, ordered': 'reported',
    confirm: 'not-reported',
    return: 'not-reported',
    recheck: 'no-rectification',
    'recheck, not rectified': 'no-rectification',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'nothing-to-publish',
  },
  reported: {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: ['own-report', 'inspected none'],
    return: ['own-report', 'accepted'],
    recheck: 'no-rectification',
    'recheck, not rectified': 'no-rectification',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'nothing-to-publish',
  },
  'inspected none': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'no-rectification',
    'recheck, not rectified': 'no-rectification',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'closed none',
  },
  'inspected ordered': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'inspected checked',
    'recheck, not rectified': 'inspected checked',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'inspected ordered published',
  },
  'inspected checked': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'already-reported',
    'recheck, not rectified': 'already-reported',
    'confirm recheck': ['own-report', 'inspected done'],
    'return recheck': ['own-report', 'inspected ordered'],
    publish: 'inspected checked published',
  },
  'inspected done': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'no-rectification',
    'recheck, not rectified': 'no-rectification',
    'confirm recheck': 'stale',
    'return recheck': 'stale',
    publish: 'closed done',
  },
  'inspected ordered published': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'inspected checked published',
    'recheck, not rectified': 'inspected checked published',
    'confirm recheck': 'not-reported',
    'return recheck': 'not-reported',
    publish: 'already-published',
  },
  'inspected checked published': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'already-reported',
    'recheck, not rectified': 'already-reported',
    'confirm recheck': ['own-report', 'closed done'],
    'return recheck': ['own-report', 'inspected ordered published'],
    publish: 'already-published',
  },
  'closed none': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'task-closed',
    'recheck, not rectified': 'task-closed',
    'confirm recheck': 'stale',
    'return recheck': 'stale',
    publish: 'already-published',
  },
  'closed done': {
    assign: 'already-dispatched',
    accept: 'already-accepted',
    report: 'already-reported',
    'report, ordered': 'already-reported',
    confirm: 'stale',
    return: 'stale',
    recheck: 'task-closed',
    'recheck, not rectified': 'task-closed',
    'confirm recheck': 'stale',
    'return recheck': 'stale',
    publish: 'already-published',
  },
};

/** The state after the act, or the code of its refusal; the task itself is never changed in place. */
function outcome(task: Task, act: () => Task): string {
  const before = structuredClone(task);
  try {
    return stateName(act());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  } finally {
    expect(task).toEqual(before);
  }
}

function unlessRefused(task: Task, act: () => Task): Task {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return task;
  }
}

describe('every act in every state', () => {
  test.each(Object.entries(STATES))('%s is the state that it is called', (name, task) => {
    expect(stateName(task)).toBe(name);
  });

  const cases = (Object.keys(TABLE) as StateName[]).flatMap((state) =>
    NAMES.flatMap((act) => {
      const expected = TABLE[state][act];
      const [byA, byB] = typeof expected === 'string' ? [expected, expected] : expected;
      const others = act === 'assign' || act === 'publish' ? byA : 'not-your-task';
      return [
        [state, act, 'A', A, byA],
        [state, act, 'B', B, byB],
        [state, act, 'an outsider', OUTSIDER, others],
      ] as const;
    }),
  );

  test.each(cases)('%s: %s by %s', (state, act, _, by, expected) => {
    expect(outcome(STATES[state], () => ACTS[act](STATES[state], by))).toBe(expected);
  });

  test('no state is missing: whatever acts lead to is in the table', () => {
    const seen = new Map<string, Task>();
    const visit = (task: Task): void => {
      const key = JSON.stringify(task);
      if (seen.has(key)) return;
      seen.set(key, task);
      for (const act of NAMES) for (const by of [A, B]) visit(unlessRefused(task, () => ACTS[act](task, by)));
    };
    visit(fresh);
    expect(new Set([...seen.values()].map(stateName))).toEqual(new Set(Object.keys(STATES)));
  });
});

describe('what is kept', () => {
  test('who took it on, who wrote, who agreed, and when', () => {
    expect(STATES['inspected ordered'].state).toEqual({
      is: 'inspected',
      since: NOW,
      by: A,
      report: { content: ordered, by: A, at: NOW, confirmedBy: B, confirmedAt: NOW },
      rectification: { is: 'ordered', due: DUE },
    });
    expect(STATES['closed done'].state).toEqual({
      is: 'closed',
      since: NOW,
      by: A,
      report: { content: ordered, by: A, at: NOW, confirmedBy: B, confirmedAt: NOW },
      rectification: {
        is: 'done',
        recheck: { content: recheck, by: A, at: NOW, confirmedBy: B, confirmedAt: NOW },
      },
      publication,
    });
  });

  test('a report that was sent back leaves nothing behind', () => {
    expect(ACTS.return(STATES.reported, B)).toEqual(STATES.accepted);
    expect(ACTS['return recheck'](STATES['inspected checked'], B)).toEqual(STATES['inspected ordered']);
  });

  test('not rectified: a new 整改期限 runs, as often as it takes', () => {
    let task: Task = STATES['inspected ordered'];
    for (let round = 0; round < 3; round++) {
      task = ACTS['confirm recheck'](ACTS['recheck, not rectified'](task, B), A);
      expect(task.state).toMatchObject({
        is: 'inspected',
        rectification: { is: 'ordered', due: '2026-04-01' },
      });
    }
    task = ACTS['confirm recheck'](ACTS.recheck(ACTS.publish(task), B), A);
    expect(stateName(task)).toBe('closed done');
  });

  test('three in a team: any other of them may confirm', () => {
    const task: Task = { ...STATES.reported, team: [A, B, 4] };
    expect(stateName(confirmReport(task, 4, NOW))).toBe('inspected none');
  });
});

describe('good days and bad', () => {
  const report = (change: Partial<Report>) =>
    outcome(STATES.accepted, () => reportTask(STATES.accepted, { ...clean, ...change }, B, NOW, TODAY));
  const check = (change: Partial<Recheck>) =>
    outcome(STATES['inspected ordered'], () =>
      recheckTask(STATES['inspected ordered'], { ...recheck, ...change }, B, NOW, TODAY),
    );
  const publish = (day: string) =>
    outcome(STATES['inspected none'], () =>
      publishTask(STATES['inspected none'], { ...publication, day }, TODAY),
    );

  test.each([
    ['2026-03-10', 'visit-outside-window'],
    ['2026-03-11', 'reported'],
    [TODAY, 'reported'],
    ['2026-03-21', 'day-future'],
  ])('a visit on %s: %s', (day, expected) => {
    expect(report({ day })).toBe(expected);
  });

  test('a visit after the window is late, and still a visit', () => {
    const late = reportTask(STATES.accepted, { ...clean, day: '2026-04-20' }, A, NOW, '2026-04-21');
    expect(stateName(late)).toBe('reported');
  });

  test.each([
    [VISIT, 'day-order'],
    ['2026-03-17', 'day-order'],
    ['2026-03-19', 'reported'],
    ['2027-01-01', 'reported'],
  ])('rectification by %s: %s', (rectifyBy, expected) => {
    expect(report({ result: 'ordered-to-correct', rectifyBy })).toBe(expected);
  });

  test('必查: each line has a result, and why one was not looked at is written; unless nothing could be', () => {
    const unchecked = [{ checklist: 1, no: 2, text: '罐区', source: '出处', major: false }];
    const must = (change: Partial<Report>, missing?: string) => {
      const draft = { ...clean, ...change, ...(missing !== undefined && { missing }) };
      return outcome(STATES.accepted, () => reportTask(STATES.accepted, draft, B, NOW, TODAY));
    };
    const musts = { of: 3, unchecked };
    expect(must({ musts: { of: 3, unchecked: [] } })).toBe('reported');
    expect(must({ musts }, '罐区')).toBe('must-without-result');
    expect(must({ musts })).toBe('must-unexplained');
    expect(must({ musts, text: '罐区未查：正在检维修。' })).toBe('reported');
    expect(must({ musts, result: 'unreachable' }, '罐区')).toBe('reported');
    const { state } = reportTask(STATES.accepted, { ...clean, musts, result: 'no-activity' }, B, NOW, TODAY);
    expect(state.is === 'reported' && state.report.content.musts).toBeUndefined();
  });

  test.each(RESULTS)('$name and a 整改期限', ({ code, rectifiable }) => {
    expect(report({ result: code })).toBe('reported');
    expect(report({ result: code, rectifyBy: DUE })).toBe(
      rectifiable ? 'reported' : 'rectification-needless',
    );
  });

  test.each([
    ['2026-03-17', 'day-order'],
    [VISIT, 'inspected checked'],
    [TODAY, 'inspected checked'],
    ['2026-03-21', 'day-future'],
  ])('a recheck on %s: %s', (day, expected) => {
    expect(check({ day })).toBe(expected);
  });

  test('a recheck says until when, or that it is done, never both', () => {
    expect(check({ rectified: true, rectifyBy: '2026-04-01' })).toBe('rectification-needless');
    expect(check({ rectified: false })).toBe('new-due-missing');
    expect(check({ rectified: false, rectifyBy: '2026-03-19' })).toBe('day-order');
    expect(check({ rectified: false, rectifyBy: '2026-03-20' })).toBe('inspected checked');
  });

  test.each([
    ['2026-03-17', 'day-order'],
    [VISIT, 'closed none'],
    [TODAY, 'closed none'],
    ['2026-03-21', 'day-future'],
  ])('a publication on %s: %s', (day, expected) => {
    expect(publish(day)).toBe(expected);
  });
});

describe('random walks', () => {
  const step = fc.record({
    act: fc.constantFrom(...NAMES),
    by: fc.constantFrom(A, B, OUTSIDER),
  });

  test('closed is published and rectified, two people sign, and nothing leaves 办结', () => {
    const closedOnes = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 150 }), (steps) => {
        let task = fresh;
        for (const { act, by } of steps) {
          const before = task;
          task = unlessRefused(task, () => ACTS[act](before, by));
          expect(before.state.is === 'closed' && task !== before).toBe(false);
          checkInvariants(task);
          if (task.state.is === 'closed') closedOnes.add(stateName(task));
        }
      }),
      { numRuns: 500, seed: 20260310 },
    );
    expect([...closedOnes].sort()).toEqual(['closed done', 'closed none']);
  });
});

function checkInvariants({ state, ...rest }: Task): void {
  expect(rest).toEqual({ id: fresh.id, team: fresh.team, from: fresh.from, to: fresh.to });
  if (state.is === 'reported') expect(rest.team).toContain(state.report.by);
  if (state.is !== 'inspected' && state.is !== 'closed') return;
  const { report, rectification, publication: published } = state;
  expect(report.confirmedBy).not.toBe(report.by);
  const over = rectification.is === 'none' || rectification.is === 'done';
  expect(state.is === 'closed').toBe(published !== undefined && over);
  if (rectification.is === 'done') {
    expect(rectification.recheck.confirmedBy).not.toBe(rectification.recheck.by);
    expect(rectification.recheck.content.rectified).toBe(true);
  }
}

describe('无人确认', () => {
  const DAY = '2026-03-12';
  const now = new Date('2026-03-12T01:00:00Z');
  const content = { day: DAY, method: 'on-site', result: 'ordered-to-correct', text: '检查了' } as const;
  const base: Task = {
    id: 7,
    team: [1, 2, 3],
    from: '2026-03-11',
    to: '2026-04-08',
    state: { is: 'accepted', since: now, by: 1 },
  };
  const written = reportTask(base, { ...content, rectifyBy: '2026-03-20' }, 1, now, DAY);
  const code = (act: () => unknown) => {
    try {
      act();
      return 'none';
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
  };

  test('whoever wrote it takes it back once all others are gone, and confirms it in no case', () => {
    expect([isAlone(written, 1, []), isAlone(written, 1, [2]), isAlone(written, 1, [2, 3])]).toEqual([
      false,
      false,
      true,
    ]);
    expect(code(() => returnReport(written, 1, [2]))).toBe('own-report');
    expect(returnReport(written, 1, [2, 3])).toEqual(base);
    expect(code(() => confirmReport(written, 1, now))).toBe('own-report');
    // who left was there, and may still confirm what they saw
    expect(confirmReport(written, 2, now).state.is).toBe('inspected');
  });

  test('the same of a 复查; while nobody has come in it waits', () => {
    const inspected = confirmReport(written, 2, now);
    const again = { day: DAY, method: 'on-site', rectified: true, text: '已整改' } as const;
    const checked = recheckTask(inspected, again, 1, now, DAY);
    expect(code(() => returnRecheck(checked, 1, [3]))).toBe('own-report');
    expect(returnRecheck(checked, 1, [2, 3])).toEqual(inspected);
    expect(code(() => recheckTask({ ...inspected, waits: true }, again, 1, now, DAY))).toBe('visit-waits');
  });
});
