/** Who and what stands in the demo, in words. */
import { words } from '../cards/words.ts';
import type { AnyPerson } from '../db/people.ts';
import { entryOf, ROLES } from './domain/vocabulary.ts';
import type { SandboxGroup, SandboxPerson } from './sandbox/sandbox.ts';

const bindings = [
  { key: 'hazchem', name: '危化科工作群', purpose: 'section', section: '危化科' },
  { key: 'industry', name: '冶金工贸科工作群', purpose: 'section', section: '冶金工贸科' },
  { key: 'office', name: '执法监督科工作群', purpose: 'office', section: undefined },
  { key: 'leadership', name: '双随机领导小组群', purpose: 'leadership', section: undefined },
] as const;

export const demo = {
  bot: words.bot,
  bindings,
  admin: words.roles.admin,
  adminMobile: '13800000000',
  /** someone whom the registers don't know */
  visitor: {
    id: 'V001',
    name: '访客',
    mobile: '13900009999',
    title: '未登记人员',
    roles: [],
  } satisfies SandboxPerson,

  /** `featured`: those who play the main round are offered first on the page. */
  person(person: AnyPerson, featured: boolean): SandboxPerson {
    const roles = person.roles.map((role) => entryOf(ROLES, role).name);
    return {
      id: person.code,
      name: person.name,
      mobile: person.mobile,
      title: [person.section, person.title].filter(Boolean).join(' '),
      roles,
      featured,
    };
  },

  /** Each section with those who witness its draws; the office; the leadership group. */
  groups(
    people: readonly SandboxPerson[],
    witnesses: ReadonlyMap<string, readonly string[]>,
  ): SandboxGroup[] {
    const idsOf = (test: (person: SandboxPerson) => boolean) =>
      people.filter(test).map((person) => person.id);
    const has = (person: SandboxPerson, ...roles: string[]) =>
      roles.some((role) => person.roles.includes(role));
    const { leader, deputy, chief, office } = words.roles;
    return bindings.map(({ key, name, purpose, section }) => {
      if (purpose === 'office') return { key, name, members: idsOf((person) => has(person, office)) };
      if (purpose === 'leadership')
        return { key, name, members: idsOf((person) => has(person, leader, deputy, chief)) };
      const named = witnesses.get(section) ?? [];
      const belongs = (person: SandboxPerson) =>
        person.title.startsWith(section) || named.includes(person.id) || has(person, office);
      return { key, name, members: idsOf(belongs) };
    });
  },

  /** 机器人自定义菜单: its keys are names of commands, as README says */
  menu: [
    { name: words.commands.todo.says[0], event_key: 'todo' },
    { name: words.commands.plan.says[0], event_key: 'plan' },
    { name: words.commands.help.says[0], event_key: 'help' },
  ],

  /** who looked at the inspectors of the demo */
  reviewer: '执法监督科',
  tips: [
    '选「危化科」负责人，在危化科工作群里发：@双随机助手 抽查 危化 10%，看过预览后点「冻结名单并开始」',
    '换成被点名的见证人，各发一次：@双随机助手 见证 738201',
    '换成分管领导，在私聊里同意检查',
    '换成执法监督科的人登记平台编号，再换成执法人员接收任务、填报结果',
  ],

  started: (url: string, chief: string, witnesses: string) =>
    [
      '',
      `双随机助手演示已启动：${url}`,
      '',
      '试四件事：',
      `  1. 打开上面的地址，身份选${chief}，在「危化科工作群」里发：@双随机助手 抽查 危化 10%`,
      `  2. 两分钟内依次换成见证人${witnesses}，各发：@双随机助手 见证 738201`,
      '  3. 换成分管领导，在私聊里同意检查',
      '  4. 换成执法监督科的人登记平台编号并派发；再换成执法人员，在私聊里接收任务、填报结果',
      '',
      '停止请按 Ctrl+C。重新开始：npm run demo -- --fresh',
      '',
    ].join('\n'),
  portWrong: (port: string) => `端口 ${port} 有误，请写 0 至 65535 的整数，如 PORT=3001 npm run demo。`,
  portTaken: (port: number) => `端口 ${port} 已被占用，请用 PORT=3001 npm run demo 换一个端口。`,
} as const;
