import { words } from './page/words.ts';

/** A page that is light or dark before anything else is loaded; the component library asks the body for it. */
const EARLY = `const t = localStorage.getItem('sandbox.theme');
const d = t === 'dark' || (t !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
document.documentElement.dataset.theme = d;
document.body.setAttribute('theme-mode', d);`;

const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16' rx='4' fill='%231456f0'/><circle cx='5.5' cy='8' r='2' fill='white'/><circle cx='10.5' cy='8' r='2' fill='white'/></svg>";

type Places = { script: string; style: string; charts: string };

export const html = (botName: string, { script, style, charts }: Places): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${words.title(botName.replaceAll('<', ''))}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${style}">
<link rel="modulepreload" href="${script}">
</head>
<body>
<script>${EARLY}</script>
<div id="root" data-charts="${charts}"></div>
<script type="module" src="${script}"></script>
</body>
</html>
`;
