/**
 * 表头: the columns of each register and the names that offices give them, the usual one first; and the words
 * that stand in cells for yes, no and everywhere. Source: domain.md §2 (一单两库 records of several platforms).
 */
import type { RegisterKind } from './rows.ts';

export type ColumnSpec = { readonly names: readonly string[]; readonly required?: true };

const enterprises = {
  code: { names: ['编码', '企业编码', '对象编码', '单位编码', '编号', '企业编号', '企业代码', '对象编号'] },
  name: {
    names: [
      '企业名称',
      '单位名称',
      '被检查单位',
      '被检查单位名称',
      '检查对象',
      '检查对象名称',
      '主体名称',
      '名称',
      '企业全称',
      '单位全称',
      '公司名称',
      '企业单位名称',
      '生产经营单位',
      '生产经营单位名称',
      '生产企业名称',
      '受检单位',
      '受检单位名称',
      '抽查对象',
      '抽查对象名称',
      '市场主体名称',
      '经营主体名称',
      '工贸企业名称',
      '危化企业名称',
      '企业',
    ],
    required: true,
  },
  creditCode: {
    names: [
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '信用代码/注册号',
      '统一社会信用代码/注册号',
      '注册号',
      '统一信用代码',
      '社会统一信用代码',
      '统一社会信用代码证号',
      '统一代码',
      '统一社会代码',
      '营业执照注册号',
      '营业执照号',
      '信用代码(18位)',
      '统一社会信用代码或注册号',
    ],
    required: true,
  },
  legalPerson: {
    names: [
      '法定代表人',
      '法定代表人(负责人)',
      '法人代表',
      '法人',
      '主要负责人',
      '负责人',
      '法定代表人姓名',
      '法人姓名',
      '法人代表姓名',
      '企业负责人',
      '单位负责人',
      '主要负责人姓名',
      '企业法人',
    ],
  },
  county: {
    names: [
      '县区',
      '所属县区',
      '县(区、市)',
      '县(市、区)',
      '区县',
      '所在县区',
      '属地',
      '属地管辖单位',
      '地区',
      '行政区划',
      '县市区',
      '所属县市区',
      '所属县(市、区)',
      '所在县市区',
      '所在县(市、区)',
      '所属区县',
      '所在区县',
      '所属辖区',
      '所在辖区',
      '辖区',
      '属地县区',
      '所在地',
      '所属地区',
      '区(县)',
      '县别',
      '行政区域',
      '所属区域',
    ],
    required: true,
  },
  address: {
    names: [
      '生产地址',
      '生产经营地址',
      '经营地址',
      '实际经营地址',
      '厂址',
      '地址',
      '单位地址',
      '企业地址',
      '生产经营场所',
      '生产经营场所地址',
      '经营场所',
      '详细地址',
      '单位详细地址',
      '企业详细地址',
      '实际地址',
      '生产地点',
    ],
  },
  registeredAddress: { names: ['注册地址', '住所', '登记住所', '注册住所', '注册住所地', '工商注册地址'] },
  contact: {
    names: [
      '联络人',
      '联系人',
      '安全负责人',
      '联系人姓名',
      '企业联系人',
      '安全员',
      '安管人员',
      '安全管理人员',
    ],
  },
  phone: {
    names: [
      '联系方式',
      '联系电话',
      '电话',
      '手机',
      '手机号',
      '联系人电话',
      '联系人手机',
      '联系人手机号',
      '电话号码',
      '固定电话',
      '办公电话',
      '手机号码',
      '联系人联系方式',
      '企业电话',
    ],
  },
  trades: {
    names: [
      '行业',
      '行业领域',
      '所属行业',
      '行业类别',
      '行业类型',
      '专项库',
      '专项库名称',
      '监管领域',
      '监管行业',
      '行业分类',
      '行业名称',
      '所属领域',
      '涉及领域',
      '企业类型',
      '企业类别',
      '监管类别',
      '行业(领域)',
      '监管行业领域',
      '重点领域',
    ],
    required: true,
  },
  section: {
    names: [
      '科室',
      '监管科室',
      '责任科室',
      '责任处室',
      '所在业务部门',
      '承办科室',
      '承办机构',
      '主管科室',
      '监管部门',
      '责任部门',
      '所属科室',
      '负责科室',
      '监管责任科室',
    ],
  },
  key: {
    names: [
      '重点/一般',
      '是否重点',
      '重点一般',
      '检查类别',
      '抽查类别',
      '检查类型',
      '重点单位',
      '是否重点单位',
      '是否为重点',
      '是否重点检查单位',
      '重点检查单位',
      '是否为重点检查单位',
      '是否重点监管',
      '重点监管单位',
      '检查单位类别',
      '重点/一般单位',
    ],
  },
  grade: {
    names: [
      '信用等级',
      '信用风险等级',
      '信用风险分类',
      '风险等级',
      '分类',
      '分级',
      '分类分级',
      '风险分级',
      '信用分类',
      '安全风险等级',
      '信用评级',
      '企业等级',
      '等级',
      '风险类别',
      '信用类别',
      '信用风险分类等级',
      '风险分类',
      '企业风险等级',
    ],
  },
  status: {
    names: [
      '状态',
      '登记状态',
      '生产状态',
      '经营状态',
      '企业状态',
      '运行状态',
      '企业生产状态',
      '生产经营状态',
      '目前状态',
      '存续状态',
      '生产情况',
      '经营情况',
      '生产经营情况',
      '现状',
    ],
  },
  lastInspected: {
    names: [
      '上次检查日期',
      '上次检查时间',
      '最近检查日期',
      '最近一次检查日期',
      '上次检查',
      '最近检查时间',
      '最后检查日期',
      '上次抽查日期',
      '最近抽查日期',
      '最近一次检查时间',
    ],
  },
  inspectedThisYear: {
    names: [
      '本年已查次数',
      '本年度已查次数',
      '本年已检查次数',
      '已查次数',
      '本年检查次数',
      '今年已查次数',
      '年内已查次数',
      '本年已抽查次数',
    ],
  },
  yearlyCap: {
    names: [
      '年度检查上限',
      '年度上限',
      '检查上限',
      '频次上限',
      '年度检查频次上限',
      '每年检查上限',
      '年检查上限',
      '年度检查次数上限',
    ],
  },
  listing: {
    names: ['黑名单/失信', '黑名单或失信', '黑名单', '失信名单', '失信情况', '是否列入黑名单', '是否失信'],
  },
  listedOn: { names: ['列入日期', '列入黑名单日期', '列入时间'] },
  listedBy: { names: ['列入机关', '列入决定机关'] },
  risk: { names: ['安全生产风险等级', '安全风险分级', '安全风险评定等级'] },
  riskBy: { names: ['风险等级来源', '风险评定单位', '评定机关'] },
  riskOn: { names: ['风险等级评定日期', '风险评定日期', '评定日期'] },
  hazardLevel: { names: ['重大危险源级别', '重大危险源等级', '危险源级别', '重大危险源'] },
  statusSince: { names: ['状态起始日期', '状态变更日期', '停产日期', '注销日期', '停产注销日期'] },
  statusEvidence: { names: ['状态凭据', '状态依据', '停产注销凭据', '凭据'] },
  subjectType: { names: ['主体类型', '市场主体类型', '单位类型', '经济类型'] },
  foundedOn: { names: ['成立日期', '成立时间', '注册日期'] },
  registeredWith: { names: ['登记机关', '发照机关'] },
  jurisdiction: { names: ['管辖单位', '属地监管单位', '日常监管单位'] },
  longitude: { names: ['经度'] },
  latitude: { names: ['纬度'] },
  library: { names: ['所属专项库', '专项库类别'] },
  labels: { names: ['监管标签', '标签'] },
  qualification: { names: ['所需资质', '检查人员资质'] },
  needsExpert: { names: ['需配专家', '是否需配专家', '是否需要专家'] },
} as const satisfies Record<string, ColumnSpec>;

