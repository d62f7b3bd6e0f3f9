/** How values of the registers read where an import shows what it changes. */

import { HAZARD_LEVELS, LISTED, RISKS } from '../domain/enterprise-words.ts';
import type { DifferenceCode } from '../domain/province-check.ts';
import type { Listing, RiskCode } from '../domain/register.ts';
import { entryOf, GRADES, ROLES, type RoleCode, STATUSES } from '../domain/vocabulary.ts';

const DIFFERENCE_WORDS: Record<DifferenceCode, string> = {
  name: '名称或信用代码与名录不同',
  suspended: '名录里已停产',
  cancelled: '名录里已注销',
  'under-way': '已有检查任务在办',
  inspected: '今年已查过',
  past: '检查开始日期已过',
  leave: '检查期内全程请假',
  load: '超过每人年度任务上限',
  speciality: '检查组无人具备该行业专长',
  county: '不在负责的县区',
  unplanned: '不在已批准的年度计划内',
};

export const words = {
  empty: '（空）',
  list: (parts: readonly string[]) => parts.join('、'),
  named: (name: string, code: string) => `${name}（${code}）`,
  everywhere: '全市',
  key: (is: boolean) => (is ? '重点' : '一般'),
  grade: (code: (typeof GRADES)[number]['code']) => `${code}（${entryOf(GRADES, code).name}）`,
  status: (code: (typeof STATUSES)[number]['code']) => entryOf(STATUSES, code).name,
  roles: (codes: readonly RoleCode[]) => codes.map((code) => entryOf(ROLES, code).name).join('、'),
  inPost: (is: boolean) => (is ? '在岗' : '不在岗'),
  onStaff: (is: boolean) => (is ? '在编' : '不在编'),
  leave: (spans: readonly (readonly [string, string])[]) =>
    spans.map(([from, to]) => (from === to ? from : `${from}至${to}`)).join('；'),
  dayKind: (kind: 'off' | 'work') => (kind === 'off' ? '放假' : '上班'),
  task: (enterprise: string, team: readonly string[]) => `${enterprise}：${team.join('、')}`,
  draw: (taskNo: string, count: number) =>
    `平台任务 ${taskNo} 共 ${count} 家，确认后登记为一次抽查，检查审批后派发`,
  provincePlanned: (line: number, item: string) => `计入年度计划第 ${line} 项 ${item}`,
  /** where the platform did otherwise than we would have; whoever confirms decides */
  difference: (code: DifferenceCode, who: readonly string[]) =>
    `与本局规则不一致：${DIFFERENCE_WORDS[code]}（${who.slice(0, 3).join('、')}${who.length > 3 ? ` 等 ${who.length} 处` : ''}）`,
  planLine: (line: number, item: string) => `第 ${line} 项 ${item}`,
  newPlanLine: (line: number, key: boolean, amount: string, windows: string, item: string) =>
    `第 ${line} 项 ${key ? '重点 全部' : `一般 ${amount}`}，${windows}：${item}`,
  planFrequency: '一般每年一次（实施细则 四(四)）',
  yearlyPlan: '年度抽查计划',
  platformColumn: (header: string, source: string) => `${header}（${source}）`,
  platformColumns: '列',
  platformDays: '录入期限(工作日)',
  listJoin: '、',
  checklistOf: (item: string) => `${item}检查表`,
  checklistVersion: '检查表',
  checklistLines: '检查内容',
  versionFrom: (no: number, from: string, n: number) => `第 ${no} 版，${from} 起，${n} 条`,
  linesGone: (n: number) => `去掉 ${n} 条`,
  linesCome: (n: number) => `新增 ${n} 条`,
  gistLines: (gist: number, all: number) =>
    gist === 0
      ? `${all} 条都照录原文，请核对出处`
      : `${all} 条里有 ${gist} 条不是照录原文，显示时标明「要点，非原文」`,
  forGood: '长期',
  permitOf: (unit: string, permit: string) => `${unit} ${permit}`,
  yesNo: (is: boolean) => (is ? '是' : '否'),
  problems: '导入问题',
  problemColumns: [
    { header: '工作表' },
    { header: '行号', width: 8 },
    { header: '列', width: 18 },
    { header: '值', width: 28 },
    { header: '为什么', width: 40 },
    { header: '怎么改', width: 50 },
  ],
  kept: '撤销后保留',
  keptColumns: [
    { header: '名称', width: 40 },
    { header: '原因', width: 40 },
  ],
  changes: '导入变化',
  change: { added: '新增', changed: '变更', left: '文件里没有', alike: '疑似重复' },
  inRegister: '名录',
  changeColumns: [
    { header: '类别', width: 8 },
    { header: '编码', width: 22 },
    { header: '名称', width: 36 },
    { header: '字段', width: 16 },
    { header: '原来', width: 36 },
    { header: '改为', width: 36 },
  ],
  listed: (code: Listing) => entryOf(LISTED, code).name,
  risk: (code: RiskCode) => entryOf(RISKS, code).name,
  hazard: (level: number) =>
    entryOf(HAZARD_LEVELS, `${level}` as (typeof HAZARD_LEVELS)[number]['code']).name,
  approval: (where: 'here' | 'elsewhere') => (where === 'here' ? '本系统' : '另行审批'),
  listing: (code: 'blacklist' | 'dishonest' | 'none') =>
    code === 'blacklist' ? '安全生产黑名单' : '失信名单',
  inspectionEnd: (end: 'visit' | 'draw') => (end === 'visit' ? '逐户' : '整批'),
} as const;
