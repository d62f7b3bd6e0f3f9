/** What each command is about: 帮助 shows them by topic. */
import type { CommandName } from './words-commands.ts';

export const TOPICS = {
  draw: '抽查和计划',
  visit: '检查任务',
  lists: '一单两库',
  people: '人员和权限',
  whole: '统计和设置',
} as const;
export type Topic = keyof typeof TOPICS;

export const topicOf = {
  draw: 'draw',
  witness: 'draw',
  progress: 'draw',
  plan: 'draw',
  approvals: 'draw',
  standIn: 'draw',
  todo: 'visit',
  photos: 'visit',
  experts: 'visit',
  guidance: 'visit',
  partners: 'people',
  due: 'visit',
  units: 'lists',
  items: 'lists',
  history: 'lists',
  export: 'lists',
  template: 'lists',
  confirmRegister: 'lists',
  grades: 'lists',
  unitStatus: 'lists',
  adjustItem: 'lists',
  override: 'lists',
  people: 'people',
  leave: 'people',
  recusal: 'people',
  qualification: 'people',
  posts: 'people',
  rights: 'people',
  summary: 'whole',
  fairness: 'whole',
  bindChat: 'whole',
  help: 'whole',
} as const satisfies Record<CommandName, Topic>;