const people = {
  code: {
    names: ['编码', '人员编码', '单位工号', '工号', '人员编号', '编号', '人员代码', '职工编号', '员工编号'],
  },
  name: {
    names: ['姓名', '人员姓名', '执法人员姓名', '检查人员姓名', '执法检查人员姓名', '名字', '执法人员'],
    required: true,
  },
  mobile: {
    names: [
      '手机号',
      '手机号码',
      '手机',
      '移动电话',
      '联系电话',
      '联系方式',
      '联系手机',
      '飞书手机号',
      '本人手机',
      '手机号码(飞书)',
      '电话',
      '电话号码',
      '联系号码',
    ],
    required: true,
  },
  section: {
    names: [
      '科室',
      '所在业务部门',
      '所在科室',
      '所属科室',
      '业务部门',
      '部门',
      '处室',
      '所属部门',
      '所在部门',
      '科(室)',
      '工作科室',
      '内设机构',
      '科室名称',
    ],
    required: true,
  },
  roles: { names: ['角色', '系统角色', '人员角色', '岗位角色'] },
  title: { names: ['职务', '担任职务', '具体职务', '现任职务', '职务/职级', '职务职级', '职级', '行政职务'] },
  certificateNo: {
    names: [
      '执法证编号',
      '执法证号',
      '执法证件号',
      '执法证号码',
      '执法证',
      '证号',
      '行政执法证号',
      '行政执法证编号',
      '行政执法证件号',
      '行政执法证',
      '行政执法证号码',
      '执法证件编号',
      '执法证件号码',
      '证件号',
      '证件编号',
      '执法证书编号',
    ],
  },
  certificateUntil: {
    names: [
      '执法证有效期',
      '执法证有效期至',
      '有效期至',
      '证件有效期',
      '证件有效期至',
      '有效期',
      '有效期限',
      '证件有效期限',
      '有效截止日期',
      '到期日期',
      '到期时间',
      '证件到期日',
      '执法证到期日期',
      '执法证到期时间',
      '执法证有效期限',
      '有效日期',
      '有效期截止',
      '执法证有效期截止',
    ],
  },
  inPost: {
    names: [
      '在岗',
      '是否在岗',
      '在编在岗',
      '是否在编在岗',
      '执法人员状态',
      '人员状态',
      '状态',
      '在职状态',
      '在岗情况',
      '是否在职',
      '在岗状态',
      '岗位状态',
    ],
  },
  specialities: {
    names: [
      '专业',
      '业务专长',
      '执法事项范围',
      '专长',
      '执法领域',
      '专业领域',
      '业务领域',
      '检查领域',
      '擅长领域',
      '专业类别',
      '执法类别',
    ],
  },
  counties: {
    names: [
      '县区',
      '地区',
      '负责县区',
      '执法区域',
      '执法地区',
      '片区',
      '负责片区',
      '负责区域',
      '检查区域',
      '包联县区',
      '负责县(市、区)',
    ],
  },
  leave: {
    names: [
      '请假',
      '请假日期',
      '请假时间',
      '请假安排',
      '不在岗时间',
      '请假情况',
      '休假',
      '休假日期',
      '休假时间',
    ],
  },
  recusals: { names: ['回避', '回避企业', '回避单位', '回避对象', '应回避企业', '需回避企业', '回避情况'] },
  witnessFor: { names: ['见证科室', '见证', '见证人'] },
  deputyFor: { names: ['分管科室', '分管'] },
  certificateBy: { names: ['发证机关', '执法证发证机关', '发证单位'] },
  onStaff: { names: ['在编', '是否在编', '编制情况'] },
  reviewedBy: { names: ['资格审查人', '审查人'] },
  reviewedOn: { names: ['资格审查日期', '审查日期'] },
} as const satisfies Record<string, ColumnSpec>;

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

