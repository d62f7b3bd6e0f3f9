/**
 * 表头: the columns of each register and the names that offices give them, the usual one first.
 * Source: domain.md §2 (一单两库 records of several platforms).
 */
import type { ColumnSpec } from './columns.ts';
import { enterprises } from './header-words-enterprises.ts';
import { people } from './header-words-people.ts';
import { plan } from './header-words-plan.ts';
import { province } from './header-words-province.ts';
import type { RegisterKind } from './rows.ts';

const calendar = {
  day: { names: ['日期', '日子', '放假日期', '日期(公历)'], required: true },
  kind: { names: ['类型', '类别', '放假/上班', '安排', '性质', '日期类型', '放假或上班'], required: true },
  name: { names: ['名称', '节日', '节假日', '节日名称', '备注', '说明'] },
} as const satisfies Record<string, ColumnSpec>;

const settings = {
  section: { names: ['科室', '科室名称', '科室(部门)', '所属科室'], required: true },
  witnessMinutes: { names: ['见证时限(分钟)', '见证时限', '见证时限分钟', '见证分钟'], required: true },
  visitDays: { names: ['检查时限(工作日)', '检查时限', '检查工作日'] },
  personCap: { names: ['每人年度任务上限', '每人任务上限', '任务上限', '人员上限'] },
  reserve: { names: ['每层备选家数', '备选家数', '备选'] },
  approval: { names: ['检查审批', '审批方式', '检查审批方式'] },
  inspectionEnd: { names: ['抽查结束口径', '抽查结束', '公示起算'] },
} as const satisfies Record<string, ColumnSpec>;

const platform = {
  register: { names: ['名录', '库', '名录或计划', '表'], required: true },
  header: { names: ['平台列名', '平台列', '平台字段', '平台表头'], required: true },
  source: { names: ['取自', '来源', '本局字段', '对应字段'], required: true },
  days: { names: ['录入期限(工作日)', '录入期限', '期限'] },
} as const satisfies Record<string, ColumnSpec>;

const checklist = {
  item: { names: ['抽查事项', '事项', '事项名称', '抽查事项名称', '事项编码'], required: true },
  title: { names: ['检查表名称', '检查表', '表名'] },
  effectiveFrom: { names: ['生效日期', '启用日期', '施行日期'], required: true },
  text: { names: ['检查内容', '检查要点', '检查项目', '内容'], required: true },
  quoted: { names: ['是否原文', '原文', '照录原文'], required: true },
  source: { names: ['出处', '依据', '检查依据', '原文出处'], required: true },
  major: { names: ['重大事故隐患', '是否重大事故隐患', '重大隐患'] },
  mustCheck: { names: ['必查', '是否必查', '必查项'] },
} as const satisfies Record<string, ColumnSpec>;

const experts = {
  code: { names: ['专家编码', '编码', '编号', '专家编号'] },
  name: { names: ['专家姓名', '姓名', '专家', '名称'], required: true },
  unit: { names: ['工作单位', '单位', '所在单位'], required: true },
  title: { names: ['职称', '职务', '职称职务'] },
  mobile: { names: ['手机号', '联系电话', '手机', '联系方式'] },
  fields: { names: ['专业领域', '领域', '专业', '行业'], required: true },
  engagedFrom: { names: ['聘期开始', '聘任日期', '聘期起'], required: true },
  engagedTo: { names: ['聘期结束', '聘期至', '聘期止'], required: true },
  confidentialOn: { names: ['保密承诺日期', '保密承诺', '签订保密承诺日期'] },
  active: { names: ['在聘', '是否在聘'] },
  conflicts: { names: ['应回避企业', '回避企业', '回避单位', '利害关系企业'] },
} as const satisfies Record<string, ColumnSpec>;

/** 许可证: an enterprise by its code, or by its name */
const permits = {
  creditCode: { names: ['统一社会信用代码', '统一社会信用代码(注册号)', '信用代码', '企业编码'] },
  enterprise: { names: ['企业名称', '持证企业', '企业', '单位名称', '持证单位'] },
  name: { names: ['许可证名称', '许可名称', '证件名称', '许可证'], required: true },
  number: { names: ['许可证编号', '许可证号', '证书编号', '许可编号'], required: true },
  issuedOn: { names: ['批准日期', '发证日期', '许可日期'] },
  validUntil: { names: ['许可证有效期至', '有效期至', '有效期', '许可证有效期'], required: true },
  issuedBy: { names: ['发证机关', '批准机关', '许可机关'] },
  held: { names: ['持有', '是否持有', '是否有效'] },
} as const satisfies Record<string, ColumnSpec>;

/** 联合部门 under a name of its own: a list with 部门 alone is one of the bureau's people */
const partners = {
  code: { names: ['联合人员编码', '编码', '编号'] },
  department: { names: ['联合部门', '派出部门', '配合部门'], required: true },
  name: { names: ['姓名', '人员姓名', '执法人员'], required: true },
  certificateNo: { names: ['执法证号', '执法证编号', '证件号'], required: true },
  validUntil: { names: ['证件有效期至', '执法证有效期', '有效期至', '有效期'], required: true },
  active: { names: ['参加抽取', '是否参加', '参加'] },
} as const satisfies Record<string, ColumnSpec>;

export const COLUMNS = {
  enterprises,
  people,
  calendar,
  settings,
  province,
  plan,
  platform,
  checklist,
  experts,
  partners,
  permits,
} as const satisfies Record<RegisterKind, Record<string, ColumnSpec>>;
export type Field<K extends RegisterKind> = keyof (typeof COLUMNS)[K] & string;

/** Columns that number the rows: of no use, and not worth a note. */
export const ROW_NUMBERS = ['序号', '序', '行号', 'No', '№', '序列号'];

/** Columns that are never read, on purpose: 身份证号 has no business in a chat bot (domain.md §2). */
export const NEVER_READ = ['身份证号', '身份证号码', '身份证', '公民身份号码'];
