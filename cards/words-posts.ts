/** 任命: who is what, the forms, and what those concerned are told. */
import type { Post } from '../src/domain/appointment.ts';
import { spanText } from './words.ts';

const posts = {
  chief: '科室负责人',
  'acting-chief': '代理科室负责人',
  deputy: '分管领导',
  'stand-in': '代理分管领导审批',
  leader: '组长',
  witness: '见证人',
  office: '执法监督科人员',
  'acting-office': '代理执法监督科人员',
  admin: '管理员',
} as const satisfies Record<Post, string>;

const during = (from: string | undefined, to: string | undefined) =>
  from && to ? `（${spanText(from, to)}）` : '';
/** 「危化科 科室负责人」 */
const postOf = (post: Post, section: string | undefined) => `${section ?? ''}${posts[post]}`;

export const appointment = {
  posts,
  title: '人员和角色',
  summary: '人员和角色：任命或终止',
  lead: '任命、代理和终止都立即生效，记入名录变更，并告诉本人。执法人员请用人员名录文件办理。',
  sectionLine: (section: string, chiefs: string, deputy: string, witnesses: string) =>
    `**${section}** 负责人 ${chiefs}；分管领导 ${deputy}；见证人 ${witnesses}`,
  nobody: '（无）',
  leaders: (names: string) => `**组长** ${names}`,
  office: (names: string) => `**执法监督科** ${names}`,
  admins: (names: string) => `**管理员** ${names}`,
  acting: (name: string, post: Post, section: string | undefined, from: string, to: string) =>
    `${name} ${postOf(post, section)}${during(from, to)}`,
  actingFold: (n: number) => `代理 ${n} 项`,
  noChief: (sections: string) => `${sections}目前没有负责人，请任命。`,
  fields: {
    post: '角色',
    who: '姓名或编号',
    section: '科室',
    from: '代理开始日期',
    to: '代理结束日期',
    reason: '依据',
    which: '终止谁的角色',
    why: '原因',
  },
  whoHint: '如：张伟，或 P012',
  reasonHint: '任命文件或会议，可不填',
  whyHint: '可不填',
  noSection: '不涉及科室',
  datesNote: '日期只对代理有效。',
  name: '任命',
  end: '终止',
  endAsk: { title: '终止这个角色', text: '本人立即不能再以这个角色办理。已办理的事项不变。' },
  /** a choice of what may be ended */
  held: (name: string, post: Post, section: string | undefined) => `${name} · ${postOf(post, section)}`,
  namedToast: '已任命，已告诉本人',
  endedToast: '已终止，已告诉本人',
  done: (name: string, post: Post, section: string | undefined) =>
    `已任命${name}为${postOf(post, section)}。`,
  over: (name: string, post: Post, section: string | undefined) =>
    `已终止${name}的${postOf(post, section)}。`,
  told: {
    named: (by: string, post: Post, section: string | undefined, from?: string, to?: string) =>
      `${by}已任命您为${postOf(post, section)}${during(from, to)}。发「权限」看您可以办理什么，发「待办」看等您办理的事项。`,
    ended: (by: string, post: Post, section: string | undefined) =>
      `${by}已终止您的${postOf(post, section)}。发「权限」看您现在可以办理什么。`,
    replaced: (by: string, name: string, section: string) =>
      `${by}已任命${name}分管${section}，不再由您分管。`,
    section: (name: string, post: Post, section: string | undefined, from?: string, to?: string) =>
      `${name}已任命为${postOf(post, section)}${during(from, to)}。`,
    sectionEnded: (name: string, post: Post, section: string | undefined) =>
      `${name}的${postOf(post, section)}已终止。`,
  },
} as const;