const province = {
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

/** The columns of real plans (龙岩 2025, domain.md §1), and ours beside them. */
const plan = {
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
} as const satisfies Record<RegisterKind, Record<string, ColumnSpec>>;
export type Field<K extends RegisterKind> = keyof (typeof COLUMNS)[K] & string;

/** Columns that number the rows: of no use, and not worth a note. */
export const ROW_NUMBERS = ['序号', '序', '行号', 'No', '№', '序列号'];

/** Columns that are never read, on purpose: 身份证号 has no business in a chat bot (domain.md §2). */
export const NEVER_READ = ['身份证号', '身份证号码', '身份证', '公民身份号码'];

/** 重点 or 一般 检查单位. */
export const KEY_WORDS: ReadonlyMap<string, boolean> = words(
  ['重点', '重点检查', '重点检查单位', '重点单位', '是', 'true', 'yes', '1', '√', '✓', '✔', '☑'],
  ['一般', '一般检查', '一般检查单位', '一般单位', '否', 'false', 'no', '0', '非重点', '×', '✗', '✘', 'x'],
);

/** 检查类型 of a plan's line: 重点 (true); 一般 is drawn at random. */
export const PLAN_TYPE_WORDS: ReadonlyMap<string, boolean> = words(
  ['重点', '重点检查', '重点检查事项', '重点检查单位'],
  ['一般', '一般检查', '一般检查事项', '双随机', '双随机抽查', '随机', '不定向', '定向'],
);

/** 在岗. */
export const IN_POST_WORDS: ReadonlyMap<string, boolean> = words(
  ['在岗', '在编在岗', '在职', '是', '有效', '正常', 'true', 'yes', '1', '√', '✓', '✔', '☑'],
  [
    '不在岗',
    '离岗',
    '调离',
    '已调离',
    '退休',
    '离职',
    '借调',
    '否',
    '无效',
    '停用',
    'false',
    'no',
    '0',
    '×',
    '✗',
    '✘',
    'x',
  ],
);

/** 是 or 否, as people tick it. */
export const YES_WORDS: ReadonlyMap<string, boolean> = words(
  ['是', '有', '需', '需要', '对', 'true', 'yes', 'y', '1', '√', '✓', '✔', '☑', '■'],
  ['否', '不是', '不需要', '不需', 'false', 'no', 'n', '0', '×', '✗', '✘', 'x', '☐', '□'],
);

/** 在编 (实施细则 三(三)). */
export const ON_STAFF_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES_WORDS,
  ...words(['在编', '行政编', '行政编制', '事业编', '事业编制'], ['不在编', '编外', '聘用', '非在编']),
]);

