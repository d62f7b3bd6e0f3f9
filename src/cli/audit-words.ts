/** What the audit 审计 says. */
import { checks, plain } from '../../cards/words-verify.ts';
import type { Part } from '../audit/audit.ts';
import type { AuditCode, AuditFault, AuditTable } from '../audit/fault.ts';
import type { Check } from '../domain/draw/verify.ts';

const tables: Record<AuditTable, string> = {
  journal: '留痕',
  journal_chain: '留痕链',
  draw_log: '抽取日志',
  draw_series: '抽取系列',
  draws: '抽取',
  draw_witnesses: '见证',
  draw_changes: '作废、替换、公共随机值、更正的申请',
  replacements: '换人申请',
  tasks: '检查任务',
  findings: '检查结果',
  photos: '照片',
};

const codes: Record<AuditCode, string> = {
  gap: '这一条缺失，序号断了',
  hash: '内容改动过，与它的摘要不符',
  text: '链上的文字读不出来，或不是这一行的',
  prev: '与前一条接不上',
  'row-missing': '这一行被删去，链上还有它',
  'row-differs': '这一行改动过，与链上写下的不符',
  'not-chained': '这一行不在链上，是绕过数据库规则加进来的',
  'head-not-found': '以前记下的链头不在链上：链被截短或改写过',
  'log-unreadable': '读不出来',
  'log-type': '不该有这种条目',
  'log-body': '内容缺项、多项或格式不对',
  'log-order': '次序不合规，此处不该有这一条',
  'no-draw': '没有这次抽取',
  'no-series': '没有这个抽取系列',
  differs: '保存的与应有的不符',
  'frozen-text': '冻结的文字读不出来',
  'record-unreadable': '抽取记录读不出来',
  'record-fails': '抽取记录没有通过复核',
  'secret-off-chain': '公开的密钥不在事先公开的哈希链上',
  'secret-too-early': '公开了密钥，而此前还有没公开的抽取',
  'secret-due': '作废的抽取该公开密钥而没有公开',
  'witness-late': '见证时间不在见证时限内',
  'beacon-early': '公共随机值在开奖之前就已登记',
  correction: '更正与保留的版本不符',
  substitute: '接替的人与复算不符',
  'ordinal-gap': '抽取编号不连续',
  'not-logged': '抽取日志里没有这次抽取',
  'state-differs': '状态与抽取日志不符',
  'team-differs': '检查组与抽取结果不符',
  'help-differs': '专家、联合部门人员与抽取结果或换人记录不符',
  'request-differs': '两人办理的申请与日志里写下的不符',
  'not-asked': '日志里有这一条，却没有两人办理的申请',
  'confirmed-report-missing': '已检查，却没有当日的、经确认的检查结果',
  'pending-report-missing': '待确认，却没有待确认的检查结果',
  'report-too-early': '还没有填报，却有检查结果',
  'recheck-missing': '已整改，却没有经确认的复查结果',
  'closed-unfinished': '已办结，却没有公示或没有整改完',
  'no-team': '没有检查组',
  'task-of-void': '抽取还没有结果或已作废，却有检查任务',
  'one-person': '填报和确认是同一个人',
  'confirmed-and-returned': '确认、退回互相矛盾',
  'two-reports': '同一任务有两份经确认的检查结果',
  'photo-changed': '照片与存档时的校验码不符',
  unapproved: '任务已派发，却没有同意检查的审批',
  'other-bureau': '与抽取不属同一机关',
};

const count = (n: number) => n.toLocaleString('en-US');

export const words = {
  usage: `用法：npm run audit [-- --journal 序号:摘要]

  --journal 序号:摘要  以前审计时记下的留痕链头，核对它仍在链上

退出码：0 未发现问题；1 发现问题；2 用法不对或数据库连不上`,
  begun: (at: string) => `审计 ${at}`,
  part(part: Part): string {
    switch (part.is) {
      case 'journal':
        return part.head.n < 0
          ? '  ✓ 留痕：还没有'
          : `  ✓ 留痕 ${count(part.head.n + 1)} 条，前后相连，与链上写下的一致\n    链头 ${part.head.n}:${part.head.hash}（请记下，下次用 --journal 核对）`;
      case 'draw-log':
        return part.head.n < 0
          ? '  ✓ 抽取日志：还没有'
          : `  ✓ 抽取日志 ${count(part.head.n + 1)} 条，前后相连，次序合规\n    日志头 ${part.head.n}:${part.head.hash}`;
      case 'draws':
        return `  ✓ 抽取 ${count(part.own)} 次（另有省级平台 ${count(part.province)} 次）：编号连续，名单、见证、结果、公开复核一致`;
      case 'references':
        return `  ✓ 检查任务 ${count(part.tasks)} 件，检查结果 ${count(part.findings)} 份，互相对得上`;
    }
  },
  fault({ table, row, code, detail }: AuditFault): string {
    const what = code === 'record-fails' ? (checks[detail as Check] ?? detail) : detail;
    const more = what ? `（${plain(what)}）` : '';
    return `  ✗ ${tables[table]}（表 ${table}）${plain(row)}：${codes[code]}${more}`;
  },
  passed: '结论：未发现问题',
  failed: '结论：发现问题。以上是第一处，其后的没有再查',
} as const;
