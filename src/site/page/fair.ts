/** 算一算: the odds of one enterprise, as they are typed. */
import { oddsOf } from '../odds.ts';
import { fairWords } from '../words-fair.ts';

const { calculator: words } = fairWords;
const typed = (id: string) => Number((document.getElementById(id) as HTMLInputElement).value);
const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.01 ? 3 : 1)}%`;

function show(): void {
  const years = typed('years');
  const odds = oddsOf(typed('pool'), typed('take'), years);
  const lines = odds
    ? [
        words.once(percent(odds.once)),
        words.ever(years, percent(odds.ever)),
        words.never(years, percent(1 - odds.ever)),
        words.twice(percent(odds.twice)),
      ]
    : [words.bad];
  const paragraphs = lines.map((line) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    return paragraph;
  });
  document.getElementById('odds')!.replaceChildren(...paragraphs);
}

document.addEventListener('input', show);
show();
