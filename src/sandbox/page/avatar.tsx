/** The last two characters of a name, on a colour that is always the same for it. */
export function Avatar({ name, bot = false }: { name: string; bot?: boolean }) {
  const tint = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return (
    <span
      className={`avatar ${bot ? 'bot' : ''}`}
      style={{ '--tint': tint } as React.CSSProperties}
      aria-hidden
    >
      {[...name].slice(-2).join('')}
    </span>
  );
}
