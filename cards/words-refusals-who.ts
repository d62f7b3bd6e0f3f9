/** 拒绝时怎么说: who may, and where it is said. */
import type { WhoRefusal } from '../src/domain/refusal.ts';
import { type RefusalWords, same } from './refusal-kit.ts';

/** as many of them as a toast has room for */
const ROOM = 14;
function whoMay(who: string): string | undefined {
  if (who.length <= ROOM) return `此事由${who}办理`;
  const cut = who.lastIndexOf('、', ROOM);
  return cut > 0 ? `此事由${who.slice(0, cut)}等办理` : undefined;
}

export const whoRefusals: Record<WhoRefusal, RefusalWords> = {
  'unknown-person': {
    toast: '未查到您的登记，请联系执法监督科',
    text: (d) => `未在人员名录中查到您的手机号。请联系${d.whom}，补录后再发一次即可。`,
  },
  'not-allowed': {
    toast: '您没有办理此事的权限',
    about: (d) => whoMay(`${d.who}`),
    text: (d) => `此事由${d.who}办理，您的角色暂不能办理。如有出入，请联系执法监督科核对名录。`,
  },
  'not-your-section': {
    toast: '只能办理本科室的抽查',
    text: (d) => `${d.section}的抽查由该科室负责人办理。`,
  },
  'not-your-task': same('您不在本任务的检查组内', '请由检查组成员办理。'),
  'groups-only': same('请在科室群里发送', '抽取和见证要当着大家的面进行。'),
  'bind-in-group': same('请在要绑定的群里发送', '在哪个群里发送，就设定哪个群的用途。'),
  'private-only': same('请私聊发送', '名单不宜在群里发送。'),
  'type-it': same('请在群里自己发送', '见证的数字要让大家看到是谁发的。'),
  stale: same('内容已更新，请看最新卡片'),
};
