/** What the office reads about a file: why a cell is refused and how to mend it, and what was noted. */
import { COUNTIES, GRADES, ROLES, STATUSES, TRADES } from '../domain/vocabulary.ts';
import type { FaultCode } from './faults.ts';
import type { RegisterKind } from './rows.ts';

export const KIND_NAMES: Record<RegisterKind, string> = {
  enterprises: '企业名录（检查对象名录库）',
  people: '人员名录（执法检查人员名录库）',
  calendar: '放假安排',
  settings: '科室设置',
  province: '省级平台任务表',
};

const names = (entries: readonly { name: string }[]) => entries.map((entry) => entry.name).join('、');

/** For each fault: why, and what to do about it. `more` is what only this case knows. */
export const FAULTS: Record<FaultCode, (more: string) => { why: string; remedy: string }> = {
  'file-empty': () => ({ why: '文件是空的', remedy: '重新导出后再发' }),
  'file-not-xlsx': () => ({
    why: '这不是 Excel 工作簿（.xlsx）',
    remedy: '在 Excel 或 WPS 中另存为「.xlsx」后再发',
  }),
  'file-xls': () => ({
    why: '这是旧版 Excel 文件（.xls）',
    remedy: '在 Excel 或 WPS 中另存为「.xlsx」后再发',
  }),
  'file-encrypted': () => ({ why: '文件设了打开密码', remedy: '取消密码，另存后再发' }),
  'file-too-large': () => ({ why: '文件超过 20 MB', remedy: '删去图片和不用的工作表，或分成几个文件' }),
  'file-bomb': () => ({
    why: '文件解开后异常地大，为安全起见没有打开',
    remedy: '把表格内容复制到新的工作簿，另存后再发',
  }),
  'file-macros': () => ({ why: '文件带有宏，为安全起见没有打开', remedy: '另存为不带宏的「.xlsx」后再发' }),
  'file-damaged': () => ({ why: '文件已损坏，打不开', remedy: '用 Excel 或 WPS 打开检查，另存后再发' }),
  'sheet-empty': () => ({ why: '表里没有数据行', remedy: '在表头下面填写至少一行' }),
  'too-many-rows': (more) => ({ why: `行数超过上限 ${more}`, remedy: '分成几个文件' }),
  'too-many-columns': (more) => ({ why: `列数超过上限 ${more}`, remedy: '删去右边不用的列' }),
  'unknown-header': (more) => ({ why: '前 10 行里没有找到认识的表头', remedy: `表头应有这些列：${more}` }),
  'missing-column': (more) => ({ why: `按「${more}」看，缺少这一列`, remedy: '在表头加上这一列并填写' }),
  'duplicate-column': () => ({ why: '同名的列出现了两次', remedy: '只留一列' }),
  required: () => ({ why: '不能为空', remedy: '请填写' }),
  'too-long': (more) => ({ why: `太长，超过 ${more} 个字`, remedy: '请缩短' }),
  'error-cell': () => ({ why: '单元格里是公式错误', remedy: '改正公式，或直接填写内容' }),
  'number-too-long': () => ({
    why: 'Excel 把它当作数字，后面的位数已经丢失',
    remedy: '先把这一列的格式设为「文本」，再重新填写',
  }),
  'credit-length': () => ({
    why: '统一社会信用代码应为 18 位（旧注册号 15 位数字）',
    remedy: '对照营业执照改正',
  }),
  'credit-alphabet': () => ({
    why: '含有统一社会信用代码不用的字符（没有字母 I、O、S、V、Z）',
    remedy: '对照营业执照改正，常见的是把数字 0、1、2、5 写成字母',
  }),
  'credit-division': () => ({ why: '第 3 至 8 位应为行政区划数字', remedy: '对照营业执照改正' }),
  'credit-check-digit': (more) => ({
    why: '校验码不对，说明某一位抄错了',
    remedy: `对照营业执照逐位核对（若前 17 位无误，末位应为 ${more}）`,
  }),
  'not-a-day': () => ({ why: '不是一个日期', remedy: '写成 2026-03-05 或 2026年3月5日；长期有效写「长期」' }),
  'not-a-count': () => ({ why: '应为 0 到 999 的整数', remedy: '只写数字' }),
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
  duplicate: (more) => ({ why: `与第 ${more} 行重复`, remedy: '删去其中一行，或改正写错的一行' }),
};

/** Columns as problems name them, where they come to light only beside the registers. */
export const COLUMN = {
  code: '编码',
  credit: '统一社会信用代码',
  mobile: '手机号',
  certificate: '执法证编号',
  section: '科室',
  recusals: '回避',
  witnessFor: '见证科室',
  deputyFor: '分管科室',
  enterprise: '企业',
  inspectors: '执法人员',
  taskNo: '任务编号',
} as const;

export const NOTES = {
  unusedColumns: (columns: readonly string[]) => `没有用到的列：${columns.join('、')}`,
  neverRead: (columns: readonly string[]) => `按规定不读取的列：${columns.join('、')}`,
  otherSheets: (used: string, others: readonly string[]) =>
    `只读了工作表「${used}」，未读：${others.join('、')}`,
  oldNumbers: (count: number) => `${count} 家企业用的是 15 位旧注册号`,
  gradeAssumed: (count: number) => `${count} 家企业没有写等级，按 B 类计`,
  countiesAssumed: (count: number) => `${count} 人没有写县区，按全市计`,
  newSections: (sections: readonly string[]) => `请核对这些科室名称：${sections.join('、')}`,
  otherSection: (rows: readonly number[]) => `科室与第一个行业的监管科室不一致的行：${rows.join('、')}`,
} as const;

/** The expected columns of a register, for someone whose header wasn't recognised. */
export function expectedColumns(kind: RegisterKind, columns: readonly string[]): string {
  return `【${KIND_NAMES[kind]}】${columns.join('、')}`;
}
