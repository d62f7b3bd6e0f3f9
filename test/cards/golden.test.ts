/**
 * Every card in every state, as it is sent: golden files, and the rules of cards that a machine can keep.
 * After a change of words or looks: `npx vitest run test/cards -u`, and read the diff.
 */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withGuidance } from '../../cards/guidance.ts';
import { wantsTap } from '../../src/messages.ts';
import { checkCard } from '../../src/sandbox/cards/check.ts';
import { gallery } from './gallery.ts';
import { accounts, longest } from './gallery-texts.ts';
import { type Part, parts, shown, tagged, texts } from './parts.ts';

const pieces = Object.entries(gallery(longest));
const fileOf = (name: string) => `${name.replaceAll(',', '').replaceAll(' ', '-')}.json`;
const known = {
  user: (id: string) => (accounts as readonly string[]).includes(id),
  image: (key: string) => /^img_(photo_[0-9]+|qr_[\w-]+)$/.test(key),
};

const TEMPLATES = {
  todo: ['orange', '待办'],
  running: ['blue', '进行中'],
  done: ['green', '已完成'],
  late: ['red', '已超期'],
  refused: ['red', '未通过'],
  void: ['grey', '作废'],
  drill: ['violet', '演练'],
  info: ['blue', undefined],
} as const;

