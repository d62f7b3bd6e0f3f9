/** 文案 that many faces share, and how days and firms are written. Short, polite, the regulation's own terms. */
import type { DeadlineKind, Stage } from '../src/domain/deadlines.ts';
import type { TaskState } from '../src/domain/task.ts';
import { commands } from './words-commands.ts';

export const words = {
  bot: '双随机助手',
  /** how people begin when they ask somebody */
  politeness: ['请', '麻烦您', '麻烦你', '麻烦', '帮我', '帮忙', '我要', '我想', '给我', '您好', '你好'],
  commands,

  /** the bureau's own crew 检查组别, as ssd-1 freezes it */
  crew: '执法',
  expertCrew: '专家',

  states: {
    todo: '待办',
    running: '进行中',
    done: '已完成',
    late: '已超期',
    refused: '未通过',
    void: '作废',
    drill: '演练',
  },

  taskStates: {
    waiting: '待派发',
    assigned: '待接收',
    accepted: '待检查',
    reported: '待确认',
    inspected: '已检查',
    closed: '已办结',
    stopped: '不再检查',
  } satisfies Record<TaskState['is'], string>,

  roles: {
    chief: '科室负责人',
    inspector: '执法人员',
    office: '执法监督科',
    deputy: '分管领导',
    leader: '组长',
    admin: '管理员',
  },

  drawTypes: { key: '重点检查', general: '一般检查' },
  purposes: { section: '科室工作群', office: '执法监督科群', leadership: '领导小组群' },

  /** why an enterprise was left out before the freeze */
  exclusions: {
    suspended: '停产',
    cancelled: '注销',
    'inspected-this-year': '本年度已查',
    'cap-reached': '已达上限',
    'open-task': '已在检查中',
    'not-due': '未到检查周期',
  },

  deadlines: {
    accept: '接收任务',
    visit: '完成检查并填报',
    rectify: '整改复查',
    publish: '公示检查结果',
  } satisfies Record<DeadlineKind, string>,
  stages: {
    'T-10': '还剩 10 个工作日',
    'T-5': '还剩 5 个工作日',
    'T-2': '还剩 2 个工作日',
    'T-0': '今天是最后一个工作日',
    overdue: '已超期',
    escalated: '已超期，请领导小组督办',
  } satisfies Record<Stage, string>,
  provisional: '暂定',

  units: { family: '家', people: '人', seats: '人次' },
} as const;

export type ExclusionCode = keyof typeof words.exclusions;

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** 「3月5日（周四）」 */
export function dayText(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日（周${WEEKDAYS[weekday]}）`;
}

/** 「2028年6月30日」, where another year may be meant */
export function dateText(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 「3月5日至4月2日」 */
export function spanText(from: string, to: string): string {
  const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
  return from === to ? dayText(from) : `${short(from)}至${short(to)}`;
}

/** 「3月10日 09:02」, in Shanghai */
export function momentText(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString();
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`;
}

/** 「3月10日09时02分」, for the name of a file */
export function fileMoment(instant: Date): string {
  return `${momentText(instant).replace(' ', '').replace(':', '时')}分`;
}

/** 「3月10日 09:02:30」, where seconds count */
export function secondText(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString();
  return `${momentText(instant)}${local.slice(16, 19)}`;
}

/** 「第 2026-003 号抽查」 */
export function drawTitle(no: string): string {
  return `抽查 ${no}`;
}

/** so many characters of a firm's name */
const SHORT = 24;

/** 企业简称（县区）: people know their firms by the short name. */
export function shortName(name: string, county: string): string {
  const bare = name
    .replace(/^山西省?|^晋中市?/u, '')
    .replace(/^晋中市?/u, '')
    .replace(/(?:集团)?(?:有限责任公司|股份有限公司|有限公司)/u, '');
  const local = bare.startsWith(county) ? bare.slice(county.length) : bare;
  const short = [...([...local].length >= 2 ? local : name)];
  const cut = short.length <= SHORT ? short : [...short.slice(0, SHORT - 1), '…'];
  const place = county.replace(/[市区县]$/u, (suffix) => ([...county].length > 2 ? '' : suffix));
  return `${cut.join('')}（${place}）`;
}
