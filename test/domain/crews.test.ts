/** 组别: who helps beside the officers, and what may be relaxed. */
import { describe, expect, test } from 'vitest';
import { crewsOf, isPartnerName, LADDERS, stopsDraw } from '../../src/domain/crews.ts';
import type { Certificate } from '../../src/domain/draw/certificate.ts';
import { amountsText, readAmounts, readWish } from '../../src/domain/wish.ts';

const names = { officers: '执法', experts: '专家' };

describe('crews', () => {
  test('the officers alone, as before: 2 of them, one who knows the trade, three rungs', () => {
    expect(crewsOf(names, { experts: 0, partners: [] }, 'usual')).toEqual([
      {
        ...{ name: '执法', size: 2, spec: 1, strict: 0 },
        ladder: [{ cap: 10 }, { anyCounty: 1 }, { spec: 0 }],
      },
    ]);
  });

  test('experts are all of the trade, however far it is relaxed; a partner sends one', () => {
    for (const ladder of LADDERS) {
      const [, experts, partner] = crewsOf(names, { experts: 2, partners: ['市市场监管局'] }, ladder);
      expect(experts).toMatchObject({ name: '专家', size: 2, spec: 2, strict: 1 });
      expect(partner).toMatchObject({ name: '市市场监管局', size: 1, spec: 0, strict: 0 });
      expect([...experts!.ladder, ...partner!.ladder].filter((rung) => 'spec' in rung)).toEqual([]);
    }
    expect(crewsOf(names, { experts: 1, partners: [] }, 'none').flatMap(({ ladder }) => ladder)).toEqual([]);
  });

  test('without officers or a partner there is no draw; experts may be named by hand', () => {
    const nobody = (crew: string): Certificate => ({ is: 'nobody', crew, units: 3 });
    expect(stopsDraw([nobody('专家')], '专家')).toBeUndefined();
    expect(stopsDraw([nobody('专家'), nobody('市市场监管局')], '专家')).toEqual(nobody('市市场监管局'));
  });

  test('names of departments', () => {
    const ok = (name: string) => isPartnerName(name, ['执法', '专家']);
    expect(['市市场监管局', '消防救援支队'].map(ok)).toEqual([true, true]);
    expect(['执法', '专家', '局', '甲#乙', '甲:乙', '甲+乙', '甲\n乙'].map(ok)).toEqual(Array(7).fill(false));
  });
});

describe('a line that names who helps', () => {
  const section = { name: '危化科', trades: ['危化生产'] };
  test.each([
    ['10% 专家1名 联合市市场监管局', ['市市场监管局'], 1],
    ['10% 联合市市场监管局、市生态环境局', ['市市场监管局', '市生态环境局'], undefined],
    ['联合 市市场监管局 10%', ['市市场监管局'], undefined],
  ])('%s', (text, partners, experts) => {
    const wish = readWish(text, '2026-03-10', section);
    expect(wish.partners).toEqual(partners);
    expect(wish.experts).toBe(experts);
    expect(wish.amounts).toMatchObject({ is: 'one', amount: { is: 'ratio', bp: 1000 } });
  });

  test.each(['10%', '12家', 'A5% B10% C30% D70%', 'A2家 D3家', '12.5%'])(
    '%s is written as it is read',
    (text) => {
      expect(readAmounts(amountsText(readAmounts(text)))).toEqual(readAmounts(text));
    },
  );
});
