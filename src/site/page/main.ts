/** 核验: the page and, in its worker, the checking. */
import type { VoidDraw } from '../../domain/draw/audit-series.ts';
import { words } from '../words.ts';
import { article } from './article.ts';
import { assistant, serve } from './assistant.ts';
import { h } from './dom.ts';
import { dropZone, header, numberForm, openList, seriesSection } from './entry.ts';
import { asked, hasSite, type Open, openRecord, textOf } from './sources.ts';

type Given = { readonly name: string; readonly text: string };

function page(script: string): void {
  const helper = assistant(script);
  const state = h('p', { class: 'state', role: 'status' });
  const results = h('div', { id: 'results' });
  const say = (text: string) => {
    state.textContent = text;
  };

  const checkAll = async (given: readonly Given[], voids: readonly VoidDraw[] = []) => {
    results.replaceChildren();
    const keys: string[] = [];
    for (const [i, { name, text }] of given.entries()) {
      const key = `${i}`;
      say(words.reading);
      const checked = await helper.ask('check', { key, text }, ({ name: step }) => say(words.working(step)));
      if (checked.is === 'refused') {
        results.append(h('p', { class: 'verdict failed' }, `${name}：${words.fileRefused(checked.why)}`));
        continue;
      }
      keys.push(key);
      results.append(article(key, checked.report, helper, given.length === 1));
    }
    if (keys.length + voids.length > 1)
      results.prepend(seriesSection(await helper.ask('series', { keys, voids }), keys.length + voids.length));
    say('');
  };
  // what is on the page goes at once, and whoever gives another record meanwhile sees that one, alone
  let before = Promise.resolve();
  let last = 0;
  const begin = () => {
    results.replaceChildren();
    say(words.reading);
  };
  const guarded = (work: () => Promise<void>) => {
    last += 1;
    const mine = last;
    const isLast = () => mine === last;
    begin();
    before = before
      .then(() => (isLast() ? work() : undefined))
      .catch((error: unknown) => say(error instanceof TypeError ? words.unreachable : words.crashed))
      .then(() => (isLast() ? undefined : begin()));
  };

  const byNumber = async (no: string) => {
    say(words.loading(no));
    const found = await openRecord(no);
    results.replaceChildren();
    if (found.is === 'none') say(words.notOpen(no));
    else if (found.is === 'void') say(words.isVoid(no, found.draw.secret));
    else await checkAll([{ name: no, text: found.text }]);
  };
  const allOpen = async (open: readonly Open[]) => {
    const given: Given[] = [];
    const voids: VoidDraw[] = [];
    for (const { no } of open) {
      say(words.loading(no));
      const found = await openRecord(no);
      if (found.is === 'record') given.push({ name: no, text: found.text });
      else if (found.is === 'void') voids.push(found.draw);
    }
    await checkAll(given, voids);
  };
  const files = async (list: Iterable<File>) => {
    const given: Given[] = [];
    const wrong: HTMLElement[] = [];
    for (const file of list) {
      const read = await textOf(file);
      if (typeof read === 'object') given.push({ name: file.name, text: read.text });
      else
        wrong.push(
          h(
            'p',
            { class: 'verdict failed' },
            `${file.name}：${read === 'too-large' ? words.tooLarge : words.notUtf8}`,
          ),
        );
    }
    await checkAll(given);
    results.prepend(...wrong);
  };

  document.getElementById('page')!.replaceChildren(
    header(),
    h(
      'section',
      { class: 'sources' },
      hasSite ? numberForm((no) => guarded(() => byNumber(no))) : undefined,
      dropZone((list) => guarded(() => files(list))),
    ),
    ...(hasSite
      ? [
          openList(
            (open) => guarded(() => allOpen(open)),
            (no) => guarded(() => byNumber(no)),
          ),
        ]
      : []),
    state,
    results,
  );
  if (asked) guarded(() => byNumber(asked!));
}

if (typeof document === 'undefined') serve(self as unknown as Parameters<typeof serve>[0]);
else page(document.currentScript!.textContent ?? '');
