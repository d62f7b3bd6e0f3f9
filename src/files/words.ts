/** What the office reads about a file: how its kind, its columns and its rows are called. */
import type { RegisterKind } from './rows.ts';

export const KIND_NAMES: Record<RegisterKind, string> = {
  enterprises: '企业名录（检查对象名录库）',
  people: '人员名录（执法检查人员名录库）',
  calendar: '放假安排',
  settings: '科室设置',
  province: '省级平台任务表',
  plan: '年度抽查计划',
  platform: '平台列对应表',
  checklist: '检查表',
  experts: '专家名录（专家库）',
  partners: '联合部门人员名单',
  permits: '许可证名单',
};

/** Kinds of file that are no list. */
export const FILE_NAMES = {
  pdf: 'PDF',
  word: '文字文档（.docx、.doc、.wps）',
  slides: '演示文稿',
  picture: '图片',
  openDocument: 'OpenDocument 表格（.ods）',
  binary: '二进制工作簿（.xlsb）',
} as const;

/** A row as people find it: 「榆次区」第 5 行. */
export function rowName(row: number, sheet?: string): string {
  return `${sheet === undefined ? '' : `「${sheet}」`}第 ${row} 行`;
}

/** Columns as problems name them, where they come to light only beside the registers. */
export const COLUMN = {
  code: '编码',
  credit: '统一社会信用代码',
  mobile: '手机号',
  certificate: '执法证编号',
  department: '联合部门',
  certificateUntil: '执法证有效期',
  roles: '角色',
  status: '状态',
  section: '科室',
  recusals: '回避',
  witnessFor: '见证科室',
  deputyFor: '分管科室',
  enterprise: '企业',
  permit: '许可证编号',
  inspectors: '执法人员',
  taskNo: '任务编号',
  item: '检查事项',
  windows: '检查时间',
  amount: '抽取比例或家数',
  line: '计划序号',
  year: '年度',
  header: '平台列名',
  checkedItem: '抽查事项',
  effectiveFrom: '生效日期',
  conflicts: '应回避企业',
} as const;

/** The expected columns of a register, for someone whose header wasn't recognised. */
export function expectedColumns(kind: RegisterKind, columns: readonly string[]): string {
  return `【${KIND_NAMES[kind]}】${columns.join('、')}`;
}
