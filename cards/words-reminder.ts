/** 提醒: what comes near its end, or is past it. */
import { dayText } from './words.ts';

export const reminder = {
  title: (n: number) => `${n} 件事项临近或超过时限`,
  titleOne: (what: string, stage: string) => `${what}：${stage}`,
  left: (days: number) => `还剩 ${days} 个工作日`,
  summary: (n: number) => `有 ${n} 件事项请按期办理`,
  lead: {
    team: '请按期办理，在各任务卡片上操作。',
    office: '请按期公示，在执法监督科办理卡片上登记。',
    chief: '以下事项已超期，请督促办理。',
    leadership: '以下公示已超过 20 个工作日的时限，请领导小组督办。',
  },
  line: (name: string, what: string, stage: string, due: string) =>
    `**${name}** ${what}，期限 ${due}，${stage}`,
  due: (day: string, provisional: boolean) => `${dayText(day)}${provisional ? '（暂定）' : ''}`,
} as const;
