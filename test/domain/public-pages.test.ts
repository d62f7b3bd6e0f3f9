import { expect, test } from 'vitest';
import { verifyAddress } from '../../src/domain/public-pages.ts';

test('核验 page of a draw: below the public address, whatever its end', () => {
  expect(verifyAddress('https://yj.example.gov.cn/', '2026-001')).toBe(
    'https://yj.example.gov.cn/verify/2026-001',
  );
  expect(verifyAddress('https://example.gov.cn/bot', '演练 1')).toBe(
    'https://example.gov.cn/bot/verify/%E6%BC%94%E7%BB%83%201',
  );
});
