/** 照片: what is said of the photos of a visit. */
import { momentText } from './words.ts';

export const photo = {
  count: (n: number) => `照片 ${n} 张`,
  recalled: (n: number) => `其中 ${n} 张的原消息已撤回，照片仍保存。`,
  how: '回复本卡片发送照片，即可存入本任务。',
  show: '查看照片',
  shownToast: '照片已发到私聊',
  none: '这项任务还没有照片。',
  noneHow: '检查人员接收任务后，回复任务卡片发送照片，即可存入。',
  title: (name: string) => `照片：${name}`,
  summary: (name: string, n: number) => `${name} 照片 ${n} 张`,
  lead: '照片只发给检查组、科室负责人和执法监督科，请勿外传。原图和校验码已存档。',
  phases: { inspection: '检查', reinspection: '复查' },
  group: (phase: string, n: number) => `**${phase}** ${n} 张`,
  line: (who: string, from: Date, to: Date) =>
    from.getTime() === to.getTime() ? `${who} ${momentText(from)} 发送` : `${who} ${momentText(from)} 起发送`,
  beyond: (n: number) => `另有 ${n} 张没有列出。`,
  beyondVisits: (n: number) => `另有 ${n} 项没有列出，可以发「照片」加企业名称。`,

  ask: {
    title: (n: number) => `${n} 张照片属于哪项任务`,
    summary: (n: number) => `请选择 ${n} 张照片所属的任务`,
    lead: '您有几项任务在办，请选择照片属于哪一项。下次回复任务卡片发送，就不用再选。',
    task: '任务',
    submit: '存入任务',
    toast: (n: number) => `已存入 ${n} 张`,
    done: (name: string, n: number) => `已存入${name}，共 ${n} 张。`,
  },
  pick: {
    title: '查看照片',
    summary: (n: number) => `有照片的检查 ${n} 项，请选一项`,
    lead: (n: number) => `有照片的检查 **${n}** 项，请选一项查看。`,
    task: '企业',
  },
  command: {
    none: '您可以查看的检查都还没有照片。检查人员回复任务卡片发送照片，即可存入。',
    nobody: '没有找到这家企业的检查，您可以查看的检查也都还没有照片。',
  },
};
