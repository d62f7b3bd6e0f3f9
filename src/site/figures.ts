/** The pictures of 「怎么证明抽取是公平的」, as SVG that stands in the page and follows its colours. */
import { escaped } from './html.ts';
import { fairWords } from './words-fair.ts';

const { figures, labels } = fairWords;

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

const frame = (title: string, width: number, height: number, inside: string) =>
  `<figure class="figure"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">${ARROW}${inside}</svg><figcaption>${escaped(title)}</figcaption></figure>`;
const ARROW =
  '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>';
const box = ({ x, y, w, h }: Box, text: string, look = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" class="${look}"/><text x="${x + w / 2}" y="${y + h / 2 + 5}" text-anchor="middle">${escaped(text)}</text>`;
const arrow = (x1: number, y1: number, x2: number, y2: number, look = '') =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" marker-end="url(#tip)" class="${look}"/>`;
const text = (x: number, y: number, content: string) =>
  `<text x="${x}" y="${y}" text-anchor="middle" class="small">${escaped(content)}</text>`;

/** 封存 → 报数 → 种子 → 结果. */
export function stagesFigure(): string {
  const names = [`${labels.list}${labels.sealed}`, labels.values, labels.seed, labels.result];
  const at = (i: number) => 4 + i * 88;
  const boxes = names.map((name, i) => box({ x: at(i), y: 14, w: 72, h: 42 }, name, i === 3 ? 'strong' : ''));
  const arrows = names.slice(1).map((_, i) => arrow(at(i) + 72, 35, at(i + 1) - 2, 35));
  return frame(figures.stages, 344, 70, boxes.join('') + arrows.join(''));
}

/** Four things become one seed. */
export function mixFigure(): string {
  const names = [labels.freeze, labels.secret, labels.values, labels.beacon];
  const from = names.map((name, i) => box({ x: 4, y: 6 + i * 44, w: 110, h: 36 }, name));
  const into = names.map((_, i) => arrow(114, 24 + i * 44, 152, 90));
  const seed = box({ x: 154, y: 68, w: 74, h: 44 }, labels.seed, 'strong');
  const out = arrow(228, 90, 264, 90) + box({ x: 266, y: 68, w: 74, h: 44 }, labels.result);
  return frame(figures.mix, 344, 182, from.join('') + into.join('') + seed + out);
}

/** From the last secret back to the anchor, and no way forth. */
export function chainFigure(): string {
  const names = [labels.anchor, labels.first, labels.second, labels.last];
  const at = (i: number) => 8 + i * 62;
  const boxes = names.map((name, i) =>
    box({ x: 70, y: at(i), w: 170, h: 34 }, name, i === 0 ? 'strong' : ''),
  );
  const up = names.slice(1).map((_, i) => arrow(120, at(i + 1), 120, at(i) + 36));
  const down = names
    .slice(1)
    .map(
      (_, i) =>
        `<line x1="190" y1="${at(i) + 34}" x2="190" y2="${at(i + 1)}" class="barred"/><text x="190" y="${at(i) + 53}" text-anchor="middle" class="cross">✗</text>`,
    );
  const [easy, hard] = [labels.easy, labels.hard];
  const sides =
    text(34, 52, easy[0]) + text(34, 69, easy[1]) + text(286, 52, hard[0]) + text(286, 69, hard[1]);
  return frame(figures.chain, 344, 236, boxes.join('') + up.join('') + down.join('') + sides);
}

/** A stratum in its shuffled order: the first ones are drawn. */
export function shuffleFigure(): string {
  const looks = ['strong', 'strong', 'strong', 'half', 'half', '', '', '', '', ''];
  const dots = looks.map(
    (look, i) =>
      `<circle cx="${22 + i * 33.5}" cy="24" r="14" class="${look}"/><text x="${22 + i * 33.5}" y="29" text-anchor="middle">${i + 1}</text>`,
  );
  const names = text(55, 62, labels.drawn) + text(139, 62, labels.reserve) + text(256, 62, labels.rest);
  return frame(figures.shuffle, 344, 74, dots.join('') + names);
}
