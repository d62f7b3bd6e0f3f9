/** What the gallery's cards are made of. */
import type { Card, CardState } from '../../cards/kit.ts';

/** All that comes from a register, a form or a chat. */
export type Texts = {
  readonly unit: string;
  readonly county: string;
  readonly section: string;
  readonly names: readonly [string, string, string];
  readonly trade: string;
  readonly address: string;
  readonly contact: string;
  readonly phone: string;
  readonly item: string;
  /** what was found */
  readonly text: string;
  readonly platformNo: string;
  readonly receipt: string;
  readonly waiver: string;
  readonly typed: string;
};

/** Long as life is. */
export const longest: Texts = {
  unit: '山西××新材料科技集团有限公司榆次区第二分公司',
  county: '榆次区',
  section: '冶金工贸科',
  names: ['欧阳建国', '张伟', '李秀英'],
  trade: '危险化学品生产',
  address: '山西省晋中市榆次区经济技术开发区迎宾西街与汇通南路交叉口向南八百米路东二号院三号楼',
  contact: '司马相如',
  phone: '13800001111',
  item: '危险化学品生产企业安全生产监督检查',
  text: '现场检查发现储罐区可燃气体报警器两台未检定，消防通道堆放杂物，已责令限期改正，并告知企业负责人整改要求。',
  platformNo: 'SX-2026-JZ-0310-000123',
  receipt: 'GS-2026-0000123',
  waiver: '平台维护，经分管领导同意先行派发',
  typed: '请问这个怎么用',
};

export type Piece = { readonly card: Card; readonly state: CardState };
export const accounts = ['ou_chief', 'ou_zhang', 'ou_li'] as const;

export const at = (time: string, day = '2026-03-10') => new Date(`${day}T${time}:00+08:00`);
export const TODAY = '2026-03-20';
export const PROOF = {
  F: '3f'.repeat(32),
  anchor: 'a1'.repeat(32),
  depth: 511,
  head: '0c'.repeat(32),
};
export const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));
