import { blockedText } from '../../cards/words-blocked.ts';
import type { Difference } from '../domain/draw/difference.ts';
import { DrawFault, type DrawFaultCode } from '../domain/draw/fault.ts';
import type { Check, Step, Unchecked, Verification } from '../domain/draw/verify.ts';

const MAX_TEXT = 160;

export const usage = `用法：npm run verify -- 文件… [--freeze F] [--result R] [--head H]

  文件        抽取记录（JSON），完整记录或公开记录，可以有多个
  --freeze F  抽取之前在群里看到的冻结码（64 位十六进制）
  --result R  公布结果时在群里看到的结果码（64 位十六进制）
  --head H    换人时在群里看到的日志头（64 位十六进制），记录附有日志时比对

退出码：0 全部通过；1 有记录未通过；2 用法不对或文件读不出来`;

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
  substitute: '接替人员复算一致',
  head: '日志头',
};

const unchecked: Record<Unchecked, string> = {
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

function stepLine(step: Step): string {
  const of = step.crew ?? (step.n === undefined ? undefined : `日志第 ${step.n} 条`);
  const name = `${checks[step.check]}${of === undefined ? '' : `（${plain(of)}）`}`;
  switch (step.is) {
    case 'ok':
      if (step.check === 'substitute') return `  ✓ ${name}：日志头 ${step.value}`;
      return `  ✓ ${name}${step.value ? `：${step.value}，与群里看到的一致` : ''}`;
    case 'unchecked':
      return `  – ${name}：${step.value ? `${step.value}，` : ''}${unchecked[step.why]}`;
    case 'failed':
      return `  ✗ ${name}：${step.why instanceof DrawFault ? faultSentence(step.why) : differenceSentence(step.why)}`;
  }
}

/** One record: what it is, each step, and the reason where a crew has no assignment. */
export function reportLines(no: string, found: Verification): string[] {
  const kind = found.kind === 'formal' ? '正式抽取' : '演练';
  const head = `  编号 ${plain(no)} · ${kind} · 等级 ${found.grade} · ${found.isPublic ? '公开记录' : '完整记录'}`;
  const reasons = found.certificates.map((one) => `  ! 没有可行的安排：${plain(blockedText(one))}`);
  if (found.isPublic && found.unassigned.length > 0) {
    reasons.push(`  ! 没有可行的安排：${plain(found.unassigned.join('、'))}；原因须凭完整记录复算`);
  }
  return [head, '  ✓ 格式', ...found.steps.map(stepLine), ...reasons, `  ${verdict(found)}`];
}

function verdict(found: Verification): string {
  return found.ok ? '结论：这份记录前后一致' : '结论：这份记录没有通过核验';
}

/** What a verification does not prove (ssd-1 §1). */
export function caveats(
  given: { freeze: boolean; result: boolean },
  any: { public: boolean; log: boolean },
): string[] {
  const missing = [given.freeze ? '' : 'F（--freeze）', given.result ? '' : 'R（--result）'].filter(Boolean);
  const lines = [
    '说明：记录只能证明它与自己一致。F 须与抽取之前群里看到的比对，R 须与公布结果时群里看到的比对。',
  ];
  if (missing.length > 0) lines.push(`本次没有提供 ${missing.join('、')}，这一比对请自己完成。`);
  else lines.push('本次提供了 F 和 R，比对结果见上面各步。');
  if (any.log) lines.push('所附日志里的每一处换人，日志头须与换人时群里看到的比对（--head）。');
  if (any.public)
    lines.push('公开记录不含人员名录和回避名单，检查组没有复算；R 一致可证明检查组公布后没有改动。');
  return lines;
}

export const words = {
  file: (name: string) => `文件 ${plain(name)}`,
  refused: (why: string) => `  ✗ 格式：${why}\n  结论：这份记录没有通过核验`,
  unreadable: (why: string) => `  ✗ 读不出这个文件（${plain(why)}）`,
  tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB，不像抽取记录`,
  notUtf8: '文件不是 UTF-8 文本',
  unexpected: '核验程序自身出错，没有得出结论',
  badDigest: (option: string) => `--${option} 后面应当是 64 位十六进制摘要`,
  badUsage: '参数看不懂',
  noFiles: '没有给出文件',
} as const;
