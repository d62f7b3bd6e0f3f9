/** 检查名单 of a draw: the card, and the file of it. */
import { fileMoment } from './words.ts';

export const list = {
  title: (no: string) => `抽查 ${no} 检查名单`,
  summary: (no: string, n: number) => `抽查 ${no} 名单，共 ${n} 家`,
  lead: {
    waiting: '名单请勿外传。执法监督科登记平台编号后，任务派发。',
    running: '任务已派发，各组进展如下，现在无需办理。',
    done: '全部办结，现在无需办理。',
  },
  figures: { total: '家', inspected: '已检查', problems: '发现问题', published: '已公示' },
  columns: { unit: '企业', team: '检查组', state: '进展' },
  reserves: (n: number) => `备选 ${n} 家（抽中的不能检查时依次替换）`,
  reserveLine: (stratum: string, names: string) => `**${stratum}** ${names}`,
  beyond: (n: number) => `还有 ${n} 家没有列出。`,
  file: (no: string) => `抽查${no}-检查名单.xlsx`,
  newFile: (no: string, when: Date) => `抽查${no}-检查名单（${fileMoment(when)}换人后）.xlsx`,
  sheet: '检查名单',
  fileColumns: ['企业编码', '企业名称', '县区', '地址', '检查组', '检查时限'],
  fileSent: (shown: number, total: number) =>
    `此处显示前 ${shown} 家，全部 ${total} 家见文件，以最近发送的为准。`,
} as const;