/** 是 or 否. */
export const YES_NO_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES_WORDS,
  ...words(['必查', '原文'], ['要点', '要点，非原文', '要点,非原文']),
]);

/** 放假 or 上班. */
export const DAY_KIND_WORDS: ReadonlyMap<string, boolean> = words(
  ['放假', '休', '休息', '假', '节假日', '法定节假日', 'off'],
  ['上班', '班', '调休上班', '补班', '工作日', 'work'],
);

/** 抽查结束之日: each task's own visit (true), or the last visit of the draw. */
export const INSPECTION_END_WORDS: ReadonlyMap<string, boolean> = words(
  ['逐户', '各户检查之日', '检查当天', '逐家'],
  ['整批', '最后一户检查之日', '全部检查完成', '最后一家'],
);

/** 检查审批: asked for in this system (true), or elsewhere. */
export const APPROVAL_WORDS: ReadonlyMap<string, boolean> = words(
  ['本系统', '本系统审批', '在本系统', '是', '开'],
  ['另行审批', '其他系统', '其他系统审批', '线下', '线下审批', '否', '关'],
);

/** 全市: no limit to counties. */
export const EVERYWHERE = new Set(['*', '全市', '晋中市', '晋中', '不限', '全部', '全域']);

/** 「无」: explicitly nothing. */
export const NONE_WORDS = new Set(['无', '/', '\\', '-', '--', '—', '——', '－', '暂无', '没有', '(无)']);

/** A row of sums, by what stands first in it. */
export const SUM_ROW =
  /^(?:合计|总计|小计|共计|累计|本页小计|本页合计|全市合计|全市总计)(?:[:：(（\d].*)?$|^(?:合计|总计|小计|共计|共)[:：]?\d+[家人户条个名]?.*$|小计$|合计$/;
/** A row that explains or signs, by what stands first in it. */
export const NOTE_ROW =
  /^(?:(?:说明|备注|注|附注|填表说明|填报说明|填写说明|注意事项|提示)(?:[:：\d一(（]|$)|(?:填表|填报|制表|编制|审核|审批|复核|经办|报送|签发|单位负责人|分管领导|科室负责人|负责人|联系人|联系电话|填表日期|填报日期|制表日期|日期|单位(?:\(盖章\))?|盖章|签字)[^:：]{0,8}[:：]|以下空白|以下无正文|第\d+页|共\d+页|—+$|-+$|\*)/;
/** A row that shows how to fill in the form. */
export const SAMPLE_ROW = /^(?:示例|样例|例|例如|填写示例|举例|范例|\(示例\))(?:[:：\d].*)?$/;

/** 长期有效, written 9999-09-09 as the provincial template does. */
export const LONG_TERM_WORDS = new Set(['长期', '长期有效', '永久', '永久有效', '无固定期限']);
export const LONG_TERM = '9999-09-09';

/** Before a county's name. */
export const COUNTY_PREFIX = /^(?:山西省)?(?:晋中市)?(?=.)/;

function words(yes: readonly string[], no: readonly string[]): Map<string, boolean> {
  return new Map([...yes.map((w) => [w, true] as const), ...no.map((w) => [w, false] as const)]);
}
