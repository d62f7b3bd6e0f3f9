/** 一个上午不打字: every button of 帮助 answers whoever sees it. */
import { expect, test } from 'vitest';
import { openBureau } from '../support/bureau.ts';
import { CLERK, HAZCHEM } from '../support/round.ts';

test('帮助: what each person is offered answers, with a card or a sentence, and nothing fails', async () => {
  await using bureau = await openBureau();
  for (const code of [HAZCHEM.chief, CLERK]) {
    const who = bureau.person(code);
    await who.tells('帮助');
    const help = await who.chat.lastCard('双随机助手能做什么');
    const offered = help.names.filter((name) => name.startsWith('say__'));
    expect(offered.length).toBeGreaterThan(5);
    for (const name of offered) {
      const before = (await who.chat.messages()).length;
      const { toast } = await who.taps(help, name);
      const said = (await who.chat.messages()).length - before;
      expect([code, name, toast?.type]).toEqual([code, name, expect.stringMatching(/success|warning|info/)]);
      expect([code, name, said > 0 || toast?.type === 'warning']).toEqual([code, name, true]);
    }
  }
  expect(bureau.errors).toEqual([]);
});
