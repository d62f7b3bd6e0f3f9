/** 核验: what each step of a verification checks, and what may be wrong, for the command line, the audit and the page alike. */
import type { SeriesAudit, SeriesFault, SeriesFound } from '../src/domain/draw/audit-series.ts';
import type { Difference } from '../src/domain/draw/difference.ts';
import type { DrawFault, DrawFaultCode } from '../src/domain/draw/fault.ts';
import type { Check, Step, Unchecked } from '../src/domain/draw/verify.ts';

const MAX_TEXT = 160;

/** What each step of a verification checks. */
export const checks: Record<Check, string> = {
  grade: '等级合规（正式抽取须为甲或乙）',
  'units-table': '检查对象名录与冻结时的摘要一致',
  'people-table': '执法人员名录与冻结时的摘要一致',
  'pairs-table': '回避名单与冻结时的摘要一致',
  freeze: '冻结码 F',
  chain: '密钥沿哈希链回到事先公开的锚',
  witness: '见证数字：见证人、次序、格式和人数',
  beacon: '公共随机值：按预告有无、格式相符',
  seed: '种子由冻结码、密钥、见证数字和公共随机值算出',
  units: '抽中的检查对象、备选和批次复算一致',
  teams: '检查组复算一致',
  record: '结果码 R',
  log: '所附日志前后相连，从冻结到现在次序完整',
  'log-bodies': '所附日志与记录一致',
  correct: '更正前的版本复算一致',
  substitute: '接替人员复算一致',
  head: '日志头',
};

/** Why a step was not checked. */
export const unchecked: Record<Unchecked, string> = {
  'not-given': '未提供群里看到的值，没有比对',
  public: '公开记录不含人员名录，没有复算',
};

const faults: Record<DrawFaultCode, string> = {
  'not-json': '不是合法的 JSON',
  'duplicate-key': '同一个键出现了两次（只看其中一个会被误导，所以不接受）',
  'not-an-integer': '不是可精确表示的整数（不接受小数、指数写法和 -0）',
  'bad-text': '文字不是 NFC 规范形式，或含有基本平面以外的字符、残缺的代理对',
  'too-deep': '嵌套太深',
  'too-long': '太长',
  'missing-field': '缺少这一项',
  'unknown-field': '多出这一项',
  'wrong-type': '类型不对',
  'wrong-value': '不是允许的值',
  'out-of-range': '超出允许的范围',
  'bad-digest': '不是 64 位小写十六进制摘要',
  'bad-id': '代码只能由不含空格的 ASCII 字符组成',
  'bad-date': '不是真实存在的日期（应为 年-月-日）',
  'bad-instant': '不是带时区的 ISO 时刻',
  'line-feed': '含有换行',
  'not-sorted': '没有按代码升序排列，或者有重复',
  'dates-reversed': '起止颠倒',
  'bad-crew-name': '组别名称不能含有 # 或 :',
  'not-unique': '重复',
  'empty-rung': '放宽条件是空的，每一级至少要有一项',
  'enforcement-crew-too-small': '执法组每队不得少于两人，其中至少一人具备对应专业',
  'stratum-missing': '有一般检查对象所在的层没有列入抽取方案',
  'bad-form': '公共随机值的格式表达式写法不受支持',
  'due-before-close': '公共随机值的开奖时刻必须晚于见证截止时刻',
  'grade-too-low': '正式抽取须为甲级或乙级，而这份记录只够',
  'witness-order': '见证人或次序与冻结时不一致',
  'witness-value': '见证数字应为 6 至 20 位数字，缺席记作 -',
  'quorum-not-met': '见证数字不够冻结时定下的人数',
  'beacon-missing': '预告了公共随机值，记录里却没有',
  'beacon-unannounced': '没有预告公共随机值，记录里却有',
  'beacon-form': '公共随机值与预告的格式不符',
  'log-broken': '日志条目改动过，或者前后接不上',
  'log-order': '日志条目的次序不对或有缺漏',
  'log-differs': '日志与记录不一致',
  'no-such-team': '没有这个检查组',
  'not-in-team': '被接替的人不在检查组里',
  'was-in-team': '接替的人已在检查组里，或者曾被换下',
  'other-substitute': '接替的人与复算不符（日志所记：复算所得）',
  'too-heavy': '计算量异常大，没有继续；正常的抽取不会这样',
};

/** Words from a record are shown without anything that could steer a terminal. */
export function plain(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '·');
  return shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}…` : shown;
}

/** Why a file was refused, or a step failed. */
export function faultSentence(fault: DrawFault): string {
  const line = /^:(\d+)$/.exec(fault.at)?.[1];
  const where = line ? `第 ${line} 行附近：` : fault.at ? `${plain(fault.at)}：` : '';
  return `${where}${faults[fault.code]}${fault.found ? `（${plain(fault.found)}）` : ''}`;
}

function differenceSentence(why: Difference): string {
  if (why.at === 'freeze' || why.at === 'record' || why.at === 'head') {
    return `由记录算得 ${why.computed}，群里看到的是 ${why.recorded}`;
  }
  return `${plain(why.at)}：记录为 ${plain(why.recorded)}，复算得 ${plain(why.computed)}`;
}

/** What a step checks, and of which crew or entry of the log. */
export function stepName({ check, crew, n }: Pick<Step, 'check' | 'crew' | 'n'>): string {
  const of = crew ?? (n === undefined ? undefined : `日志第 ${n} 条`);
  return `${checks[check]}${of === undefined ? '' : `（${plain(of)}）`}`;
}

/** Why a step failed. */
export function failureSentence(why: Difference | DrawFault): string {
  return 'code' in why ? faultSentence(why) : differenceSentence(why);
}

const seriesFaults: Record<SeriesFault['why'], (no: string, other: string) => string> = {
  twice: (no, other) => `${no} 与 ${other} 编号或密钥相同，内容却不同`,
  numbers: (no, other) => `${no} 与 ${other} 之间，编号的个数和密钥的个数对不上`,
  'two-heads': (no, other) => `${no} 与 ${other} 所附日志里，同一序号有两种内容：出现了两本账`,
  'head-broken': (no, other) => `${no} 所附日志与 ${other} 的接不上`,
  order: (no, other) => `${no} 按密钥应在 ${other} 之后，按日志却在它之前`,
};

/** A void draw's number, marked. */
export const voidMark = (no: string) => `${no}（作废）`;

function seriesLines({ draws, links }: SeriesFound): string[] {
  const names = draws.map(({ no, isVoid }) => (isVoid ? voidMark(plain(no)) : plain(no)));
  if (names.length === 1) return [`${names[0]} 与其他各份不在同一系列。`];
  const gaps = links.filter(({ between }) => between > 0);
  return [
    `同一系列，依次为：${names.join('、')}`,
    ...gaps.map(
      ({ from, to, between, missing }) =>
        `${plain(from)} 与 ${plain(to)} 之间还有 ${between} 次抽取没有在这里${missing.length === 0 ? '' : `：${missing.map(plain).join('、')}`}。作废的应公开密钥，其余的应公开记录。`,
    ),
    ...(gaps.length === 0 ? ['各次抽取首尾相接，中间没有别的抽取。'] : []),
  ];
}

/** 系列审计: which draws one chain binds, what is missing between them, and what does not fit. */
export function seriesSentences({ series, faults }: SeriesAudit): { lines: string[]; faults: string[] } {
  return {
    lines: series.flatMap(seriesLines),
    faults: faults.map(({ why, no, other }) => seriesFaults[why](plain(no), plain(other))),
  };
}
