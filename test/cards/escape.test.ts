/** What users wrote stays text: on every card, wherever it is shown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { input } from '../../cards/form-kit.ts';
import { at, safe } from '../../cards/kit.ts';
import { checkCard } from '../../src/sandbox/cards/check.ts';
import { gallery } from './gallery.ts';
import { accounts, longest, type Texts } from './gallery-texts.ts';
import { OUR_PAGE, shown, tagged, texts } from './parts.ts';

const known = {
  user: (id: string) => (accounts as readonly string[]).includes(id),
  image: (key: string) => /^img_(photo_[0-9]+|qr_[\w-]+)$/.test(key),
};

/** Every text of every card is this; trades and counties are of our own vocabulary, whatever a file says. */
function all(hostile: string): Texts {
  const { names: _, trade, county, ...single } = longest;
  const same = Object.fromEntries(Object.keys(single).map((key) => [key, hostile]));
  const three = [hostile, hostile, hostile] as const;
  return { ...(same as Omit<Texts, 'names' | 'trade' | 'county'>), trade, county, names: three };
}

const HOSTILE: Record<string, string> = {
  'a mention of all': '<at id=all></at>Q',
  'a mention of someone else': "<at id='ou_stranger'></at>Q",
  'a tag half open': '<at id=all',
  'an end of our own tag': '</font>Q<font color="red">',
  'bold and strike': '**Q** ~~Q~~ __Q__ *Q*',
  'a link': '[Q](http://b.example/x) <a href="http://b.example">Q</a>',
  'a picture': '![Q](img_v3_Q)',
  'code and a table': '```Q``` | Q | Q |',
  'a heading after a break': 'Q\n# Q\r\n- Q\n\n---\nQ',
  'other breaks': 'Q\u2028Q\u2029Q\u0085Q\u000bQ',
  'entities of its own': '&lt;at id=all&gt; &#60;Q&#62; &amp;#60;',
  'an emoji key': ':OK: Q',
  'marks that turn the line': 'Q\u202eQ\u200f\u2066Q\u2069',
  emoji: '👨‍👩‍👧‍👦🏭Q🇨🇳',
  'halves of a pair': 'Q\ud83d Q\udc00',
  'nothing but spaces': ' \u3000\u200b ',
  'ten thousand characters': '企'.repeat(10_000),
  'ten thousand marks': '*<'.repeat(5000),
  'ten thousand emoji': '🏭'.repeat(10_000),
};

describe.each(Object.entries(HOSTILE))('%s', (_, hostile) => {
  const pieces = Object.entries(gallery(all(hostile)));

  test('passes and fits', () => {
    for (const [name, { card }] of pieces) {
      expect([name, checkCard(card, known).faults]).toEqual([name, []]);
      expect([name, Buffer.byteLength(JSON.stringify(card)) <= 30 * 1024]).toEqual([name, true]);
      expect([name, [...card.config.summary.content].length <= 30]).toEqual([name, true]);
    }
  });

  test('marks nothing up that is not ours', () => {
    for (const [name, { card }] of pieces)
      for (const { text, marked } of texts(card))
        if (marked) expect([name, foreignMarks(text)]).toEqual([name, []]);
  });

  test('breaks no line, turns no text round', () => {
    for (const [name, { card }] of pieces)
      for (const { text, marked, lined } of texts(card)) {
        const own = lined ? text.replaceAll('\n', '') : text;
        expect([name, own.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu)]).toEqual([name, null]);
        if (marked)
          expect([name, text.split('\n').filter((line) => /^\s*[#>+-] *Q/.test(line))]).toEqual([name, []]);
      }
  });

  test('names nobody but whom we named', () => {
    for (const [, { card }] of pieces)
      for (const [, id] of JSON.stringify(card).matchAll(/<at id=([^>]*)>/g))
        if (tagged(card, 'markdown').some(({ content }) => String(content).includes(`<at id=${id}>`)))
          expect(accounts).toContain(id);
  });
});

/** Tags and marks that our own faces do not use: of marks they use `**` alone, and so does none of the texts. */
function foreignMarks(text: string): string[] {
  const bare = text
    .replace(OUR_PAGE, '$1')
    .replaceAll("<font color='red'>*</font>", '')
    .replace(/<font color='grey'>|<\/font>/g, '')
    .replace(/<at id=ou_[a-z]+><\/at>/g, '')
    .replace(/&#\d+;/g, '');
  return bare.match(/[<>`~[\]\\]|\]\(|!\[|(?<!\*)\*(?!\*)|&(?!#)|:OK:/g) ?? [];
}

describe('safe', () => {
  test('what is read is what was written, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
        const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
        expect(shown(safe(text, 1000))).toBe(line);
        expect(safe(text)).not.toMatch(/[<>*_~[\]()`\\|]/);
      }),
      { seed: 20260310, numRuns: 2000 },
    );
  });

  test('is cut as people count, before it is escaped', () => {
    expect(safe('企'.repeat(300))).toBe(`${'企'.repeat(199)}…`);
    expect(safe('🏭🏭🏭', 2)).toBe('🏭…');
    expect(safe('****', 3)).toBe('&#42;&#42;…');
  });
});

describe('a field that is gone on with', () => {
  const initial = (text: string, lines?: number) =>
    input({ name: 'text', label: '情况' }, '', { initial: text, max: 1000, ...(lines && { lines }) })[1]!
      .default_value as string;

  test('keeps its lines, and of each what can be seen; what was kept is kept again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 6 }), (lines) => {
        const bare = lines.map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim());
        const kept = initial(bare.join('\r\n'), 4);
        expect(kept).toBe(bare.join('\n'));
        expect(initial(kept, 4)).toBe(kept);
        expect(initial(lines.join('\n'), 4)).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(initial(kept)).not.toContain('\n');
      }),
      { seed: 20260310, numRuns: 500 },
    );
  });
});

test('a mention is of an account, or a name', () => {
  expect(at('ou_1f', '张伟')).toBe('<at id=ou_1f></at>');
  expect(at(null, '张*伟')).toBe('张&#42;伟');
  expect(at('all></at><at id=ou_x', '张伟')).toBe('张伟');
});
