/** 模板: how each column is filled in, an example, and the words that it may be chosen from. */
import { HAZARD_LEVELS, LISTED, RISKS } from '../domain/enterprise-words.ts';
import { COUNTIES, GRADES, ROLES, SECTIONS, STATUSES, TRADES } from '../domain/vocabulary.ts';
import type { Field } from './header-words.ts';

export type TemplateKind =
  | 'enterprises'
  | 'permits'
  | 'people'
  | 'experts'
  | 'partners'
  | 'checklist'
  | 'settings'
  | 'calendar'
  | 'plan';
/** hint, example, and what may be chosen; several: more than one may be written, with 、 between them */
export type Guide = {
  readonly hint: string;
  readonly example: string | number;
  readonly choices?: readonly string[];
  readonly several?: true;
};

const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);
const day = '写成 2026-03-05；没有的写「无」，不改的留空';
const text = '没有的写「无」，不改的留空';

export const GUIDES: { readonly [K in TemplateKind]: { readonly [F in Field<K>]?: Guide } } = {
  enterprises: {
    code: { hint: '新增的留空，由系统编号；编码一经使用不再更换', example: '' },
    name: { hint: '营业执照上的全称', example: '山西示例化工有限公司' },
    creditCode: { hint: '18 位，对照营业执照；单元格设为文本', example: '91140702MA0GTX0Q21' },
    legalPerson: { hint: text, example: '张三' },
    county: { hint: '晋中市的县（区、市）', example: '榆次区', choices: names(COUNTIES) },
    address: { hint: `实际生产经营的地方；${text}`, example: '榆次区示例路 1 号' },
    registeredAddress: { hint: text, example: '榆次区示例路 1 号' },
    contact: { hint: text, example: '李四' },
    phone: { hint: `手机或固定电话；${text}`, example: '0354-3000000' },
    trades: {
      hint: '一家可有几个行业，用「、」分开，第一个决定抽查的分层',
      example: '危险化学品生产、有限空间',
      choices: names(TRADES),
      several: true,
    },
    section: {
      hint: '留空按第一个行业的监管科室',
      example: '危化科',
      choices: SECTIONS.filter(({ trades }) => trades.length > 0).map(({ name }) => name),
    },
    key: { hint: '留空按一般', example: '重点', choices: ['重点', '一般'] },
    grade: { hint: '信用风险分类，留空按 B', example: 'B', choices: GRADES.map(({ code }) => code) },
    status: { hint: '停产、注销的另写凭据', example: '在营', choices: names(STATUSES) },
    statusSince: { hint: day, example: '' },
    statusEvidence: { hint: '停产、注销的凭据，如通知书文号', example: '' },
    listing: { hint: '列入的应当留在名录库内', example: '未列入', choices: names(LISTED) },
    listedOn: { hint: day, example: '' },
    listedBy: { hint: text, example: '' },
    risk: { hint: '安全风险等级；没有评定的留空', example: '一般风险', choices: names(RISKS) },
    riskBy: { hint: '由谁评定', example: '晋中市应急管理局' },
    riskOn: { hint: day, example: '2025-12-01' },
    hazardLevel: {
      hint: '没有重大危险源的写「无」',
      example: '三级',
      choices: [...names(HAZARD_LEVELS), '无'],
    },
    lastInspected: { hint: day, example: '2025-06-03' },
    inspectedThisYear: { hint: '其他部门本年已查的次数，整数', example: 0 },
    yearlyCap: { hint: '整数；写「无」按分级抽查规则', example: 2 },
    subjectType: { hint: text, example: '有限责任公司' },
    foundedOn: { hint: day, example: '2015-05-20' },
    registeredWith: { hint: text, example: '榆次区市场监督管理局' },
    jurisdiction: { hint: text, example: '榆次区应急管理局' },
    longitude: { hint: '带小数的度数，与纬度一起写', example: 112.7365 },
    latitude: { hint: '带小数的度数，与经度一起写', example: 37.6976 },
    library: { hint: text, example: '' },
    labels: { hint: '几个标签用「、」分开', example: '涉氨' },
    qualification: { hint: '检查人员要有的资质', example: '' },
    needsExpert: { hint: '检查时是否要请专家', example: '否', choices: ['是', '否'] },
  },
  people: {
    code: { hint: '新增的留空，由系统编号', example: '' },
    name: { hint: '姓名', example: '王五' },
    mobile: { hint: '11 位，要与飞书账号一致；单元格设为文本', example: '13800000000' },
    section: { hint: '所在科室', example: '危化科', choices: names(SECTIONS) },
    roles: { hint: '可有几个，用「、」分开', example: '执法人员', choices: names(ROLES), several: true },
    title: { hint: text, example: '科员' },
    certificateNo: { hint: '执法人员必填；单元格设为文本', example: '0407001' },
    certificateUntil: { hint: '执法人员必填，写成 2028-12-31，长期有效写「长期」', example: '2028-12-31' },
    certificateBy: { hint: text, example: '山西省人民政府' },
    inPost: { hint: '留空按在岗', example: '在岗', choices: ['在岗', '不在岗'] },
    onStaff: { hint: '不清楚的留空', example: '在编', choices: ['在编', '不在编'] },
    reviewedBy: { hint: '与审查日期一起写', example: '执法监督科' },
    reviewedOn: { hint: '与审查人一起写', example: '2026-01-05' },
    specialities: {
      hint: '业务专长，用「、」分开',
      example: '危险化学品生产',
      choices: names(TRADES),
      several: true,
    },
    counties: {
      hint: '可去的县区，用「、」分开；都可去的写「全市」',
      example: '全市',
      choices: [...names(COUNTIES), '全市'],
      several: true,
    },
    leave: { hint: '写成 2026-03-09至2026-03-13；2026-05-06', example: '2026-03-09至2026-03-13' },
    recusals: { hint: '企业编码、统一社会信用代码或全称，用「、」分开', example: '' },
    witnessFor: { hint: '为哪些科室的抽取见证', example: '' },
    deputyFor: { hint: '只有分管领导才写', example: '' },
  },
  experts: {
    code: { hint: '新增的留空，由系统编号', example: '' },
    name: { hint: '姓名', example: '赵六' },
    unit: { hint: '工作单位', example: '太原理工大学' },
    title: { hint: text, example: '教授' },
    mobile: { hint: '11 位手机号；没有的写「无」', example: '13800000001' },
    fields: { hint: '用「、」分开', example: '危险化学品生产', choices: names(TRADES), several: true },
    engagedFrom: { hint: '写成 2026-01-01', example: '2026-01-01' },
    engagedTo: { hint: '写成 2027-12-31', example: '2027-12-31' },
    confidentialOn: { hint: '没有签的写「无」', example: '2026-01-01' },
    active: { hint: '留空按在聘', example: '是', choices: ['是', '否'] },
    conflicts: { hint: '企业编码、统一社会信用代码或全称，用「、」分开', example: '' },
  },
  partners: {
    code: { hint: '新增的留空，由系统编号', example: '' },
    department: { hint: '部门全称，抽查时按它选择', example: '市市场监管局' },
    name: { hint: '姓名', example: '孙七' },
    certificateNo: { hint: '该部门的执法证号；单元格设为文本', example: '14070500001' },
    validUntil: { hint: '写成 2027-12-31', example: '2027-12-31' },
    active: { hint: '留空按参加；不再参加的写「否」', example: '是', choices: ['是', '否'] },
  },
  permits: {
    creditCode: {
      hint: '名录里已有的企业；与企业名称至少填一个，单元格设为文本',
      example: '91140702MA0GTX0Q21',
    },
    enterprise: { hint: '名录里的全称；填了统一社会信用代码的可留空', example: '山西示例化工有限公司' },
    name: { hint: '证书上的名称', example: '安全生产许可证' },
    number: { hint: '证书上的编号；单元格设为文本', example: '（晋）WH安许证字〔2024〕1号' },
    issuedOn: { hint: day, example: '2024-05-20' },
    validUntil: { hint: '写成 2027-05-19，长期有效写「长期」', example: '2027-05-19' },
    issuedBy: { hint: text, example: '山西省应急管理厅' },
    held: { hint: '留空按持有；注销、吊销的写「否」', example: '是', choices: ['是', '否'] },
  },
  checklist: {
    item: { hint: '抽查事项的全称或编码', example: '有限空间作业安全监督检查' },
    title: { hint: '留空按抽查事项起名', example: '有限空间作业检查表' },
    text: { hint: '一行一条', example: '有限空间作业未执行先通风、再检测、后作业' },
    source: {
      hint: '法条或文件，写到条款',
      example: '工贸企业重大事故隐患判定标准（应急管理部令第10号）第十三条',
    },
    quoted: { hint: '一字不差照录的写「是」，归纳的写「否」', example: '否', choices: ['是', '否'] },
    major: { hint: '是否重大事故隐患，留空按否', example: '是', choices: ['是', '否'] },
    mustCheck: {
      hint: '必查的填报时每条要有结果；留空按必查，写「否」为选查',
      example: '是',
      choices: ['是', '否'],
    },
    effectiveFrom: { hint: '同一抽查事项的写同一天，整表作为新的一版', example: '2026-06-01' },
  },
  settings: {
    section: {
      hint: '名录里已有的科室',
      example: '危化科',
      choices: SECTIONS.filter(({ trades }) => trades.length > 0).map(({ name }) => name),
    },
    witnessMinutes: { hint: '见证人投入数字的时限，1 以上的整数', example: 2 },
    visitDays: { hint: '检查要在多少个工作日内完成', example: 20 },
    personCap: { hint: '每人一年最多的任务数', example: 40 },
    reserve: { hint: '每层备选的家数，可以是 0', example: 2 },
    approval: { hint: '检查审批在哪里办', example: '本系统', choices: ['本系统', '另行审批'] },
    inspectionEnd: { hint: '公示期限从哪天起算', example: '逐户', choices: ['逐户', '整批'] },
  },
  calendar: {
    day: { hint: '写成 2026-10-01', example: '2026-10-01' },
    kind: { hint: '周末补班的写「上班」', example: '放假', choices: ['放假', '上班'] },
    name: { hint: '节日名称', example: '国庆节' },
  },
  plan: {
    line: { hint: '新增的留空，由系统编号；改已有的一项时写它的序号', example: '' },
    year: { hint: '整份文件是同一年度，写成 2026', example: 2026 },
    item: { hint: '名称照抽查事项清单', example: '' },
    type: {
      hint: '重点的全查，只随机派人；一般的随机抽。留空按一般',
      example: '一般',
      choices: ['重点', '一般'],
    },
    amount: { hint: '一般的必填，写成 10%、12家或 A5% B10% C20% D50%；重点的留空', example: '10%' },
    windows: {
      hint: '写成 3月至6月；9月，或 3月16日至4月10日；也可写第二季度、上半年、全年',
      example: '3月至6月',
    },
    trades: { hint: '留空按抽查事项的行业', example: '', choices: names(TRADES), several: true },
    teams: { hint: '整数；不定的留空', example: 3 },
    experts: { hint: '每家请几名，整数；不请的留空', example: 1 },
    partners: { hint: '部门全称，用「、」分开；不联合的留空', example: '市市场监管局' },
    basis: { hint: '留空按抽查事项清单', example: '' },
    content: { hint: '留空按抽查事项清单', example: '' },
    method: { hint: '留空按抽查事项清单', example: '' },
    frequency: { hint: '留空按一般每年一次', example: '' },
    remark: { hint: text, example: '' },
  },
};

export const TEMPLATE = {
  example: '示例',
  number: '序号',
  guide: '填写方法',
  guideColumns: ['列', '是否必填', '怎样填写', '可以选的内容'],
  required: '必填',
  optional: '可留空',
  several: (choices: string) => `${choices}（可写几个，用「、」分开）`,
  join: '、',
  wrongTitle: '请看可以选的内容',
  wrong: '请从下拉列表里选；可写几个的，用「、」分开。',
} as const;
