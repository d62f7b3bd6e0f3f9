/** 表头 of 年度抽查计划: its columns and the names that offices give them, the usual one first. */
import type { ColumnSpec } from './columns.ts';

/** The columns of real plans (龙岩 2025, domain.md §1), and ours beside them. */
export const plan = {
  line: { names: ['计划序号', '项次', '计划项次'] },
  year: { names: ['年度', '计划年度', '年份'] },
  item: {
    names: ['检查事项', '抽查事项', '检查事项名称', '抽查事项名称', '检查内容(事项)', '任务名称'],
    required: true,
  },
  basis: { names: ['实施依据', '检查依据', '抽查依据', '依据', '法律依据'] },
  type: { names: ['检查类型', '抽查类别', '检查类别', '类别', '重点/一般', '抽查类型'] },
  trades: { names: ['行业', '行业领域', '所属行业'] },
  object: {
    names: [
      '具体对象/双随机对象(总数及比例)',
      '具体对象',
      '双随机对象(总数及比例)',
      '双随机对象',
      '检查对象',
      '抽查对象',
      '检查对象(总数及比例)',
      '对象范围',
    ],
  },
  amount: {
    names: [
      '抽取比例或家数',
      '抽查比例',
      '抽取比例',
      '比例',
      '抽查数量',
      '抽取数量',
      '抽查家数',
      '比例及频次',
    ],
  },
  content: { names: ['检查内容', '抽查内容', '内容'] },
  method: { names: ['检查方式', '抽查方式', '方式'] },
  frequency: { names: ['频次和上限', '检查频次', '抽查频次', '频次', '频次及上限', '年度频次'] },
  windows: {
    names: ['检查时间', '抽查时间', '时间', '实施时间', '检查时限', '起止时间', '时间安排'],
    required: true,
  },
  teams: { names: ['检查组数', '检查组', '组数'] },
  experts: { names: ['专家人数', '专家', '专家数'] },
  section: { names: ['承办机构', '承办科室', '责任科室', '科室', '实施科室', '检查主体', '责任处室'] },
  joint: { names: ['是否跨部门', '是否联合', '是否部门联合', '跨部门'] },
  partners: { names: ['联合部门', '配合部门', '协同部门', '参与部门'] },
  remark: { names: ['备注', '说明'] },
} as const satisfies Record<string, ColumnSpec>;
