type Props = { name: string; of?: 'person' | 'group' | 'bot' };

/** The last two characters of a name, of a group's the first two, on a colour that is always the same for it. */
export function Avatar({ name, of = 'person' }: Props) {
  const letters = [...name];
  const tint = letters.reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return (
    <span
      className={`avatar ${of === 'bot' ? 'bot' : ''}`}
      style={{ '--tint': tint } as React.CSSProperties}
      aria-hidden
    >
      {(of === 'group' ? letters.slice(0, 2) : letters.slice(-2)).join('')}
    </span>
  );
}
