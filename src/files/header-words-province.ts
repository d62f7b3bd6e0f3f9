/** 表头 of 省级平台任务: its columns and the names that offices give them, the usual one first. */
import type { ColumnSpec } from './columns.ts';

export const province = {
  taskNo: {
    names: [
      '任务编号',
      '平台任务编号',
      '抽查任务编号',
      '任务号',
      '任务单号',
      '任务编码',
      '双随机任务编号',
      '抽查任务号',
    ],
    required: true,
  },
  enteredOn: { names: ['录入日期', '平台录入日期', '录入时间'] },
  enterpriseCode: { names: ['企业编码', '企业编号', '对象编码', '编码'] },
  creditCode: {
    names: ['统一社会信用代码', '社会信用代码', '信用代码', '统一社会信用代码/注册号', '注册号'],
  },
  enterpriseName: {
    names: [
      '企业名称',
      '单位名称',
      '检查对象',
      '检查对象名称',
      '被检查单位',
      '主体名称',
      '企业',
      '检查对象(企业)',
      '企业全称',
      '生产经营单位名称',
      '受检单位',
    ],
  },
  inspector1: { names: ['执法人员1', '检查人员1', '执法人员一', '主办人员'] },
  inspector2: { names: ['执法人员2', '检查人员2', '执法人员二', '协办人员'] },
  inspector3: { names: ['执法人员3', '检查人员3', '执法人员三'] },
  inspector4: { names: ['执法人员4', '检查人员4', '执法人员四'] },
  inspectors: { names: ['执法人员', '检查人员', '执法检查人员'] },
  from: { names: ['检查开始', '检查开始日期', '检查开始时间', '开始日期', '开始时间'], required: true },
  to: {
    names: ['检查结束', '检查结束日期', '检查结束时间', '结束日期', '结束时间', '截止日期'],
    required: true,
  },
} as const satisfies Record<string, ColumnSpec>;
