/** 拒绝时怎么说: 检查任务 and its 照片. */
import type { TaskRefusal } from '../src/domain/refusal.ts';
import { oneLine } from './kit.ts';
import { type RefusalWords, said, same } from './refusal-kit.ts';

export const taskRefusals: Record<TaskRefusal, RefusalWords> = {
  'not-assigned': same('任务还未派发，请稍候'),
  'already-accepted': same('本任务已有人接收', '无需再办。'),
  'not-accepted': same('请先接收任务'),
  'not-reported': same('还没有填报结果'),
  'own-report': same('请由另一名检查人员确认', '检查结果须两名执法人员分别确认。'),
  'already-reported': same('结果已填报，请勿重复'),
  'no-rectification': same('没有待复查的整改'),
  'rectification-needless': same('此结果不需要整改期限', '请清空整改期限，或改选结果。'),
  'visit-outside-window': {
    toast: '检查日期早于检查时限',
    text: (d) => `检查日期应在 ${d.from} 以后。`,
  },
  'nothing-to-publish': same('检查结果还未确认', '两名检查人员确认后再登记公示。'),
  'task-closed': same('本任务已办结'),
  'no-task-for-photo': same('您没有在办的检查任务', '接收任务后，回复任务卡片发送照片。'),
  'photos-full': {
    toast: '照片已满，不能再存',
    text: (d) => `每项任务最多存 ${d.max} 张照片，这张没有保存。`,
  },
  'photo-twice': same('这张照片已经存入本任务', '不用再发。'),
  'not-a-photo': same('这个文件不是照片，没有保存', '请发送 JPG、PNG 或 WebP 格式的照片。'),
  'photo-heic': same(
    '暂不支持 HEIC 格式，没有保存',
    '请在相册里直接选照片发送，或把相机格式改为“兼容性最佳”。',
  ),
  'photo-huge': same('照片超过6400万像素，未保存', '请缩小后再发。'),
  'photo-damaged': same('照片不完整或已损坏，未保存', '请重新发送一次。'),
  'not-your-photos': same('照片只给检查组和科室看', '请由检查组、科室负责人或执法监督科查看。'),
  'hazards-but-none': same('勾选了检查表内容，结果应是发现问题', '请改选检查结果，或取消勾选。'),
  'must-without-result': {
    toast: '必查内容还有没有结果的',
    about: (d) => `必查「${oneLine(`${d.text}`, 8)}」没有结果`,
    text: (d) => `必查内容「${said(d.text)}」还没有结果。请在检查表一栏选已检查、发现或者未查。`,
  },
  'must-unexplained': same(
    '请在检查情况写「未查：原因」',
    '有必查内容没有检查的，请在检查情况里写「未查」和原因，留在检查结果里。',
  ),
  'photo-of-another': same('这张照片不是这次检查的', '请选同一家企业的照片，或不附照片。'),
  'nothing-undelivered': same('这些消息已经办过', '请看最新卡片。'),
};
