/** 专家: the words of naming them for visits, and of their signed opinions. */
import { momentText, spanText } from './words.ts';

export const expertWords = {
  /** in the words of a draw */
  each: (n: number) => `每次检查另请 ${n} 名专家参加，人数现已确定。专家只协助检查，不计入执法人员。`,
  title: '专家参加检查',
  summary: (open: number) => (open === 0 ? '专家参加检查' : `有 ${open} 项专家事项待办理`),
  nothing: '没有要请专家的检查，或者都已办完，现在无需办理。',
  lead: (toName: number, toSign: number) =>
    [
      toName > 0 ? `还有 **${toName}** 家没有定齐专家，请在检查前定好。` : '',
      toSign > 0 ? `有 **${toSign}** 份专家意见等待登记，签字后请登记。` : '',
    ]
      .filter(Boolean)
      .join('\n'),
  waiting: '专家由科室负责人或执法监督科来定，定好后在这里登记意见。',
  line: (unit: string, no: string, from: string, to: string, names: string, wanted: number) =>
    `**${unit}** 抽查 ${no}，${spanText(from, to)}，${names === '' ? '未定专家' : names}（应请 ${wanted} 名）`,
  person: (name: string, unit: string, signed: boolean) => `${name}（${unit}）${signed ? '已签' : ''}`,
  rule: '专家只协助检查，不计入两名执法人员，也不在执法文书的执法人员处签字；人数抽取前已定，不得增加。',
  drawnRule: '抽取确定的专家不能自行换下：写明事由，由另一岗位的第二人同意后，按抽取种子由下一名接替。',
  fields: {
    task: '企业',
    expert: '专家',
    leaving: '换下哪一位',
    reason: '事由',
    which: '哪一位的意见',
    opinion: '专家意见',
    signedOn: '签字日期',
    photo: '签字件照片',
  },
  choice: (name: string, unit: string, fields: string) => `${name}，${unit}，${fields}`,
  pair: (unit: string, name: string, drawn: boolean) => `${unit}：${name}${drawn ? '（抽取确定）' : ''}`,
  photoChoice: (unit: string, sender: string, when: Date) => `${unit}，${sender} ${momentText(when)}`,
  noPhoto: '不附照片',
  opinionHint: '照专家签字的意见填写；签字件可先拍照，回复检查任务卡片发来',
  noExperts: '专家库里没有在聘的专家，请执法监督科先导入专家名录。',
  name: '定专家',
  drop: '换下',
  sign: '登记意见',
  namedToast: '已定，专家见任务卡片',
  droppedToast: '已换下',
  signedToast: '专家意见已登记',
  /** on the card of the task */
  task: {
    experts: '专家',
    opinion: (name: string, day: string, photo: boolean) =>
      `专家意见（${name}，${day}签字${photo ? '，签字件见照片' : ''}）`,
  },
} as const;
