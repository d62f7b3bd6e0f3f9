import { blockedText } from '../../cards/words-blocked.ts';
import { failureSentence, plain, stepName, unchecked } from '../../cards/words-verify.ts';
import type { Step, Verification } from '../domain/draw/verify.ts';

export const usage = `用法：npm run verify -- 文件或文件夹… [--freeze F] [--result R] [--head H] [--void 编号:密钥]

  文件        抽取记录（JSON），完整记录或公开记录，可以有多个；文件夹里的 .json 都算。多份时还查各次抽取是否首尾相接
  --freeze F  抽取之前在群里看到的冻结码（64 位十六进制）
  --result R  公布结果时在群里看到的结果码（64 位十六进制）
  --head H    换人时在群里看到的日志头（64 位十六进制），记录附有日志时比对
  --void 编号:密钥  作废的抽取和它公开的密钥，可以有多个

退出码：0 全部通过；1 有记录未通过；2 用法不对或文件读不出来`;

function stepLine(step: Step): string {
  const name = stepName(step);
  switch (step.is) {
    case 'ok':
      if (step.check === 'substitute' || step.check === 'correct') return `  ✓ ${name}：日志头 ${step.value}`;
      return `  ✓ ${name}${step.value ? `：${step.value}，与群里看到的一致` : ''}`;
    case 'unchecked':
      return `  – ${name}：${step.value ? `${step.value}，` : ''}${unchecked[step.why]}`;
    case 'failed':
      return `  ✗ ${name}：${failureSentence(step.why)}`;
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
  badVoid: '--void 后面应当是 编号:密钥，密钥为 64 位十六进制',
  emptyFolder: (name: string) => `文件夹 ${plain(name)} 里没有 .json 文件`,
  series: (n: number) => `系列（${n} 次抽取）`,
  seriesLine: (line: string) => `  ${line}`,
  seriesFault: (fault: string) => `  ✗ ${fault}`,
  noFiles: '没有给出文件',
} as const;
