/** 导出名录和空白模板的句子. */
import { dateText, fileMoment, momentText } from './words.ts';

import { count } from './words-common.ts';

const timeOf = (at: Date) => momentText(at).slice(-5).replace(':', '时').concat('分');

export const exportWords = {
  kinds: {
    enterprises: '检查对象',
    permits: '许可证',
    people: '执法人员',
    experts: '专家',
    partners: '联合人员',
    items: '抽查事项',
    checklist: '检查表',
    settings: '科室设置',
    calendar: '放假安排',
    plan: '抽查计划',
  },
  /** 人们还会怎么叫 */
  called: {
    enterprises: ['检查对象', '企业', '企业名录', '检查对象名录', '检查对象名录库', '名录'],
    permits: ['许可证', '许可', '许可证名单'],
    people: ['执法人员', '人员', '人员名录', '执法检查人员', '执法人员名录', '执法检查人员名录库'],
    experts: ['专家', '专家库'],
    partners: ['联合人员', '联合部门人员', '联合人员名单'],
    items: ['抽查事项', '事项', '事项清单', '抽查事项清单'],
    checklist: ['检查表', '检查清单'],
    settings: ['科室设置', '设置', '科室'],
    calendar: ['放假安排', '放假', '节假日', '日历'],
    plan: ['抽查计划', '计划', '计划表', '年度计划', '年度抽查计划', '实施计划'],
  },
  titles: { rows: '导出名录', template: '名录模板' },
  lead: '请选名录和要哪一种，文件私聊发给您。改好后把文件发回来，先核对再导入。',
  fields: { register: '名录', what: '要哪一种' },
  what: { rows: '现有内容', template: '空白模板' },
  submit: '发给我',
  toast: '文件已发给您',
  file: (kind: string, day: string) => `${kind}-${day}.xlsx`,
  /** the moment that a long one shows stands in its name and over its rows */
  taken: (kind: string, day: string, at: Date, part: number | undefined) =>
    `${kind}-${day}-${timeOf(at)}${part === undefined ? '' : `-第${part}份`}.xlsx`,
  sheet: (kind: string, at: Date) => `${kind} ${fileMoment(at)}`,
  template: (kind: string) => `${kind}模板.xlsx`,
  sent: (kind: string, rows: number, parts: number) =>
    `${kind}共 ${count(rows)} 条${parts > 1 ? `，分成 ${parts} 份文件` : ''}。改好后把文件发给我，没有改动的不会变。`,
  sentPartly: (kind: string, rows: number) =>
    `${kind}共 ${count(rows)} 条，不含联系方式和回避情况，仅供查看。`,
  sentList: (kind: string) => `${kind}见文件，仅供查看。`,
  sentTemplate: (kind: string) =>
    `${kind}的空白模板见文件：有下拉列表、批注、示例和填写方法。填好后整个文件发给我。`,
  unknown: (known: string) => `没有这个名录。请写成「导出 检查对象」，可以导出：${known}。`,
  noTemplate: (kind: string, known: string) => `${kind}不用文件导入，没有模板。有模板的是：${known}。`,
  plan: (whose: string, year: number) => `${whose} ${year} 年抽查计划见文件。`,
  ownPlan: (section: string, year: number) =>
    `${section} ${year} 年抽查计划见文件。改好后把文件发给我，先核对再并入计划。`,
  noPlans: (year: number) => `还没有科室编制 ${year} 年的抽查计划，没有可以导出的。`,
  planTemplate: (section: string, year: number) =>
    `${section} ${year} 年的空白计划表见文件：有下拉列表、批注、示例和填写方法。填好后整个文件发给我，先核对再并入计划。`,
  notYours: (kind: string) => `${kind}不由您导入，没有发模板。`,
  /** 条数多的名录 */
  long: {
    title: '导出检查对象',
    summary: { making: '检查对象正在导出', done: '检查对象已导出', failed: '检查对象没有导完' },
    making: '条数较多，正在分批生成，每份做好后私聊发给您。现在无需办理，可以离开。',
    done: '已全部发给您，请看下面的文件。改好后把文件发给我，没有改动的不会变。',
    taken: (at: Date) => `各份文件都是 ${momentText(at)} 的名录，以后的变化不在其中。`,
    failed: (fault: string | undefined) =>
      fault === undefined
        ? '您已不能查看名录，没有继续导出。'
        : `系统出错，已记录（编号 ${fault}），后面的没有导出。请稍后重新导出。`,
    figures: { total: '共（条）', made: '已生成（条）', files: '已发文件（份）' },
  },
  /** 某一日的名录 */
  day: {
    title: (day: string) => `${dateText(day)}的名录`,
    summary: (day: string, state: 'making' | 'done' | 'failed') =>
      `${dateText(day)}的名录${{ making: '正在生成', done: '已发给您', failed: '没有做完' }[state]}`,
    making: '正在生成，每份做好后私聊发给您。现在无需办理，可以离开。',
    done: '已全部发给您，请看下面的文件。',
    none: (day: string) => `${dateText(day)}名录里还没有内容，没有文件。`,
    taken: (day: string, at: Date) =>
      `${dateText(day)}终了时的检查对象、执法人员、抽查事项和专家，${momentText(at)} 取。`,
  },
  join: '、',
} as const;
