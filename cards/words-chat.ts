/** 绑定本群: what a group is for. */
import { momentText } from './words.ts';

export const chat = {
  title: '绑定本群',
  summary: '请设定本群的用途',
  lead: '请选择本群的用途，选好后抽查消息会发到对应的群。',
  purpose: '用途',
  submit: '绑定',
  bound: (purpose: string, who: string, when: Date) =>
    `本群已绑定为${purpose}（${who}，${momentText(when)}）。`,
  boundToast: '已绑定',
  sectionChat: (section: string) => `${section}工作群`,
  welcome: '双随机助手已入群。请科室负责人或执法监督科设定本群用途。',
} as const;
