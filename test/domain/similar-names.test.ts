/** 疑似重复: which names may be one enterprise, and which only look like it. */
import { describe, expect, test } from 'vitest';
import { alikeNames, isOneApart, plainName } from '../../src/domain/similar-names.ts';

const named = (name: string, creditCode = name) => ({ name, creditCode });

test('a name without its form', () => {
  for (const same of [
    '晋中永丰化工有限责任公司',
    '晋中永丰化工（有限公司）',
    ' 晋中 永丰·化工有限公司 ',
    '晋中永丰化工股份有限公司',
  ])
    expect(plainName(same)).toBe(plainName('晋中永丰化工有限公司'));
  expect(plainName('ＡＢ化工公司')).toBe(plainName('ab化工有限公司'));
});

test('one character apart', () => {
  for (const other of ['晋中永丰化工厂', '晋中永化工', '晋中永峰化工', '晋永中丰化工', '普中永丰化工'])
    expect(isOneApart('晋中永丰化工', other)).toBe(true);
  for (const other of ['晋中永丰化肥厂', '永丰化工', '太原永峰化工'])
    expect(isOneApart('晋中永丰化工', other)).toBe(false);
});

describe('pairs', () => {
  const known = [
    named('山西昌盛冶金有限公司', 'K1'),
    named('介休宏达铸造有限公司', 'K2'),
    named('祁县红星玻璃器皿厂', 'K3'),
  ];

  test('each new name with what is there and with each other', () => {
    const fresh = [
      named('山西昌盛冶金有限责任公司', 'F1'),
      named('介休宏达铸造厂', 'F2'),
      named('祁县红星玻璃器皿二厂', 'F3'),
      named('平遥古城制品有限公司', 'F4'),
      named('平遥古城制晶有限公司', 'F5'),
    ];
    const found = alikeNames(fresh, known).map(({ one, other, why }) => [
      one.creditCode,
      other.creditCode,
      why,
    ]);
    expect(found.sort()).toEqual([
      ['F1', 'K1', 'same'],
      ['F2', 'K2', 'near'],
      ['F4', 'F5', 'near'],
    ]);
  });

  test('numbers and directions set units apart on purpose; short names too; the same code is the same unit', () => {
    expect(alikeNames([named('昌盛冶金有限公司第一分公司')], [named('昌盛冶金有限公司第二分公司')])).toEqual(
      [],
    );
    expect(alikeNames([named('永丰厂')], [named('永峰厂')])).toEqual([]);
    expect(alikeNames([named('山西昌盛冶金公司', 'K1')], known)).toEqual([]);
    expect(alikeNames([], known)).toEqual([]);
  });

  test('a hundred thousand numbered names are no pairs', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => named(`山西第${i}号化工有限公司`));
    expect(alikeNames(many, [])).toEqual([]);
  });
});
