/** What the office reads about a file: why a cell is refused and how to mend it, and what was noted. */
import { HAZARD_LEVELS, LISTED, RISKS } from '../domain/enterprise-words.ts';
import { COUNTIES, GRADES, ROLES, STATUSES, TRADES } from '../domain/vocabulary.ts';
import type { FaultCode } from './faults.ts';
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

const MOST_ROWS = 12;
const rowList = (rows: readonly number[]) =>
  `第 ${rows.slice(0, MOST_ROWS).join('、')}${rows.length > MOST_ROWS ? ' …' : ''} 行`;

const names = (entries: readonly { name: string }[]) => entries.map((entry) => entry.name).join('、');

/** For each fault: why, and what to do about it. `more` is what only this case knows. */
export const FAULTS: Record<FaultCode, (more: string) => { why: string; remedy: string }> = {
  'file-empty': () => ({ why: '文件是空的', remedy: '重新导出后再发' }),
  'file-not-xlsx': () => ({
    why: '这不是 Excel 工作簿（.xlsx），也不是文本表格（.csv）',
    remedy: '在 Excel 或 WPS 中另存为「.xlsx」后再发',
  }),
  'file-xls': () => ({
    why: '这是旧版表格文件（.xls 或 WPS 的 .et）',
    remedy: '在 Excel 或 WPS 中打开，选「另存为」，文件类型选「Excel 文件（.xlsx）」，再发一次',
  }),
  'file-encrypted': () => ({ why: '文件设了打开密码', remedy: '取消密码，另存后再发' }),
  'file-too-large': () => ({ why: '文件超过 20 MB', remedy: '删去图片和不用的工作表，或分成几个文件' }),
  'file-bomb': () => ({
    why: '文件解开后异常地大，为安全起见没有打开',
    remedy: '把表格内容复制到新的工作簿，另存后再发',
  }),
  'file-macros': () => ({ why: '文件带有宏，为安全起见没有打开', remedy: '另存为不带宏的「.xlsx」后再发' }),
  'file-damaged': () => ({ why: '文件已损坏，打不开', remedy: '用 Excel 或 WPS 打开检查，另存后再发' }),
  'file-paths': () => ({
    why: '压缩结构异常，为安全起见没有打开',
    remedy: '把表格内容复制到新的工作簿，另存后再发',
  }),
  'file-archive': () => ({ why: '这是压缩包', remedy: '解压后，把里面的表格逐个发来' }),
  'file-document': (more) => ({
    why: `这是${more}，不是表格`,
    remedy: '把名单放进 Excel 或 WPS 表格，存为「.xlsx」后再发',
  }),
  'file-web': () => ({
    why: '这是网页或 XML 格式的表格（有的系统导出时把它叫作 .xls）',
    remedy: '在 Excel 或 WPS 中打开，另存为「.xlsx」后再发',
  }),
  'file-heavy': () => ({
    why: '文件内容太多，没有读完',
    remedy: '只留名单所在的工作表，删去多余的行和文字，另存后再发',
  }),
  'sheet-empty': () => ({ why: '表里没有数据行', remedy: '在表头下面填写至少一行' }),
  'too-many-rows': (more) => ({ why: `行数超过上限 ${more}`, remedy: '分成几个文件' }),
  'too-many-columns': (more) => ({ why: `列数超过上限 ${more}`, remedy: '删去右边不用的列' }),
  'unknown-header': (more) => ({
    why: '没有找到认识的表头',
    remedy: `能收的表格和列（带 * 的必须有）：${more}`,
  }),
  'missing-column': (more) => ({ why: `按「${more}」看，缺少这一列`, remedy: '在表头加上这一列并填写' }),
  'duplicate-column': () => ({ why: '同名的列出现了两次', remedy: '只留一列' }),
  'several-kinds': (more) => ({
    why: `文件里有几种名录：${more}`,
    remedy: '一次只收一种，请分成几个文件（或把暂不导入的工作表隐藏起来）',
  }),
  required: () => ({ why: '不能为空', remedy: '请填写' }),
  'too-long': (more) => ({ why: `太长，超过 ${more} 个字`, remedy: '请缩短' }),
  'error-cell': () => ({ why: '单元格里是公式错误', remedy: '改正公式，或直接填写内容' }),
  'formula-unsaved': (more) => ({
    why: `单元格 ${more} 是公式，文件里没有保存计算结果`,
    remedy: '在 Excel 或 WPS 中打开、保存后再发，或直接填写内容',
  }),
  'number-too-long': () => ({
    why: 'Excel 把它当作数字，后面的位数已经丢失',
    remedy: '先把这一列的格式设为「文本」，再重新填写',
  }),
  'credit-length': () => ({
    why: '统一社会信用代码应为 18 位（旧注册号 15 位数字）',
    remedy: '对照营业执照改正',
  }),
  'credit-alphabet': (more) => ({
    why: '含有统一社会信用代码不用的字符（没有字母 I、O、S、V、Z）',
    remedy:
      more === ''
        ? '对照营业执照改正，常见的是把数字 0、1、2、5 写成字母'
        : `是不是 ${more}？请对照营业执照核对后改正`,
  }),
  'credit-division': () => ({ why: '第 3 至 8 位应为行政区划数字', remedy: '对照营业执照改正' }),
  'credit-check-digit': (more) => ({
    why: '校验码不对，说明某一位抄错了',
    remedy: `对照营业执照逐位核对（若前 17 位无误，末位应为 ${more}）`,
  }),
  'not-a-day': () => ({ why: '不是一个日期', remedy: '写成 2026-03-05 或 2026年3月5日；长期有效写「长期」' }),
  'not-a-count': () => ({ why: '应为 0 到 999 的整数', remedy: '只写数字' }),
  'bad-department': () => ({
    why: '联合部门的名称不能用',
    remedy: '写部门全称，2 到 30 个字，不用「#」「:」「+」，不写「执法」「专家」',
  }),
  'bad-code': () => ({ why: '编码只能用字母、数字和 . _ / -，最多 32 位，不含空格', remedy: '例如 E0001' }),
  'bad-mobile': () => ({ why: '不是 11 位手机号', remedy: '写 1 开头的 11 位手机号，要与飞书账号一致' }),
  'bad-leave': () => ({ why: '请假日期看不懂', remedy: '写成「2026-03-09至2026-03-13；2026-05-06」' }),
  'bad-character': () => ({ why: '含有系统不收的字符（如乱码或控制符）', remedy: '删去或改写这个字符' }),
  'day-order': () => ({ why: '结束日期早于开始日期', remedy: '改正其中一个日期' }),
  'unknown-county': () => ({ why: '不是晋中市的县（区、市）', remedy: `写其中之一：${names(COUNTIES)}` }),
  'unknown-trade': (more) => ({
    why: `「${more}」不是认识的行业`,
    remedy: `用「、」分开，写其中之一或几个：${names(TRADES)}`,
  }),
  'unknown-grade': () => ({
    why: '不是认识的等级',
    remedy: `写 ${GRADES.map((g) => `${g.code}（${g.name}）`).join('、')}`,
  }),
  'unknown-status': () => ({ why: '不是认识的状态', remedy: `写其中之一：${names(STATUSES)}` }),
  'unknown-role': (more) => ({
    why: `「${more}」不是认识的角色`,
    remedy: `用「、」分开，写其中之一或几个：${names(ROLES)}`,
  }),
  'unknown-key': () => ({ why: '看不出是重点还是一般', remedy: '写「重点」或「一般」' }),
  'unknown-in-post': () => ({ why: '看不出是否在岗', remedy: '写「在岗」或「不在岗」' }),
  'unknown-day-kind': () => ({ why: '看不出是放假还是上班', remedy: '写「放假」或「上班」' }),
  'unknown-inspection-end': () => ({
    why: '看不出抽查结束怎样算',
    remedy: '写「逐户」（各户检查之日起算）或「整批」（最后一户检查之日起算）',
  }),
  'unknown-approval': () => ({
    why: '看不出检查在哪里审批',
    remedy: '写「本系统」（在本系统审批）或「另行审批」（派发时填审批文号）',
  }),
  'unknown-listing': () => ({
    why: '看不出是否列入黑名单或失信名单',
    remedy: `写其中之一：${names(LISTED)}；没有列入的也可写「无」`,
  }),
  'unknown-risk': () => ({ why: '不是认识的安全风险等级', remedy: `写其中之一：${names(RISKS)}` }),
  'unknown-hazard': () => ({
    why: '不是认识的重大危险源级别',
    remedy: `写其中之一：${names(HAZARD_LEVELS)}；没有重大危险源的写「无」`,
  }),
  'unknown-on-staff': () => ({ why: '看不出是否在编', remedy: '写「在编」或「不在编」' }),
  'not-degrees': () => ({ why: '不是经纬度', remedy: '写成带小数的度数，如经度 112.7365、纬度 37.6976' }),
  'place-half': () => ({ why: '经度和纬度只写了一个', remedy: '两个都写，或两个都写「无」' }),
  'review-half': () => ({ why: '资格审查人和审查日期只写了一个', remedy: '两个都写，或两个都写「无」' }),
  'deputy-needed': () => ({ why: '只有分管领导才写分管科室', remedy: '加上「分管领导」角色，或清空此格' }),
  'not-positive': () => ({ why: '应为 1 以上的整数', remedy: '改成 1 以上，或留空不改' }),
  'certificate-needed': () => ({
    why: '执法人员要有执法证编号和有效期',
    remedy: '补填；没有执法证的人不要写「执法人员」角色',
  }),
  'enterprise-needed': () => ({
    why: '没有写是哪家企业',
    remedy: '填写企业编码、统一社会信用代码、企业名称中的一个',
  }),
  'two-inspectors': () => ({
    why: '执法人员不足两名（行政处罚法第四十二条）',
    remedy: '填写至少两名执法人员',
  }),
  'same-inspector': (more) => ({ why: `「${more}」写了两次`, remedy: '换成另一名执法人员' }),
  'code-taken': (more) => ({
    why: `名录里已登记为 ${more}`,
    remedy: '编码一经使用不再更换，请改用原编码，或核对是否填错',
  }),
  'cap-reached': () => ({
    why: '这家企业本年度检查次数已达上限',
    remedy: '删去这一行；有投诉举报、转办移送或上级交办的，由科室负责人先发「超上限」登记文号，再发一次文件',
  }),
  'evidence-needed': (more) => ({
    why: `这家企业列入${more}，应当纳入名录库，不能不说依据就停止抽查`,
    remedy: '确已停产或注销的，请把凭据写明（如通知书文号）后由执法监督科登记；否则状态请填「在营」',
  }),
  'other-section': (more) => ({
    why: `这家企业由${more}管`,
    remedy: '科室负责人只能导入本科室的企业，请删去这一行，或请执法监督科导入',
  }),
  'no-right-province': (more) => ({ why: `${more}由执法监督科办理`, remedy: '请执法监督科私聊发来' }),
  'no-right-plan': (more) => ({ why: `${more}由科室负责人编制`, remedy: '请科室负责人私聊发来' }),
  'plan-in-chat': (more) => ({ why: `${more}不从命令行导入`, remedy: '请在飞书里私聊发来' }),
  'plan-open': (more) => ({ why: `${more}的计划正在审批`, remedy: '等审批结果；要改的，请分管领导退回' }),
  'unknown-item': (more) => ({
    why: '不在已公布的抽查事项清单里，不能列入计划',
    remedy: `按清单的名称填写：${more}`,
  }),
  'unknown-register': (more) => ({ why: '不是认识的名录', remedy: `写其中之一：${more}` }),
  'unknown-source': (more) => ({
    why: '看不出取自哪里',
    remedy: `写其中之一：${more}；每行都一样的写「固定：内容」，不填的写「留空」`,
  }),
  'unknown-yes-no': () => ({ why: '看不出是还是否', remedy: '写「是」或「否」' }),
  'several-days': () => ({
    why: '同一个事项写了几个生效日期',
    remedy: '一份文件里一个事项只写一个生效日期',
  }),
  'unknown-checked-item': (more) => ({
    why: '抽查事项清单里没有这个事项',
    remedy: `按清单的名称填写：${more}`,
  }),
  'not-a-year': () => ({ why: '不是一个年度', remedy: '写成 2026' }),
  'amount-needed': () => ({
    why: '看不出抽取比例或家数',
    remedy: '在「抽取比例或家数」一列写 10%、12家，或 A5% B10%；重点检查写「全部」',
  }),
  'unreadable-amount': () => ({
    why: '抽取比例或家数看不明白',
    remedy: '写成 10%、12家，或 A5% B10% C20% D50%',
  }),
  'unreadable-windows': (more) => ({
    why: `检查时间看不明白，或者不在 ${more} 年内`,
    remedy: '写成 3月至6月、第二季度、全年，或 3月16日至4月10日，几段用分号隔开',
  }),
  'unknown-line': (more) => ({ why: `计划里没有第 ${more} 项`, remedy: '新增的项，计划序号留空' }),
  'several-years': () => ({ why: '一份文件里有几个年度', remedy: '一个年度一份文件' }),
  'no-right': (more) => ({ why: `${more}不能由您导入`, remedy: '请执法监督科或管理员发来' }),
  'unknown-enterprise': (more) => ({
    why: `企业名录里没有「${more}」`,
    remedy: '写企业编码、统一社会信用代码或全称；请先导入企业名录',
  }),
  'ambiguous-enterprise': (more) => ({ why: `名录里有几家「${more}」`, remedy: '改写企业编码' }),
  'unknown-section': (more) => ({ why: `没有「${more}」这个科室`, remedy: '按名录里的科室名称填写' }),
  'unknown-inspector': (more) => ({
    why: `执法人员名录里没有「${more}」`,
    remedy: '写姓名、编码或执法证编号；请先导入人员名录',
  }),
  'ambiguous-inspector': (more) => ({ why: `名录里有几位「${more}」`, remedy: '改写编码或执法证编号' }),
  'not-in-post': (more) => ({ why: `「${more}」不在岗`, remedy: '换成在岗的执法人员' }),
  'certificate-expired': (more) => ({
    why: `「${more}」的执法证在检查期内到期`,
    remedy: '换成证件有效的执法人员，或先更新人员名录',
  }),
  recused: (more) => ({ why: `「${more}」应当回避这家企业`, remedy: '换成另一名执法人员' }),
  'task-entered': (more) => ({
    why: `平台任务 ${more} 已登记过`,
    remedy: '核对任务编号，已登记的任务不必再发',
  }),
  duplicate: (more) => ({ why: `与${more}重复`, remedy: '删去其中一行，或改正写错的一行' }),
};

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

