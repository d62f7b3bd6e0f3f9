/** 联合人员: people of other departments who take part in joint inspections, kept by 执法监督科. */
import { datePicker, form, input, select } from './form-kit.ts';
import { type Card, card, clip, type Element, listed, md, note, safe } from './kit.ts';
import { dateText } from './words.ts';
import { faces } from './words-faces.ts';
import { partnerWords as words } from './words-partner.ts';

export type PartnersView = {
  readonly today: string;
  readonly people: readonly {
    readonly id: number;
    readonly department: string;
    readonly name: string;
    readonly certificateNo: string;
    readonly validUntil: string;
  }[];
};
/** more choices would not fit into a card */
const CHOICES = 60;

export function partnersCard({ today, people }: PartnersView): Card {
  return card({
    state: 'info',
    title: words.title,
    summary: words.summary(people.length),
    elements: [
      md(people.length === 0 ? words.none : words.lead),
      ...(people.length > 0 ? listed(people.map((each) => line(each, today))) : []),
      form('keep-partner', 'new', fields(), words.keep),
      ...leaving(people),
      note(words.rule),
    ],
  });
}

function line(
  { department, name, certificateNo, validUntil }: PartnersView['people'][number],
  today: string,
) {
  const until = validUntil < today ? words.over(dateText(validUntil)) : words.until(dateText(validUntil));
  return words.line(safe(department, 16), safe(name, 12), safe(certificateNo, 24), until);
}

function fields(): Element[] {
  const { labels, hints } = words;
  const text = (name: 'department' | 'name' | 'certificate', max: number) =>
    input({ name, label: labels[name], required: true }, hints[name], { max });
  return [
    ...text('department', 30),
    ...text('name', 20),
    ...text('certificate', 40),
    ...datePicker({ name: 'until', label: labels.until, required: true }, faces.common.day),
  ];
}

function leaving(people: PartnersView['people']): Element[] {
  if (people.length === 0) return [];
  const choices = people.slice(0, CHOICES).map(({ id, department, name }) => ({
    value: `${id}`,
    text: words.choice(clip(department, 16), clip(name, 12)),
  }));
  const field = { name: 'person', label: words.labels.person, required: true };
  return [form('end-partner', 'one', select(field, choices, faces.common.choose), words.end, 'default')];
}