describe.each(pieces)('%s', (name, { card, state }) => {
  const compact = JSON.stringify(card);
  // 求助 stands beside the three buttons that a card may have
  const buttons = tagged(card, 'button').filter(({ name }) => name !== 'ask-guidance__card');

  test('is as it was', async () => {
    await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot(`golden/${fileOf(name)}`);
  });

  test('Feishu takes it', () => {
    expect(checkCard(card, known)).toMatchObject({ faults: [], warnings: [] });
  });

  test('Feishu takes it with 求助 and answers on it too', () => {
    const more = [{ question: longest.text.repeat(5), answer: longest.waiver.repeat(40) }];
    const helped = withGuidance(card, true, [...more, ...more, ...more, ...more]);
    expect(checkCard(helped, known)).toMatchObject({ faults: [], warnings: [] });
    expect(Buffer.byteLength(JSON.stringify(helped))).toBeLessThanOrEqual(30 * 1024);
    expect(withGuidance(helped, false, [])).toEqual(withGuidance(card, false, []));
    expect([wantsTap(helped), wantsTap(withGuidance(card, false, more))]).toEqual([
      wantsTap(card),
      wantsTap(card),
    ]);
  });

  test('is not too big: 30 KB, 200 elements', () => {
    expect(Buffer.byteLength(compact)).toBeLessThanOrEqual(30 * 1024);
    expect(parts(card).length).toBeLessThanOrEqual(200);
  });

  test('has the colour and the tag of its state', () => {
    const [template, tag] = TEMPLATES[state];
    const tags = (card.header.text_tag_list ?? []).map((each) => (each.text as Part).content);
    expect([card.header.template, ...tags]).toEqual(tag ? [template, tag] : [template]);
  });

  test('says in the notification what it is, in 30 characters at most, not cut', () => {
    const { content } = card.config.summary;
    expect([...content].length).toBeLessThanOrEqual(30);
    expect(content).not.toBe('');
  });

  test('has three buttons at most, one of them primary, the dangerous one last and asking', () => {
    const menu = tagged(card, 'collapsible_panel').flatMap((fold) =>
      tagged(fold, 'button').filter(({ name }) => String(name).startsWith('say__')),
    );
    expect(buttons.length - menu.length).toBeLessThanOrEqual(3); // a menu is open to who wants it
    expect(buttons.filter(({ type }) => type === 'primary_filled').length).toBeLessThanOrEqual(1);
    for (const [i, button] of buttons.entries())
      if (String(button.type).startsWith('danger')) {
        expect(i).toBe(buttons.length - 1);
        expect(button.confirm).toBeDefined();
      }
  });

  test('names what can be touched do__id, once, and its value agrees', () => {
    const touched = tagged(card, 'button', 'form', 'input', 'select_static', 'date_picker');
    const names = touched.map((part) => String(part.name));
    expect(new Set(names).size).toBe(names.length);
    for (const button of buttons) {
      const [, act, id] = /^([a-z-]+)__(.+)$/.exec(String(button.name)) ?? [];
      expect([button.name, act, id]).toEqual([button.name, expect.any(String), expect.any(String)]);
      if (button.form_action_type === 'submit') expect(button.behaviors).toBeUndefined();
      else if (act === 'say')
        expect(button.behaviors).toEqual([
          { type: 'callback', value: { do: 'say', id: (button.text as Part).content } },
        ]);
      else expect(button.behaviors).toEqual([{ type: 'callback', value: { do: act, id } }]);
    }
    for (const form of tagged(card, 'form')) {
      const submit = (form.elements as Part[]).find((part) => part.form_action_type === 'submit');
      expect(form.name).toBe(`form_${submit?.name}`);
    }
  });

  test('asks for six fields at most, each required one marked, each choice with what is chosen', () => {
    for (const form of tagged(card, 'form')) {
      const fields = (form.elements as Part[]).filter(({ tag }) =>
        ['input', 'select_static', 'date_picker'].includes(String(tag)),
      );
      expect(fields.length).toBeLessThanOrEqual(6);
      for (const field of fields) {
        const label = (form.elements as Part[])[(form.elements as Part[]).indexOf(field) - 1];
        expect([field.name, String(label?.content).endsWith("<font color='red'>*</font>")]).toEqual([
          field.name,
          field.required,
        ]);
        const options = field.options as Part[] | undefined;
        if (field.initial_option !== undefined)
          expect(options?.map(({ value }) => value)).toContain(field.initial_option);
      }
    }
  });

  test('shows hashes in folds alone', () => {
    for (const { text, folded } of texts(card)) if (!folded) expect(text).not.toMatch(/[0-9a-f]{16}/i);
    for (const fold of tagged(card, 'collapsible_panel'))
      if (/[0-9a-f]{64}/.test(JSON.stringify(fold))) expect(fold.expanded).toBe(false);
  });

  test('speaks Chinese', () => {
    const allowed = new Set(['A', 'B', 'C', 'D', 'F', 'R', 'SX', 'JZ', 'GS', 'P', 'help', 'xlsx']);
    const hash = /\b[0-9a-f]{64}\b/g;
    const words = texts(card).flatMap(
      ({ text, marked }) => (marked ? shown(text) : text).replace(hash, '').match(/[A-Za-z]+/g) ?? [],
    );
    expect(words.filter((word) => !allowed.has(word) && !/^P?$/.test(word))).toEqual([]);
  });

  test('says nothing undefined, no code, no exclamation', () => {
    for (const { text, marked } of texts(card))
      expect(marked ? shown(text) : text).not.toMatch(/undefined|null|NaN|\[object|Invalid|！|!/);
  });
});

test('no golden file is of a card that is gone', () => {
  const folder = new URL('golden/', import.meta.url);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  expect(files.filter((file) => !pieces.some(([name]) => fileOf(name) === file))).toEqual([]);
});

test('names of golden files are apart', () => {
  expect(new Set(pieces.map(([name]) => fileOf(name))).size).toBe(pieces.length);
});

test('first lines, side by side', async () => {
  const lines = pieces.map(([name, { card, state }]) => {
    const [first] = card.body.elements;
    return `${name} (${state}): ${shown(String(first?.content)).replaceAll('\n', ' ')}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/first-lines.txt');
});

test('titles and notifications, side by side', async () => {
  const lines = pieces.map(
    ([name, { card }]) => `${name}: ${card.header.title.content} / ${card.config.summary.content}`,
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/titles.txt');
});