export const NOTES = {
  unusedColumns: (columns: readonly string[]) => `没有用到的列：${columns.join('、')}`,
  neverRead: (columns: readonly string[]) => `按规定不读取的列：${columns.join('、')}`,
  otherSheets: (used: string, others: readonly string[]) =>
    `只读了工作表「${used}」，未读：${others.join('、')}`,
  sheetsRead: (sheets: readonly { name: string; rows: number }[]) =>
    `读了 ${sheets.length} 个工作表：${sheets.map(({ name, rows }) => `${name}（${rows} 行）`).join('、')}`,
  hiddenSheets: (sheets: readonly string[]) => `隐藏的工作表没有读取：${sheets.join('、')}`,
  hiddenColumns: (columns: readonly string[]) => `隐藏的列也已读取：${columns.join('、')}`,
  formulas: (count: number, first: string) =>
    `${count} 个单元格是公式，按文件里保存的结果读取（如 ${first}）`,
  merged: (count: number) => `合并单元格按每一行都相同读取（${count} 处）`,
  readAs: { csv: '文件按内容是文本表格（CSV），已照此读取', xlsx: '文件按内容是 Excel 工作簿，已照此读取' },
  passedOver: {
    sum: (rows: readonly number[]) => `合计、小计行没有读取：${rowList(rows)}`,
    remark: (rows: readonly number[]) => `说明、标题、签字行没有读取：${rowList(rows)}`,
    sample: (rows: readonly number[]) => `示例行没有读取：${rowList(rows)}`,
    header: (rows: readonly number[]) => `重复的表头没有读取：${rowList(rows)}`,
    empty: (rows: readonly number[]) => `只有序号的空行没有读取：${rowList(rows)}`,
    hidden: (rows: readonly number[]) =>
      `${rows.length} 行是隐藏的（如被筛选掉），没有读取：${rowList(rows)}`,
  },
  planYear: (year: number) => `没有写年度，按 ${year} 年的计划读取`,
  planAdjusts: (section: string, year: number) =>
    `${section} ${year} 年计划已批准，确认后作为调整，写明理由并经审批后生效`,
  oldNumbers: (count: number) => `${count} 家企业用的是 15 位旧注册号`,
  gradeAssumed: (count: number) => `${count} 家新增企业没有写等级，按 B 类计`,
  inspectorAssumed: (count: number) => `${count} 名新增人员没有写角色，有执法证，按执法人员计`,
  countiesAssumed: (count: number) => `${count} 名新增执法人员没有写县区，按全市计`,
  newSections: (sections: readonly string[]) => `将新设这些科室，请核对名称：${sections.join('、')}`,
  otherSection: (rows: readonly number[]) => `科室与第一个行业的监管科室不一致：${rowList(rows)}`,
} as const;

/** The expected columns of a register, for someone whose header wasn't recognised. */
export function expectedColumns(kind: RegisterKind, columns: readonly string[]): string {
  return `【${KIND_NAMES[kind]}】${columns.join('、')}`;
}
