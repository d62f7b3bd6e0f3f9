/** 拒绝时怎么说: 任命. */
import type { PostRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, said, same } from './refusal-kit.ts';

export const postsRefusals: Record<PostRefusal, RefusalWords> = {
  'own-appointment': same('不能任命自己', '请另一位执法监督科人员或管理员办理。'),
  'admin-by-admin': same('管理员由管理员指定和终止', '请联系管理员。'),
  'acting-same-section': {
    toast: '代理负责人须是本科室人员',
    text: (d) => `${d.section}的代理负责人须是该科室的人员。请另选一位，或先任命为科室负责人。`,
  },
  'section-needed': same('请选择科室', '科室负责人、分管领导和见证人要写明科室。'),
  'no-such-person': {
    toast: '名录中没有这个人',
    text: (d) => `人员名录中没有「${said(d.text)}」。请写完整的姓名或人员编号。`,
  },
  'many-people': {
    toast: '有重名，请写人员编号',
    text: (d) => `有多位「${said(d.text)}」：${d.names}。请改写人员编号。`,
  },
  'already-named': same('已经是这个角色', '无需再任命。'),
  'last-of-role': {
    toast: '不能终止最后一位',
    text: (d) => `${d.role}至少要有一位可以登录的人员。请先任命接替的人员，再终止。`,
  },
  'role-of-environment': same('由系统配置指定', '请在服务器的 ADMIN_MOBILES 里调整。'),
  'witnesses-few': {
    toast: '见证人不能少于两位',
    text: (d) => `${d.section}至少要有两位见证人。请先任命接替的人员，再终止。`,
  },
};
