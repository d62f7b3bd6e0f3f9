/** 进度: how far the draws are. */

import { count } from './words-common.ts';

export const progress = {
  title: '抽查进度',
  summary: '抽查进度',
  lead: (section = '') => `${section}各次抽查办到哪一步，如下。`,
  empty: '还没有进行中的抽查。科室负责人可发送「抽查」发起。',
  columns: {
    no: '编号',
    section: '科室',
    state: '情况',
    inspected: '已检查',
    published: '已公示',
  },
  /** so many of the drawn */
  of: (n: number, total: number) => `${count(n)}/${count(total)}`,
  states: {
    open: '等待见证',
    drawn: '进行中',
    approval: '待审批',
    returned: '审批退回',
    waiting: '待派发',
    stopped: '不再检查',
    published: '已公开',
    void: '作废',
  },
} as const;
