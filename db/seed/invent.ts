/** What the demo's registers are invented from. Places are real, people and enterprises are not. */
import { createHash } from 'node:crypto';
import seedrandom from 'seedrandom';

/** A source of repeatable choices: the same label gives the same registers on every machine. */
export type Chance = {
  below(n: number): number;
  pick<T>(from: readonly T[]): T;
  /** true in `percent` of a hundred cases */
  often(percent: number): boolean;
  shuffled<T>(from: readonly T[]): T[];
};

export function chance(label: string): Chance {
  const rng = seedrandom(createHash('sha256').update(`demo registers ${label}`).digest('hex'));
  const below = (n: number) => Math.floor(rng() * n);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    often: (percent) => below(100) < percent,
    shuffled: (from) => {
      const list = [...from];
      for (let i = list.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        [list[i], list[j]] = [list[j]!, list[i]!];
      }
      return list;
    },
  };
}

/** 县级单位: how many enterprises of the demo, and towns for addresses. */
export const PLACES: readonly { code: string; name: string; share: number; towns: readonly string[] }[] = [
  { code: '140702', name: '榆次区', share: 50, towns: ['修文镇', '东阳镇', '乌金山镇', '北田镇'] },
  { code: '140703', name: '太谷区', share: 30, towns: ['胡村镇', '水秀镇', '明星镇', '阳邑乡'] },
  { code: '140721', name: '榆社县', share: 8, towns: ['箕城镇', '云簇镇'] },
  { code: '140722', name: '左权县', share: 10, towns: ['辽阳镇', '桐峪镇'] },
  { code: '140723', name: '和顺县', share: 12, towns: ['义兴镇', '李阳镇'] },
  { code: '140724', name: '昔阳县', share: 15, towns: ['乐平镇', '大寨镇'] },
  { code: '140725', name: '寿阳县', share: 25, towns: ['朝阳镇', '平头镇', '尹灵芝镇'] },
  { code: '140727', name: '祁县', share: 30, towns: ['昭馀镇', '东观镇', '古县镇'] },
  { code: '140728', name: '平遥县', share: 35, towns: ['古陶镇', '洪善镇', '南政乡'] },
  { code: '140729', name: '灵石县', share: 45, towns: ['翠峰镇', '两渡镇', '段纯镇', '静升镇'] },
  { code: '140781', name: '介休市', share: 60, towns: ['义安镇', '张兰镇', '连福镇', '义棠镇'] },
];

const FIRST = [...'晋汾榆绵沁潇麓昭霍浊嶷谷乔岫徽昔漳蕴'];
const SECOND = [...'晟曜霖岑澍峤珩淼岱垚钰铎煜烨锟骁璟翊'];

/** 字号: two characters, each pair once. */
export function tradeNames(random: Chance): string[] {
  return random.shuffled(FIRST.flatMap((first) => SECOND.map((second) => first + second)));
}

/** What an enterprise of a trade calls its business. */
export const BUSINESSES: Readonly<Record<string, readonly string[]>> = {
  金属冶炼: ['铸造', '特钢', '铝业', '镁业', '铁合金', '球墨铸管', '冶炼', '钢铁', '锻造', '铜材'],
  粉尘涉爆: ['木业', '家具', '面粉', '饲料', '淀粉', '铝镁制品', '抛光工贸', '粉末冶金', '粮油', '纺织'],
  有限空间: ['醋业', '食品', '酱菜', '污水处理', '纸业', '酒业', '玻璃器皿', '碳素', '肉制品', '水务'],
  危险化学品生产: [
    '焦化',
    '煤化工',
    '精细化工',
    '气体',
    '涂料',
    '氯碱化工',
    '化肥',
    '甲醇',
    '树脂',
    '新能源化工',
  ],
};

export const LONG_NAMES: readonly ((name: string, county: string) => string)[] = [
  (name, county) => `山西${name}新材料科技集团有限公司${county}第二分公司`,
  (name, county) =>
    `晋中市${name}循环经济产业园区开发建设投资（集团）有限责任公司${county}煤焦油综合利用分公司`,
  (name, county) => `山西省${county}${name}农业产业化龙头企业粮食加工储运有限责任公司面粉饲料分厂`,
  (name, county) => `${county}${name}精密铸造与机械装备再制造技术研究开发有限公司第三铸造车间（承包经营）`,
];

const SURNAMES = [...'王李赵刘陈杨郭马武任温侯梁曹段冀阎程孟乔郝田白岳裴'];
const GIVEN = [
  ...[
    '建国',
    '海龙',
    '晓峰',
    '志强',
    '丽娟',
    '俊杰',
    '秀兰',
    '永胜',
    '文涛',
    '慧敏',
    '彦斌',
    '小燕',
    '瑞祥',
    '锦程',
  ],
  ...[
    '卫东',
    '玉梅',
    '子轩',
    '向荣',
    '春生',
    '雅琴',
    '培元',
    '利平',
    '凯',
    '敏',
    '鹏',
    '婧',
    '宏毅',
    '红霞',
    '石磊',
  ],
];

/** 姓名, each once for one list. */
export function personNames(random: Chance): string[] {
  return random.shuffled(SURNAMES.flatMap((surname) => GIVEN.map((given) => surname + given)));
}

/** 组织机构代码 (GB 11714): the check character over eight characters, the ninth of a credit code's 主体标识码. */
export function organisationCode(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number.parseInt(first8.charAt(i), 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return first8 + (check === 10 ? 'X' : String(check));
}

export function digits(random: Chance, length: number): string {
  return Array.from({ length }, () => String(random.below(10))).join('');
}
