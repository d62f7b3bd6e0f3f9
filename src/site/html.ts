/** A page in one file: it can be saved, and opened from disk without a network. */
import { createHash } from 'node:crypto';

export type Parts = {
  readonly lang: string;
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** what stands in the page before its script has run, as HTML of our own */
  readonly body: string;
};

const digest = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
export const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Nothing runs but the script that stands in it; it asks nobody but its own site, and only for public records. */
function policyOf({ style, script }: Parts): string {
  return [
    "default-src 'none'",
    `script-src ${digest(script)}`,
    `style-src ${digest(style)}`,
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export type Page = { readonly html: string; readonly policy: string };

/** The policy stands in the file too, so that it holds for a saved one. */
export function pageOf(parts: Parts): Page {
  const policy = policyOf(parts);
  const html = `<!doctype html>
<html lang="${parts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="referrer" content="no-referrer">
<title>${escaped(parts.title)}</title>
<style>${parts.style}</style>
</head>
<body>
${parts.body}
<script>${parts.script}</script>
</body>
</html>
`;
  return { html, policy: `${policy}; frame-ancestors 'none'` };
}
