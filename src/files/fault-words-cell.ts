/** Why a file is refused and how to mend it: of a cell and its row. */
import { HAZARD_LEVELS, LISTED, RISKS } from '../domain/enterprise-words.ts';
import { COUNTIES, GRADES, ROLES, STATUSES, TRADES } from '../domain/vocabulary.ts';
import type { CellFault, FaultWords } from './faults.ts';

const names = (entries: readonly { name: string }[]) => entries.map((entry) => entry.name).join('、');

export const cellFaults: Record<CellFault, FaultWords> = {
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
  'unknown-register': (more) => ({ why: '不是认识的名录', remedy: `写其中之一：${more}` }),
  'unknown-source': (more) => ({
    why: '看不出取自哪里',
    remedy: `写其中之一：${more}；每行都一样的写「固定：内容」，不填的写「留空」`,
  }),
  'unknown-yes-no': () => ({ why: '看不出是还是否', remedy: '写「是」或「否」' }),
  'not-a-year': () => ({ why: '不是一个年度', remedy: '写成 2026' }),
  'amount-needed': () => ({
    why: '看不出抽取比例或家数',
    remedy: '在「抽取比例或家数」一列写 10%、12家，或 A5% B10%；重点检查写「全部」',
  }),
  duplicate: (more) => ({ why: `与${more}重复`, remedy: '删去其中一行，或改正写错的一行' }),
};
