/** 一单两库 and plan as the provincial platform takes them: our fields by name; the first so many are our own columns. */
import type { PlatformKind } from '../domain/platform.ts';

type Fields = Readonly<Record<string, string>>;

/** No 身份证号 (domain.md §2), and no 信用风险分类, which is for internal use (国市监信发〔2022〕6号). */
export const PLATFORM_FIELDS = {
  items: {
    code: '编号',
    name: '抽查事项名称',
    category: '抽查类别',
    powerEntry: '权力清单事项',
    basis: '抽查依据',
    body: '抽查主体',
    object: '抽查对象',
    content: '抽查内容',
    method: '抽查方式',
    ratio: '抽查比例',
    frequency: '抽查频次',
    joint: '是否部门联合',
    jointWith: '联合部门',
    owner: '责任科室',
    effectiveFrom: '生效日期',
    effectiveTo: '失效日期',
  },
  enterprises: {
    name: '企业名称',
    creditCode: '统一社会信用代码',
    legalPerson: '法定代表人',
    registeredAddress: '注册地址',
    address: '生产地址',
    county: '县区',
    contact: '联络人',
    phone: '联系方式',
    trades: '行业',
    section: '监管科室',
    key: '重点/一般',
    status: '企业状态',
    listing: '黑名单/失信',
    code: '编码',
    subjectType: '主体类型',
    foundedOn: '成立日期',
    registeredWith: '登记机关',
    jurisdiction: '属地管辖单位',
    labels: '监管标签',
  },
  inspectors: {
    name: '姓名',
    section: '所在科室',
    title: '职务',
    certificateNo: '执法证编号',
    certificateUntil: '执法证有效期',
    certificateBy: '发证机关',
    inPost: '执法人员状态',
    specialities: '执法事项范围',
    counties: '地区',
    code: '单位工号',
    mobile: '手机号',
  },
  plan: {
    line: '序号',
    year: '年度',
    item: '检查事项',
    basis: '实施依据',
    type: '检查类型',
    object: '具体对象',
    amount: '抽取比例或家数',
    content: '检查内容',
    method: '检查方式',
    frequency: '频次和上限',
    windows: '检查时间',
    section: '承办机构',
    joint: '是否跨部门',
    partners: '联合部门',
    remark: '备注',
  },
} as const satisfies Record<PlatformKind, Fields>;

export const PLATFORM_KIND_NAMES: Record<PlatformKind, string> = {
  items: '抽查事项清单',
  enterprises: '检查对象名录库',
  inspectors: '执法检查人员名录库',
  plan: '抽查计划',
};
/** What people call them besides. */
export const PLATFORM_KIND_ALIASES: ReadonlyMap<string, PlatformKind> = new Map([
  ...(Object.entries(PLATFORM_KIND_NAMES) as [PlatformKind, string][]).map(
    ([kind, name]) => [name, kind] as const,
  ),
  ['事项清单', 'items'],
  ['抽查事项', 'items'],
  ['企业名录', 'enterprises'],
  ['检查对象', 'enterprises'],
  ['人员名录', 'inspectors'],
  ['执法人员', 'inspectors'],
  ['执法检查人员', 'inspectors'],
  ['计划', 'plan'],
  ['年度抽查计划', 'plan'],
  ['实施计划', 'plan'],
]);

/** 「固定：晋中市应急管理局」: the same in every row. */
export const FIXED = /^(?:固定|固定值|常量)[:：]\s*(.+)$/u;
export const fixedText = (value: string) => `固定：${value}`;
/** a column of the platform that we leave open */
export const BLANK = ['空', '留空', '不填'];
export const blankText = '留空';
