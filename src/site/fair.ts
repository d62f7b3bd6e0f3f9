/** The page 「怎么证明抽取是公平的」: words and pictures as HTML of our own; a small script for the calculator. */
import { PUBLIC_PAGES, UNANSWERED } from '../domain/public-pages.ts';
import { chainFigure, mixFigure, shuffleFigure, stagesFigure } from './figures.ts';
import { escaped } from './html.ts';
import { fairWords as words } from './words-fair.ts';

const section = (title: string, ...inside: string[]) => named('', title, ...inside);
const named = (id: string, title: string, ...inside: string[]) =>
  `<section${id && ` id="${id}"`}><h2>${escaped(title)}</h2>${inside.join('')}</section>`;
const p = (text: string) => `<p>${escaped(text)}</p>`;
const list = (items: readonly string[]) =>
  `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
const pairs = (items: readonly (readonly [string, string])[]) =>
  `<dl>${items.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`;

function number(name: string, label: string, value: number): string {
  return `<p class="field"><label for="${name}">${escaped(label)}</label><input type="number" inputmode="numeric" id="${name}" name="${name}" min="1" max="100000" value="${value}"></p>`;
}

function calculator(): string {
  const { title, pool, take, years } = words.calculator;
  const fields = number('pool', pool, 57) + number('take', take, 6) + number('years', years, 5);
  return `<h3>${escaped(title)}</h3><div class="row">${fields}</div><div id="odds" role="status"></div>`;
}

/** Addresses are those beside this page, behind whatever the site stands. */
const beside = (page: string) => page.slice(1);

function links(): string {
  const here = beside(PUBLIC_PAGES.fair);
  return `<p class="links"><a href="${beside(PUBLIC_PAGES.verify)}">${words.verify}</a><a href="${here}" download="${words.saveName}">${words.save}</a></p>`;
}

export function fairBody(): string {
  const parts = [
    section(words.stagesTitle, stagesFigure(), pairs(words.stages)),
    section(words.whatIsTitle, p(words.whatIs)),
    section(words.mixTitle, mixFigure(), p(words.mix), pairs(words.contributors)),
    section(words.chainTitle, chainFigure(), p(words.chain)),
    section(words.triesTitle, pairs(words.tries)),
    section(words.shuffleTitle, shuffleFigure(), p(words.shuffle), calculator()),
    section(words.gradesTitle, pairs(words.grades)),
    named(UNANSWERED, words.unansweredTitle, pairs(words.unanswered)),
    section(words.doTitle, list(words.doing)),
    section(words.limitTitle, list(words.limits)),
  ];
  return `<main><header><h1>${words.title}</h1><p class="lead">${escaped(words.lead)}</p>${links()}</header>${parts.join('')}</main>`;
}
